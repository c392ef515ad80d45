// @ts-check
// Checks ONNX models: `onnx.mjs FOLDER`, as scripts/testExports.ts says. Each is run by onnxruntime, all samples at once and one by one: its answers are compared with
// those of the engine, and where the two best differ by more than the tolerance, so is which is best. Where a Python has onnx, its checker sees every model in full.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { python, pythonLacks } from '../python.mjs';
import { onnxruntime } from './onnxruntime.mjs';

const TOLERANCE = 1e-5;

const folder = process.argv[2] ?? '';
const names = readdirSync(folder).sort();

/** @typedef {{ files: string[], tokens: number | null, input: number[], output: number[], inputs: number[], outputs: number[] }} Case */

/** What a model is said to do wrong, by the name of its case. @returns {Map<string, string>} */
function refusedByChecker() {
  const lacks = pythonLacks('onnx');
  if (lacks !== undefined) {
    console.log(`onnx: onnx.checker is left out: ${lacks}`);
    return new Map();
  }
  const told = spawnSync(python, [fileURLToPath(new URL('onnx_checker.py', import.meta.url)), folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (told.status !== 0) throw new Error('onnx.checker broke off');
  const lines = told.stdout.split('\n').filter((line) => line !== '');
  if (lines.length !== names.length) throw new Error(`onnx.checker saw ${lines.length} of ${names.length} models`);
  return new Map(
    lines.flatMap((line) => {
      const [name = '', why = ''] = line.split('\t');
      return why === '' ? [] : [[name, why]];
    }),
  );
}

const ort = await onnxruntime();
if (!ort) throw new Error('npm could not install onnxruntime-web');
const refused = refusedByChecker();
for (const name of names) {
  const why = refused.get(name) ?? (await wrong(name).catch((error) => String(error).split('\n')[0]));
  console.log(why === undefined ? `passed ${name}` : `failed ${name}: ${why}`);
}

/** What is wrong with the answers of a model. @param {string} name @returns {Promise<string | undefined>} */
async function wrong(name) {
  /** @type {Case} */
  const told = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8'));
  const { input, output, inputs, outputs } = told;
  const session = await ort.InferenceSession.create(
    new Uint8Array(readFileSync(join(folder, name, told.files[0] ?? ''))),
  );
  const [wide, narrow] = [input, output].map((shape) => shape.reduce((product, n) => product * n, 1));
  const count = outputs.length / (narrow ?? 1);
  const answersTo = async (/** @type {number} */ from, /** @type {number} */ to) => {
    const given = inputs.slice(from * (wide ?? 1), to * (wide ?? 1));
    const dims = [to - from, ...input];
    const tensor =
      told.tokens === null
        ? new ort.Tensor('float32', Float32Array.from(given), dims)
        : new ort.Tensor('int64', BigInt64Array.from(given.map(BigInt)), dims);
    const answered = (await session.run({ input: tensor })).output;
    if (answered.dims.join() !== [to - from, ...output].join()) throw new Error(`its output is [${answered.dims}]`);
    return [.../** @type {Float32Array} */ (answered.data)];
  };
  try {
    const together = await answersTo(0, count);
    const alone = [];
    for (let i = 0; i < count; i++) alone.push(...(await answersTo(i, i + 1)));
    const limit = TOLERANCE * (1 + Math.max(...outputs.map(Math.abs)));
    for (const answers of [together, alone]) {
      const far = Math.max(...outputs.map((y, i) => Math.abs(y - (answers[i] ?? Number.NaN))));
      if (!(far <= limit)) return `its answers differ by ${far.toExponential(2)}, tolerance ${limit.toExponential(2)}`;
      const other = otherBest(answers, outputs, output.at(-1) ?? 1);
      if (other !== undefined) return `another is best in row ${other}`;
    }
    return undefined;
  } finally {
    await session.release();
  }
}

/** The first row whose best is another, where the two best are further apart than the tolerance. @param {number[]} got @param {number[]} want @param {number} width */
function otherBest(got, want, width) {
  if (width < 2) return undefined;
  for (let row = 0; row * width < want.length; row++) {
    const [mine, right] = [got, want].map((all) => all.slice(row * width, (row + 1) * width));
    const [most = 0, next = 0] = [...(right ?? [])].sort((a, b) => b - a);
    if (most - next > TOLERANCE && mine?.indexOf(Math.max(...mine)) !== right?.indexOf(most)) return row;
  }
  return undefined;
}
