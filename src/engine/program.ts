/** @file A program: the instructions of a pass over so many rows, and where in memory what they make lies. `lowerProgram.ts` makes them. */
import type { Instruction } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS } from '#kernels/ops.ts';
import type { Tensor } from '#layers/layerKernel.ts';

/** Addresses every program of a model shares. */
export interface Shared {
  readonly parameters: number;
  readonly gradients: number;
  /** Running statistics and the like. */
  readonly buffers: number;
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
  readonly input: Tensor;
  /** Every tensor of the block in the order made: the sum before the activation function, then what comes after. */
  readonly tensors: readonly Tensor[];
  readonly output: Tensor;
  /** Named tensors beside the output, such as attention's weights. */
  readonly exposed: Readonly<Record<string, Tensor>>;
  /** The first instruction of the block's forward pass. */
  readonly begin: number;
  /** The instruction after its last: up to here its tensors hold what it computed. */
  readonly end: number;
  /** Bytes of its own tensors and scratch, before any are shared. */
  readonly bytes: number;
}

export interface Program {
  readonly rows: number;
  readonly mode: 'train' | 'evaluate';
  readonly instructions: readonly Instruction[];
  /** Instructions that gather the rows and run forward to the output, without the loss. */
  readonly forwardFrom: number;
  readonly forwardCount: number;
  /** The instruction after those that add up the losses and clear gradients; what follows in a training program is the backward pass. */
  readonly lossEnd: number;
  readonly input: Tensor;
  readonly target: number;
  /** After the program has run, blocks' outputs and their gradients still hold what they did; other tensors of a training program share space with later ones. */
  readonly keepsOutputs: boolean;
  /** In the order of the plan's blocks. */
  readonly blocks: readonly BlockTensors[];
  readonly output: Tensor;
  /** The loss of each position, `rows` × positions a sample. */
  readonly losses: number;
  readonly lossCount: number;
  /** It draws dropout masks: the dropout key must be that of the step. */
  readonly drawsMasks: boolean;
  /** Where its tensors begin, their bytes as they share space, and if none did. */
  readonly start: number;
  readonly bytes: number;
  readonly unsharedBytes: number;
  /** Where the instructions lie in memory; set when they are written. */
  readonly address: number;
}

/** Words that a program's instructions take. */
export const instructionWords = (program: Program): number => program.instructions.length * INSTRUCTION_WORDS;

/** The gathers that open every program, each with the address of the row numbers as its second operand. */
export const GATHERS = 2;

/** The byte addresses of these operands. */
export const indexOperands = ({ address }: Program): readonly [inputs: number, targets: number] => [
  address + 8,
  address + 8 + 4 * INSTRUCTION_WORDS,
];
