/** @file A few samples and what the network answers to them: by these an exported network proves itself. */
import { sizeOf } from '#nn/shape.ts';
import { inputOf } from './inputOf.ts';
import type { Plan } from './plan.ts';
import type { Trainer } from './trainer.ts';

/** At most so many samples, and so many numbers of their inputs and outputs together, but one sample always. */
const MOST_SAMPLES = 8;
const MOST_NUMBERS = 65_536;

/**
 * The first samples that are held out (where there are none, of those that it trains on; where there are no samples, one that is made up), as `samples.inputs`
 * holds them, and the network's output to each in evaluation. New memory.
 */
export function testVector({ plan, model }: Trainer): {
  inputs: Float32Array<ArrayBuffer>;
  outputs: Float32Array<ArrayBuffer>;
} {
  const { train, test } = plan.samples;
  const [wide, narrow] = [sizeOf(plan.input.shape), sizeOf(plan.output)];
  const fitting = Math.max(1, Math.floor(MOST_NUMBERS / (wide + narrow)));
  const rows = (test.length > 0 ? test : train).slice(0, Math.min(MOST_SAMPLES, fitting));
  const outputs = new Float32Array(Math.max(1, rows.length) * narrow);
  const given = model.tensor(model.evaluation.output);
  const take = (start: number, count: number) => outputs.set(given.subarray(0, count * narrow), start * narrow);
  if (rows.length === 0) {
    const inputs = madeUp(plan);
    model.evaluateInputs(inputs, take);
    return { inputs, outputs };
  }
  const inputs = new Float32Array(rows.length * wide);
  for (const [i, row] of rows.entries()) inputs.set(inputOf(plan, row), i * wide);
  model.evaluateRows(rows, take);
  return { inputs, outputs };
}

/** An input that no data gave: numbers from -1 to 1 in turn, or one token after another. */
function madeUp({ input: { shape, tokens } }: Plan): Float32Array<ArrayBuffer> {
  const values = new Float32Array(sizeOf(shape));
  const whole = new Int32Array(values.buffer);
  for (let i = 0; i < values.length; i++)
    if (tokens === undefined) values[i] = (i % 9) / 4 - 1;
    else whole[i] = i % tokens;
  return values;
}
