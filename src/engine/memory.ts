/** @file What a network needs of memory, block by block, known before any is taken. */
import type { Problem } from '#nn/problem.ts';
import { createArena } from './arena.ts';
import { lowerProgram, nowhere } from './lowerProgram.ts';
import { stateSlots } from './optimizer.ts';
import type { Plan } from './plan.ts';

/** What a model may take: beyond it, tabs on phones are closed by the system. */
export const MEMORY_LIMIT = 1e9;

let elsewhere = 0;

/** Other models of this thread hold so many bytes: what is made from here on may take the rest of the limit. */
export function holdElsewhere(bytes: number): void {
  elsewhere = bytes;
}

/** Bytes that a model may take now. */
export const memoryLeft = (): number => MEMORY_LIMIT - elsewhere;

/** Bytes. */
export interface BlockMemory {
  readonly id: string;
  readonly parameters: number;
  readonly gradients: number;
  readonly state: number;
  readonly buffers: number;
  /** Outputs and what backpropagation keeps, with their gradients, of one batch, before any share space. A container's are its own: those of the blocks in it stand with them. */
  readonly activations: number;
}

/** Bytes; all blocks together. */
export interface PlanMemory extends Omit<BlockMemory, 'id'> {
  readonly blocks: readonly BlockMemory[];
  /** Activations as they are laid out: tensors that are not needed at the same time share space. */
  readonly shared: number;
  /** All of the engine's memory: the data and what evaluates it too. */
  readonly inAll: number;
}

/** Rows that an evaluation runs at a time: at most this many, fewer where their tensors would take more than these bytes. */
const LARGEST_CHUNK = 256;
const CHUNK_BYTES = 2 ** 26;

const evaluation = (plan: Plan, rows: number) =>
  lowerProgram(plan, createArena(), nowhere, { rows, mode: 'evaluate', batch: rows });

/** Rows that an evaluation takes at a time, at most `most`. */
export const chunkRows = (plan: Plan, most = LARGEST_CHUNK): number =>
  Math.max(1, Math.min(most, LARGEST_CHUNK, Math.floor(CHUNK_BYTES / evaluation(plan, 1).bytes)));

/** What training a plan in batches of a size takes. */
export function planMemory(plan: Plan, batch = batchOf(plan)): PlanMemory {
  const { optimizer } = plan.document.training;
  const rows = Math.max(1, batch);
  const program = lowerProgram(plan, createArena(), nowhere, { rows, mode: 'train', batch: rows });
  const bytesOf = (list: readonly { readonly block: string; readonly count: number }[], id: string) =>
    list.reduce((sum, { block, count }) => sum + (block === id ? 4 * count : 0), 0);
  const blocks = program.blocks.map(({ id, bytes }): BlockMemory => {
    const parameters = bytesOf(plan.parameters, id);
    return {
      id,
      parameters,
      gradients: parameters,
      state: stateSlots[optimizer.type] * parameters,
      buffers: bytesOf(plan.buffers, id),
      activations: bytes,
    };
  });
  const total = (key: keyof Omit<BlockMemory, 'id'>) => blocks.reduce((sum, block) => sum + block[key], 0);
  const kept = {
    parameters: total('parameters'),
    gradients: total('gradients'),
    state: total('state'),
    buffers: total('buffers'),
  };
  const { inputs, targets, train } = plan.samples;
  const evaluated = evaluation(plan, chunkRows(plan)).bytes + evaluation(plan, 1).bytes;
  const data = 4 * (inputs.length + (targets === inputs ? 0 : targets.length) + train.length);
  return {
    blocks,
    ...kept,
    activations: program.unsharedBytes,
    shared: program.bytes,
    inAll: Object.values(kept).reduce((sum, bytes) => sum + bytes, program.bytes + evaluated + data),
  };
}

const batchOf = (plan: Plan): number => Math.min(plan.document.training.batchSize, plan.samples.train.length);

/** Why a plan that needs `bytes` is not run, and what would let it. */
export function memoryProblem(plan: Plan, bytes: number): Problem {
  const batch = batchOf(plan);
  const now = planMemory(plan);
  const rest = bytes - now.shared;
  let smaller = batch;
  let then = now.shared;
  while (smaller > 1 && rest + then > memoryLeft()) {
    smaller = Math.ceil(smaller / 4);
    then = planMemory(plan, smaller).shared;
  }
  const helps = smaller < batch && rest + then <= memoryLeft();
  return {
    block: 'training',
    field: 'batchSize',
    of: 'memory',
    found: {
      code: 'memory',
      needed: bytes,
      activations: now.shared,
      most: memoryLeft(),
      batch,
      ...(helps ? { smaller: { batch: smaller, activations: then } } : {}),
    },
    ...(helps ? { fixes: [{ say: 'useBatches', count: smaller, changes: [], training: { batchSize: smaller } }] } : {}),
  };
}
