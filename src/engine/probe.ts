/** @file The contract of a probe: what a view asks the engine for, computed in the worker on the model as it stands. */
import { isThere, type Position } from '#nn/position.ts';
import type { BufferPool } from './bufferPool.ts';
import type { Plan } from './plan.ts';
import type { Trainer } from './trainer.ts';

/** The time of a frame that computations longer than a frame share; they go on with the next one. */
export interface Slice {
  /** Whether there is any left. */
  left(): boolean;
  /** Milliseconds from any origin: for how often, never for what. */
  now(): number;
  /** Training stands still: nothing else is waited for. */
  readonly settled: boolean;
  /** There is more to be done: another frame is wanted even where nothing else changes. */
  more(): void;
}

/**
 * A probe turns a model into numbers a view can draw. It must not change the model: a run is the same bits with any views open. The arrays of a result come
 * from the pool and are transferred to the page; they are the page's until it hands them back.
 */
export interface Probe<Request, Result> {
  /** The positions that a request names. Where they are not in the model it meets, it was made for another document: nothing is computed. */
  names?(request: Request): Position;
  /** It tells what the last step did (`Trainer.measured`): while it is asked for, last steps are measured. */
  readonly measuresSteps?: true;
  /** @param slice without one all that is asked for is computed at once */
  compute(trainer: Trainer, request: Request, pool: BufferPool, slice?: Slice): Result;
  /** Goes on with what takes longer than a frame, where nothing else is to be done. */
  advance?(trainer: Trainer, slice: Slice): void;
}

/** Whether a request is of the model it meets. */
export const meets = (probe: Probe<unknown, unknown>, request: unknown, { data, inference }: Plan): boolean =>
  !probe.names || !data || isThere(probe.names(request), data, inference);

/** Every probe by name, with its type: filled in where they are listed, so that the engine knows of none. */
// biome-ignore lint/suspicious/noEmptyInterface: it grows by declaration merging
export interface ListedProbes {}

export type ProbeName = keyof ListedProbes;
type RequestOf<P> = P extends { compute(trainer: never, request: infer R, pool: never): unknown } ? R : never;
type ResultOf<P> = P extends { compute(...args: never): infer R } ? R : never;
/** What is asked of each probe; absent: not computed. */
export type ProbeRequests = { readonly [N in ProbeName]?: RequestOf<ListedProbes[N]> };
export type ProbeResults = { readonly [N in ProbeName]: ResultOf<ListedProbes[N]> };
/** The probes that a session can be asked for. What each takes and gives is as `ListedProbes` has it. */
export type Probes = { readonly [N in ProbeName]: Probe<never, unknown> };
