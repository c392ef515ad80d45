/** @file Lowering: a plan and a number of rows → a linear program over addresses in the arena. */
import { type Instruction, instruction } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS, type Operands, type OpName, pointwiseLosses } from '#kernels/ops.ts';
import { kernels } from '#layers/kernels.ts';
import type { LayerKernel, Lowering, Tensor } from '#layers/layerKernel.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { Arena } from './arena.ts';
import { type Plan, streamIndex } from './plan.ts';

/** Addresses every program of a model shares. */
export interface Shared {
  readonly parameters: number;
  readonly gradients: number;
  /** Three words: the dropout key and the row of the first sample in its batch. */
  readonly dropoutKey: number;
  /** float64: the sum of the losses of the batch so far. */
  readonly lossSum: number;
  readonly inputs: number;
  readonly targets: number;
}

/** What a block made in a program. */
export interface BlockTensors {
  readonly id: string;
  /** Every tensor of the block in the order made: the sum before the activation function, then what comes after. */
  readonly tensors: readonly Tensor[];
  readonly output: Tensor;
}

export interface Program {
  readonly rows: number;
  readonly mode: 'train' | 'evaluate';
  readonly instructions: readonly Instruction[];
  /** Instructions that gather the rows and run forward to the output, without the loss. */
  readonly forwardFrom: number;
  readonly forwardCount: number;
  readonly input: Tensor;
  readonly target: number;
  readonly blocks: readonly BlockTensors[];
  readonly output: Tensor;
  /** The loss of each position, `rows` × positions a sample. */
  readonly losses: number;
  readonly lossCount: number;
  /** Where the instructions lie in memory; set when they are written. */
  readonly address: number;
}

export interface ProgramOptions {
  readonly rows: number;
  readonly mode: 'train' | 'evaluate';
  /** Samples whose mean the loss is: the batch this program is a part of. */
  readonly batch: number;
  /** Keep ∂loss/∂input, which nothing but a check needs. */
  readonly inputGradient?: boolean;
}

/** Words that a program's instructions take. */
export const instructionWords = (program: Program): number => program.instructions.length * INSTRUCTION_WORDS;

/** The place of the row index operand in the two gathers that open every program (opcode, table, index). */
export const GATHERS = 2;

/** Lowers a plan. The tensors it takes from the arena stay valid until the arena is rewound. */
export function lowerProgram(
  plan: Plan,
  arena: Arena,
  shared: Shared,
  { rows, mode, batch, inputGradient = false }: ProgramOptions,
): Program {
  const training = mode === 'train';
  const forward: Instruction[] = [];
  const backward: Instruction[][] = [];
  const makeTensor = (shape: Shape, gradient: boolean): Tensor => {
    const words = rows * sizeOf(shape);
    return { address: arena.take(words), rows, shape, gradient: gradient ? arena.take(words) : 0 };
  };
  const input = makeTensor(plan.input.shape, training && inputGradient && !plan.input.tokens);
  const { targetWidth } = plan.samples;
  const target = arena.take(rows * targetWidth);
  // The index operand is set before each run: it points at the row numbers of the batch.
  forward.push(
    instruction('gatherRows', {
      table: shared.inputs,
      index: 0,
      out: input.address,
      rows,
      width: sizeOf(plan.input.shape),
    }),
    instruction('gatherRows', { table: shared.targets, index: 0, out: target, rows, width: targetWidth }),
  );
  const blocks: BlockTensors[] = [];
  let flow = input;
  for (const { block } of plan.blocks) {
    const tensors: Tensor[] = [];
    const back: Instruction[] = [];
    const lowering: Lowering = {
      mode,
      rows,
      tensor(shape) {
        const tensor = makeTensor(shape, training);
        tensors.push(tensor);
        return tensor;
      },
      scratch: (words) => arena.take(words),
      parameter(name) {
        const found = plan.parameters.find((p) => p.block === block.id && p.name === name)!;
        return {
          address: shared.parameters + 4 * found.offset,
          gradient: shared.gradients + 4 * found.offset,
          shape: found.shape,
        };
      },
      forward: <O extends OpName>(op: O, operands: Operands<O>) => {
        forward.push(instruction(op, operands));
      },
      backward: <O extends OpName>(op: O, operands: Operands<O>) => {
        if (training) back.push(instruction(op, operands));
      },
      dropoutKey: shared.dropoutKey,
      salt: streamIndex(block.id),
    };
    const kernel = kernels[block.type as keyof typeof kernels] as unknown as LayerKernel;
    flow = kernel.lower(lowering, flow, block as never);
    blocks.push({ id: block.id, tensors, output: flow });
    backward.push(back);
  }
  const forwardCount = forward.length - GATHERS;
  const loss = lowerLoss(plan, flow, target, arena, batch);
  const instructions = [
    ...forward,
    ...loss.instructions,
    ...(training
      ? [instruction('sum', { x: loss.losses, out: shared.lossSum, count: loss.count, accumulate: 1 })]
      : []),
    ...backward.reverse().flat(),
  ];
  return {
    rows,
    mode,
    instructions,
    forwardFrom: GATHERS,
    forwardCount,
    input,
    target,
    blocks,
    output: flow,
    losses: loss.losses,
    lossCount: loss.count,
    address: arena.take(instructions.length * INSTRUCTION_WORDS),
  };
}

/** The loss of each position and, where wanted, its gradient with respect to the output: the mean over the batch (and over positions and columns). */
function lowerLoss(plan: Plan, output: Tensor, target: number, arena: Arena, batch: number) {
  const { loss } = plan.document.training;
  const width = output.shape.at(-1)!;
  const positions = sizeOf(output.shape) / width;
  const count = output.rows * positions;
  const losses = arena.take(count);
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
