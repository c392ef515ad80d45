/** @file What every kind of job is to the laboratory: work in slices that can be left at any time, and taken up again from plain data. */
import type { Clock } from '#engine/inSlices.ts';
import type { Probes } from '#engine/probe.ts';
import type { Givens, Jobs, Kind, Parts, Results, States } from './protocol.ts';

export interface JobWork<K extends Kind> {
  /**
   * Goes on until about a deadline.
   * @returns after how many milliseconds there is more to do; that it waits to be given something; or that it is done, and `result` is there
   */
  work(deadline: number): number | 'waits' | 'done';
  give?(given: Givens[K]): void;
  readonly state: States[K];
  readonly result?: Results[K];
}

/** What a job's work is done with. */
export interface Bench<K extends Kind> extends Pick<Clock, 'now'> {
  readonly probes: Probes;
  /** The image that a person draws. */
  drawing(): Float32Array | undefined;
  progress(done: number, of: number, part: Parts[K], transfer?: ArrayBuffer[]): void;
  /** Hands the state over for safe keeping. */
  keep(state: States[K]): void;
}

export type StartWork<K extends Kind> = (what: Jobs[K], bench: Bench<K>, state: States[K] | undefined) => JobWork<K>;
