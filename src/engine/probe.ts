/** @file The contract of a probe: what a view asks the engine for, computed in the worker on the model as it stands. */
import { isThere, type Position } from '#nn/position.ts';
import type { BufferPool } from './bufferPool.ts';
import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import type { Trainer } from './trainer.ts';

/** The time that what takes long has before something else is to be done; it goes on with the next one. The laboratory's: with a frame of a run there is no bound. */
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

/** A network as it stands at a step: all that a probe may ask which measures a copy, beside the run. */
export interface Subject {
  readonly plan: Plan;
  readonly model: Model;
  readonly step: number;
  /** The words the network is given for a row of the data, or, behind the last, for the image that a person draws: new memory. */
  inputOf(row: number): Float32Array<ArrayBuffer>;
}

/** What a probe measured over many frames, as plain data: what another worker goes on with. */
export interface Kept<Of> {
  /** Probes that share what is kept name the same. */
  readonly name: string;
  /** undefined where there is nothing. */
  save(of: Of): unknown;
  /** Takes back what was saved of the same network on the same data. */
  restore(of: Of, saved: unknown): void;
}

/**
 * A probe turns a model into numbers a view can draw. It must not change the model: a run is the same bits with any views open. The arrays of a result come
 * from the pool and are transferred to the page; they are the page's until it hands them back.
 */
export interface Probe<Request, Result, Of = Trainer> {
  /** The positions that a request names. Where they are not in the model it meets, it was made for another document: nothing is computed. */
  names?(request: Request): Position;
  /** It tells what the last step did (`Trainer.measured`): while it is asked for, last steps are measured. */
  readonly measuresSteps?: true;
  /** @param slice without one all that is asked for is computed at once */
  compute(of: Of, request: Request, pool: BufferPool, slice?: Slice): Result;
  /** Goes on with what takes longer than a frame, where nothing else is to be done. */
  advance?(of: Of, slice: Slice): void;
  readonly kept?: Kept<Of>;
}

/** A probe that measures a network on samples of its own choice, so that a copy of the parameters is all it needs: the laboratory has it. */
export type Measuring<Request, Result> = Probe<Request, Result, Subject>;

/** Whether a request is of the model it meets. */
export const meets = (
  probe: Pick<Probe<unknown, unknown>, 'names'>,
  request: unknown,
  { data, inference }: Plan,
): boolean => !probe.names || !data || isThere(probe.names(request), data, inference);

/** Every probe by name, with its type: filled in where they are listed, so that the engine knows of none. */
// biome-ignore lint/suspicious/noEmptyInterface: it grows by declaration merging
export interface ListedProbes {}

export type ProbeName = keyof ListedProbes;
type RequestOf<P> = P extends { compute(of: never, request: infer R, pool: never): unknown } ? R : never;
type ResultOf<P> = P extends { compute(...args: never): infer R } ? R : never;
/** What is asked of each probe; absent: not computed. */
export type ProbeRequests = { readonly [N in ProbeName]?: RequestOf<ListedProbes[N]> };
export type ProbeResults = { readonly [N in ProbeName]: ResultOf<ListedProbes[N]> };
/** Probes that can be asked for somewhere. What each takes and gives is as `ListedProbes` has it. */
export type Probes = { readonly [N in ProbeName]?: Probe<never, unknown> };
