// @ts-check
// TensorFlow.js for checks of layers models: its processor part, which runs wherever Node does.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ownPackage } from '../ownPackage.mjs';

const VERSION = '4.22.0';
const folder = () => ownPackage('@tensorflow/tfjs', VERSION, 'tfjs');

/** Installs it where it is not yet: why it cannot be had here, or undefined where it can. */
export const tensorflowJsLacks = () => (folder() ? undefined : 'npm could not install @tensorflow/tfjs');

/** The module; undefined where it cannot be had. @returns {Promise<any>} */
export async function tensorflowJs() {
  const at = folder();
  if (at === undefined) return undefined;
  const { warn } = console;
  console.warn = () => {}; // It recommends its other parts.
  const tf = createRequire(join(at, 'package.json'))('@tensorflow/tfjs');
  await tf.setBackend('cpu');
  console.warn = warn;
  return tf;
}
