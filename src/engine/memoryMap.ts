/**
 * @file Where everything of a model lies in its one linear memory: parameters and gradients, the optimiser's state, the data, the order of an epoch, and every
 * program with its tensors. Nothing is allocated afterwards.
 */
import { instruction, type Machine, writeProgram } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS } from '#kernels/ops.ts';
import { sizeOf } from '#nn/shape.ts';
import { createArena } from './arena.ts';
import { lowerProgram } from './lowerProgram.ts';
import { chunkRows, memoryLeft, memoryProblem } from './memory.ts';
import { frozenElements, lowerUpdate, type OptimizerAddresses, stateSlots } from './optimizer.ts';
import { type Plan, PlanError } from './plan.ts';
import type { Program, Shared } from './program.ts';
import { Slices } from './slices.ts';
import { TrainingPrograms } from './trainingPrograms.ts';

export interface MapOptions {
  readonly inputGradient?: boolean;
  /** Rows that an evaluation takes at a time, at most: fewer than usual where it is to be short. */
  readonly chunk?: number;
  /** Epochs whose order of samples is held at a time; 1 without it. */
  readonly epochs?: number;
}

/** Instructions that lie in memory. */
export interface Written {
  readonly address: number;
  readonly count: number;
}

/** Words of an image that a person draws; other samples are not drawn. */
export const drawnWords = ({ data, input }: Plan): number => (data?.kind === 'image' ? sizeOf(input.shape) : 0);

/** Byte addresses, and the programs that lie there once `fill` was called. */
export interface MemoryMap {
  readonly bytes: number;
  readonly shared: Shared;
  readonly optimizer: OptimizerAddresses;
  /** Row numbers in the order in which epochs visit them, and how many. */
  readonly order: number;
  readonly places: number;
  /** Row numbers of the evaluation under way, and how many it takes. */
  readonly chunkIndex: number;
  readonly chunk: number;
  readonly update: Written;
  /** Empties all gradients. */
  readonly clear: Written;
  readonly slices: Slices;
  readonly evaluation: Program;
  readonly inspection: Program;
  readonly training: TrainingPrograms;
  /** Writes data, indices and programs into memory that is zero from the arena's start on. */
  fill(machine: Machine): void;
}

/**
 * @param write puts a program's instructions into memory, for sizes of batches that come up in the middle of a run
 * @throws PlanError where it is more than a page may have
 */
export function mapMemory(plan: Plan, options: MapOptions, write: (program: Program) => void): MemoryMap {
  const { samples, parameterWords, bufferWords } = plan;
  const arena = createArena();
  const [parameters, gradients] = [arena.take(parameterWords + bufferWords), arena.take(parameterWords)];
  const slots = stateSlots[plan.document.training.optimizer.type];
  const state = [arena.take(slots > 0 ? parameterWords : 0), arena.take(slots > 1 ? parameterWords : 0)] as const;
  const frozen = frozenElements(plan);
  const optimizer: OptimizerAddresses = {
    parameters,
    gradients,
    state,
    schedule: arena.take(4),
    norm2: arena.take(2),
    frozenIndex: arena.take(frozen.length),
    frozenValue: arena.take(frozen.length),
  };
  // Behind the data stands one more image: the one that a person draws.
  const inputs = arena.take(samples.inputs.length + drawnWords(plan));
  const same = samples.targets === samples.inputs;
  const shared: Shared = {
    parameters,
    gradients,
    buffers: parameters + 4 * parameterWords,
    dropoutKey: arena.take(3),
    lossSum: arena.take(2),
    inputs,
    targets: same ? inputs : arena.take(samples.targets.length + samples.targetWidth),
  };
  const places = samples.train.length * (options.epochs ?? 1);
  const order = arena.take(places);
  const chunk = chunkRows(plan, options.chunk);
  const chunkIndex = arena.take(chunk);
  const updating = lowerUpdate(plan, optimizer);
  const update = { address: arena.take(updating.length * INSTRUCTION_WORDS), count: updating.length };
  const slices = new Slices(plan, arena, { shared, schedule: optimizer.schedule, update });
  const clear = { address: arena.take(2 * INSTRUCTION_WORDS), count: 1 };
  const evaluation = lowerProgram(plan, arena, shared, { rows: chunk, mode: 'evaluate', batch: chunk });
  const inspection = lowerProgram(plan, arena, shared, { rows: 1, mode: 'evaluate', batch: 1 });
  const training = new TrainingPrograms(plan, arena, shared, options.inputGradient ?? false, write);
  const bytes = arena.end();
  if (bytes > memoryLeft()) throw new PlanError([memoryProblem(plan, bytes)]);
  return {
    ...{ bytes, shared, optimizer, order, places, chunkIndex, chunk, update, clear, slices },
    ...{ evaluation, inspection, training },
    fill(machine) {
      const { i32 } = machine;
      for (const [words, address] of [
        [samples.inputs, shared.inputs],
        ...(same ? [] : [[samples.targets, shared.targets] as const]),
      ] as const)
        i32.set(new Int32Array(words.buffer, words.byteOffset, words.length), address / 4); // whole numbers stay what they are
      i32.set(frozen, optimizer.frozenIndex / 4);
      for (let i = 0; i < places; i += samples.train.length) i32.set(samples.train, order / 4 + i);
      for (const { address, instructions } of [evaluation, inspection, ...training.all])
        writeProgram(machine, address, instructions);
      writeProgram(machine, update.address, updating);
      writeProgram(machine, clear.address, [instruction('fill', { out: gradients, count: parameterWords, value: 0 })]);
    },
  };
}
