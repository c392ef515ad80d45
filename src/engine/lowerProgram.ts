/** @file Lowering: a plan and a number of rows → a linear program over addresses in the arena. */

import { pointwiseLosses } from '#kernels/functions.ts';
import { type Instruction, instruction } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS, type Operands, type OpName, opNames } from '#kernels/ops.ts';
import { kernels } from '#layers/kernels.ts';
import type { LayerKernel, Lowering, Tensor } from '#layers/layerKernel.ts';
import type { Block } from '#nn/block.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { Arena } from './arena.ts';
import { VirtualMemory } from './layout.ts';
import { type Plan, type PlannedParameter, streamIndex } from './plan.ts';
import { type BlockTensors, GATHERS, type Program, type Shared } from './program.ts';

/** For programs that are lowered to be measured, not run. */
export const nowhere: Shared = {
  parameters: 0,
  gradients: 0,
  buffers: 0,
  dropoutKey: 0,
  lossSum: 0,
  inputs: 0,
  targets: 0,
};

export interface ProgramOptions {
  readonly rows: number;
  readonly mode: 'train' | 'evaluate';
  /** Samples whose mean the loss is: the batch this program is a part of. */
  readonly batch: number;
  /** Keep ∂loss/∂input, and what comes back through each of an input's ways, which nothing but a check needs. */
  readonly inputGradient?: boolean;
}

const DROPOUT = opNames.indexOf('dropout');

/** Bytes of blocks' outputs with their gradients up to which a training program keeps them for the views. */
const KEPT_BYTES = 2 ** 26;

/** Lowers a plan. The tensors it takes from the arena stay valid until the arena is rewound. */
export function lowerProgram(
  plan: Plan,
  arena: Arena,
  shared: Shared,
  { rows, mode, batch, inputGradient = false }: ProgramOptions,
): Program {
  const training = mode === 'train';
  /** The program is a whole batch and clears what it adds to. */
  const whole = training && rows === batch;
  /** Addresses of gradients that a whole batch writes without a look at what they were. */
  const written = new Set<number>();
  const memory = new VirtualMemory();
  const makeTensor = (shape: Shape, gradient: boolean, kept: boolean): Tensor => {
    const words = rows * sizeOf(shape);
    return { address: memory.take(words, kept), rows, shape, gradient: gradient ? memory.take(words, kept) : 0 };
  };
  const keepsInputGradient = training && inputGradient && plan.input.tokens === undefined;
  const input = makeTensor(plan.input.shape, keepsInputGradient, true);
  const { targetWidth } = plan.samples;
  const target = memory.take(rows * targetWidth, true);
  const forward: Instruction[] = [
    // The index operand is set before each run: it points at the row numbers of the batch.
    instruction('gatherRows', {
      table: shared.inputs,
      index: 0,
      out: input.address,
      rows,
      width: sizeOf(plan.input.shape),
    }),
    instruction('gatherRows', { table: shared.targets, index: 0, out: target, rows, width: targetWidth }),
  ];
  const made = new Map<string, BlockTensors>();

  /** Lowers a list of blocks; the instructions of its backward pass are handed back, to be put where they belong. */
  const lowerList = (blocks: readonly Block[], from: Tensor): { output: Tensor; backward: Instruction[] } => {
    const parts: Instruction[][] = [];
    let flow = from;
    for (const block of blocks) {
      const { output, backward } = lowerBlock(block, flow);
      parts.push(backward);
      flow = output;
    }
    return { output: flow, backward: parts.reverse().flat() };
  };

  const lowerBlock = (block: Block, from: Tensor): { output: Tensor; backward: Instruction[] } => {
    const begin = forward.length;
    const tensors: Tensor[] = [];
    const exposed: Record<string, Tensor> = {};
    const backward: Instruction[] = [];
    let bytes = 0;
    const own = <T>(take: () => T): T => {
      const before = memory.bytes;
      const taken = take();
      bytes += memory.bytes - before;
      return taken;
    };
    const lowering: Lowering = {
      mode,
      rows,
      tensor(shape, gradient = true) {
        const tensor = own(() => makeTensor(shape, training && gradient, !training));
        tensors.push(tensor);
        return tensor;
      },
      alias: (tensor) => ({
        ...tensor,
        gradient: tensor.gradient ? own(() => memory.take(rows * sizeOf(tensor.shape), inputGradient)) : 0,
      }),
      scratch: (words) => own(() => memory.take(words)),
      parameter(name) {
        const found = find(plan.parameters, block, name);
        return {
          address: shared.parameters + 4 * found.offset,
          gradient: shared.gradients + 4 * found.offset,
          shape: found.shape,
        };
      },
      accumulates(...parameters) {
        if (!whole) return 1;
        for (const parameter of parameters) if (parameter) written.add(parameter.gradient);
        return 0;
      },
      buffer: (name) => shared.buffers + 4 * find(plan.buffers, block, name).offset,
      expose(name, tensor) {
        exposed[name] = tensor;
      },
      inner(blocks, entry) {
        const list = lowerList(blocks, entry);
        return {
          output: list.output,
          backward: () => {
            backward.push(...list.backward);
          },
        };
      },
      forward: <O extends OpName>(op: O, operands: Operands<O>) => {
        forward.push(instruction(op, operands));
      },
      backward: <O extends OpName>(op: O, operands: Operands<O>) => {
        if (training) backward.push(instruction(op, operands));
      },
      dropoutKey: shared.dropoutKey,
      salt: streamIndex(block.id),
    };
    const kernel = kernels[block.type as keyof typeof kernels] as unknown as LayerKernel;
    const output = kernel.lower(lowering, from, block as never);
    made.set(block.id, { id: block.id, input: from, tensors, output, exposed, begin, end: forward.length, bytes });
    return { output, backward };
  };

  const network = lowerList(plan.document.network, input);
  const forwardCount = forward.length - GATHERS;
  const output = network.output;
  // What is read after the program has run: the answer, and, where that costs little, what every block gave and was given back.
  memory.keep(output.address);
  const outputs = [...made.values()].map((block) => block.output);
  const keepsOutputs = outputs.reduce((sum, { shape }) => sum + 8 * rows * sizeOf(shape), 0) <= KEPT_BYTES;
  if (keepsOutputs)
    for (const { address, gradient } of outputs) {
      memory.keep(address);
      memory.keep(gradient);
    }
  const loss = lowerLoss(plan, output, target, memory, batch);
  const virtual = [...forward, ...loss.instructions];
  if (training) {
    const accumulate = whole ? 0 : 1;
    virtual.push(instruction('sum', { x: loss.losses, out: shared.lossSum, count: loss.count, accumulate }));
    if (whole) virtual.push(...clearGradients(plan, shared, written));
  }
  const lossEnd = virtual.length;
  virtual.push(...network.backward);
  const base = arena.mark();
  const layout = memory.layOut(virtual, base);
  arena.take(layout.bytes / 4);
  const { resolve } = layout;
  const placed = (tensor: Tensor): Tensor => ({
    ...tensor,
    address: resolve(tensor.address),
    gradient: resolve(tensor.gradient),
  });
  const instructions = virtual.map((words): Instruction => words.map(resolve) as unknown as Instruction);
  return {
    rows,
    mode,
    instructions,
    forwardFrom: GATHERS,
    forwardCount,
    lossEnd,
    input: placed(input),
    target: resolve(target),
    blocks: plan.blocks.map(({ block }) => {
      const found = made.get(block.id)!;
      return {
        ...found,
        input: placed(found.input),
        tensors: found.tensors.map(placed),
        output: placed(found.output),
        exposed: Object.fromEntries(Object.entries(found.exposed).map(([name, tensor]) => [name, placed(tensor)])),
      };
    }),
    output: placed(output),
    losses: resolve(loss.losses),
    lossCount: loss.count,
    drawsMasks: virtual.some(([code]) => code === DROPOUT),
    keepsOutputs,
    start: base,
    bytes: layout.bytes,
    unsharedBytes: memory.bytes,
    address: arena.take(instructions.length * INSTRUCTION_WORDS),
  };
}

const find = (list: readonly PlannedParameter[], block: Block, name: string) =>
  list.find((p) => p.block === block.id && p.name === name)!;

/** Zero for the gradients that the backward pass adds to: from the first of them to the last in one piece. */
function clearGradients(plan: Plan, shared: Shared, written: ReadonlySet<number>): Instruction[] {
  const added = plan.parameters.filter(({ offset }) => !written.has(shared.gradients + 4 * offset));
  const [first, last] = [added[0], added.at(-1)];
  if (!first || !last) return [];
  const count = last.offset + last.count - first.offset;
  return [instruction('fill', { out: shared.gradients + 4 * first.offset, count, value: 0 })];
}

/** The loss of each position and, where wanted, its gradient with respect to the output: the mean over the batch (and over positions and columns). */
function lowerLoss(plan: Plan, output: Tensor, target: number, memory: VirtualMemory, batch: number) {
  const { loss } = plan.document.training;
  // A picture is compared as one row of numbers, whatever its shape.
  const { width } = plan.code;
  const positions = sizeOf(output.shape) / width;
  const count = output.rows * positions;
  const losses = memory.take(count, true);
  const common = { x: output.address, target, losses, dX: output.gradient };
  const made =
    loss === 'crossEntropy'
      ? instruction('crossEntropy', { ...common, rows: count, classes: width, scale: 1 / (batch * positions) })
      : instruction('pointwiseLoss', {
          ...common,
          kind: pointwiseLosses.indexOf(loss),
          rows: count,
          width,
          scale: 1 / (batch * positions * width),
        });
  return { losses, count, instructions: [made] };
}
