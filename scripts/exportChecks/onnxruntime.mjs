// @ts-check
// onnxruntime for checks of ONNX models: its WebAssembly, which runs wherever Node does.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ownPackage } from '../ownPackage.mjs';

const VERSION = '1.30.0';

/** Installs it where it is not yet: why it cannot be had here, or undefined where it can. */
export const onnxruntimeLacks = () =>
  ownPackage('onnxruntime-web', VERSION, 'onnxruntime') ? undefined : 'npm could not install onnxruntime-web';

/** The module, on one thread; undefined where it cannot be had. @returns {Promise<any>} */
export async function onnxruntime() {
  const folder = ownPackage('onnxruntime-web', VERSION, 'onnxruntime');
  if (folder === undefined) return undefined;
  const ort = createRequire(join(folder, 'package.json'))('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort;
}
