// @ts-check
// Checks layers models: `tfjs.mjs FOLDER`, as scripts/testExports.ts says. Each is loaded and run by TensorFlow.js: its answers to the test vector that it holds are
// compared with those that it holds, which are the engine's with channels last.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { tensorflowJs } from './tensorflowJs.mjs';

const TOLERANCE = 1e-5;
const folder = process.argv[2] ?? '';
const tf = await tensorflowJs();

/** A model from its two files. @param {string} own */
function load(own) {
  const { files } = JSON.parse(readFileSync(join(own, 'case.json'), 'utf8'));
  const model = JSON.parse(readFileSync(join(own, files[0]), 'utf8'));
  const bytes = readFileSync(join(own, model.weightsManifest[0].paths[0]));
  const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const weightSpecs = model.weightsManifest[0].weights;
  const { modelTopology, userDefinedMetadata } = model;
  return { artifacts: { modelTopology, weightSpecs, weightData }, test: userDefinedMetadata.test };
}

/** @param {string} own */
async function check(own) {
  const { artifacts, test } = load(own);
  const model = await tf.loadLayersModel({ load: async () => artifacts });
  const { tokens } = JSON.parse(readFileSync(join(own, 'case.json'), 'utf8'));
  const inputs = tf.tensor(test.inputs.values, test.inputs.shape, tokens === null ? 'float32' : 'int32');
  const output = model.predict(inputs);
  if (output.shape.join() !== test.outputs.shape.join())
    throw new Error(`the answer is of shape ${output.shape}, expected ${test.outputs.shape}`);
  const got = await output.data();
  let [worst, most] = [0, 0];
  for (const [i, want] of test.outputs.values.entries()) {
    worst = Math.max(worst, Math.abs(got[i] - want));
    most = Math.max(most, Math.abs(want));
  }
  tf.disposeVariables();
  if (!(worst <= TOLERANCE * (1 + most))) throw new Error(`the answer differs by ${worst.toExponential(1)}`);
}

for (const name of readdirSync(folder).sort()) {
  try {
    await check(join(folder, name));
    console.log(`passed ${name}`);
  } catch (error) {
    console.log(`failed ${name}: ${String(error).replace(/\s+/g, ' ')}`);
  }
}
