/** @file The gradient check of one block on one batch: what backpropagation says, and what the loss does when a number is moved. */
import type { Model } from '#engine/model.ts';
import type { PlannedParameter } from '#engine/plan.ts';
import type { BlockTensors, Program } from '#engine/program.ts';
import { INSTRUCTION_WORDS } from '#kernels/ops.ts';
import { agrees, type Slope, slopeOf } from './slope.ts';

/** One number, and the slope of the loss along it. */
export interface CheckRow {
  /** The parameter's name, or `input`. */
  readonly parameter: string;
  /** Index into the parameter, or into the input of one sample. */
  readonly index: number;
  /** The sample of the batch whose input it is. */
  readonly sample?: number;
  readonly backprop: number;
  readonly measured: number;
  /** `kink`: the loss has a corner here (a ReLU that switches within the step), where a slope cannot be measured. */
  readonly verdict: 'agrees' | 'differs' | 'kink';
}

export interface Measurement {
  readonly loss: number;
  readonly rows: readonly CheckRow[];
  /** ‖∂L/∂x‖ / ‖∂L/∂y‖ of the block; null where its input has no gradient. */
  readonly kept: number | null;
  /** By list of a container: the same for what comes back through that list alone. */
  readonly paths: readonly { readonly first: string; readonly kept: number }[];
}

/** Elements that are looked at of each parameter, and of the input. */
const ELEMENTS = 6;
/** The loss is rounded at every layer; a few units in its last place are noise. */
const NOISE = 4 * 2 ** -23;

/** The indices of the largest of |values|, the largest first. */
export function largest(values: Float32Array, count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (found.length === count && size <= Math.abs(values[found.at(-1)!]!)) continue;
    const at = found.findIndex((j) => Math.abs(values[j]!) < size);
    found.splice(at < 0 ? found.length : at, 0, i);
    if (found.length > count) found.pop();
  }
  return found;
}

const norm = (values: Float32Array): number => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));

/**
 * Checks a block of a model, which is left changed in no parameter, but with other gradients and activations: use a model of your own.
 * @param model made with `inputGradient`; its first `size` training samples are the batch
 * @param key of the dropout masks, the same for every run
 */
export function measureBlock(model: Model, id: string, size: number, key: readonly [number, number]): Measurement {
  model.beginBatch(key);
  model.runBatch(0, size);
  const loss = model.lossSum / size;
  const program = model.last!;
  const block = program.blocks.find((b) => b.id === id)!;
  const noise = NOISE * Math.max(Math.abs(loss), 1e-6);
  // Everything backpropagation said, before the next run writes over it.
  const said = model.plan.parameters
    .filter((p) => p.block === id)
    .map((parameter) => ({ parameter, gradient: model.gradient(parameter).slice() }));
  const dX = block.input.gradient > 0 && program.keepsOutputs ? model.tensor(block.input, true).slice() : undefined;
  const dY = program.keepsOutputs && block.output.gradient > 0 ? norm(model.tensor(block.output, true)) : 0;
  const share = (gradient: Float32Array) => norm(gradient) / dY;
  const paths = program.keepsOutputs && dY > 0 ? pathsOf(model, program, block, share) : [];
  const rows = [
    ...said.flatMap(({ parameter, gradient }) =>
      largest(gradient, ELEMENTS).map((index) =>
        row(
          parameter.name,
          index,
          gradient[index]!,
          slopeOf(alongParameter(model, program, parameter, index, size, key), noise),
        ),
      ),
    ),
    ...(dX
      ? largest(dX, ELEMENTS).map((index) => {
          const width = dX.length / size;
          const slope = slopeOf(alongInput(model, program, block, index, size, key), noise);
          return { ...row('input', index % width, dX[index]!, slope), sample: Math.floor(index / width) };
        })
      : []),
  ];
  return { loss, rows, kept: dX && dY > 0 ? share(dX) : null, paths };
}

function row(parameter: string, index: number, backprop: number, slope: Slope): CheckRow {
  const verdict = agrees(backprop, slope) ? 'agrees' : slope.kink ? 'kink' : 'differs';
  return { parameter, index, backprop, measured: slope.value, verdict };
}

/** Runs some of a program's instructions. */
const run = (model: Model, program: Program, from: number, to: number) =>
  model.machine.run(program.address + from * INSTRUCTION_WORDS * 4, to - from);

/** The batch's mean loss as a function of how far one element of a parameter is moved. */
function alongParameter(
  model: Model,
  program: Program,
  parameter: PlannedParameter,
  index: number,
  size: number,
  key: readonly [number, number],
): (delta: number) => number {
  const values = model.values(parameter);
  const value = values[index]!;
  return (delta) => {
    values[index] = value + delta;
    model.beginBatch(key);
    run(model, program, 0, program.lossEnd);
    values[index] = value;
    return model.lossSum / size;
  };
}

/** The same for one number that flows into a block, as the block alone sees it: what else reads that number finds it unmoved. */
function alongInput(
  model: Model,
  program: Program,
  block: BlockTensors,
  index: number,
  size: number,
  key: readonly [number, number],
): (delta: number) => number {
  const input = model.tensor(block.input);
  const inPlace = block.input.address === block.output.address;
  return (delta) => {
    model.beginBatch(key);
    run(model, program, 0, block.begin);
    const value = input[index]!;
    input[index] = value + delta;
    run(model, program, block.begin, block.end);
    if (!inPlace) input[index] = value;
    run(model, program, block.end, program.lossEnd);
    return model.lossSum / size;
  };
}

/** What comes back through each list of a container: the gradient that its first block gives for its own way of the input. */
function pathsOf(model: Model, program: Program, block: BlockTensors, share: (gradient: Float32Array) => number) {
  const holder = model.plan.inference.byId.get(block.id)!.block;
  const lists = Object.values(holder).flatMap((value) =>
    Array.isArray(value) ? (value.every(Array.isArray) ? value : [value]) : [],
  );
  return lists.flatMap((list) => {
    const first = program.blocks.find((b) => b.id === list[0]?.id);
    return first && first.input.gradient > 0 ? [{ first: first.id, kept: share(model.tensor(first.input, true)) }] : [];
  });
}
