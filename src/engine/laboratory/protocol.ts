/**
 * @file What page and laboratory say to one another. Both directions are closed unions. The laboratory works on jobs, several at a time, each on copies: whatever
 * it does costs training nothing. A job has a number, which the page counts up; a kind says what is done, in what parts it is told, and what it takes to go on.
 */
import type { Imported } from '#data/imported.ts';
import type { Checkpoint } from '#engine/checkpoint.ts';
import type { ProbeName, ProbeRequests, ProbeResults } from '#engine/probe.ts';
import type { Score } from '#engine/scoring.ts';
import type { Divergence } from '#engine/trainer.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { SolvedGoal } from '#nn/goal.ts';
import type { Patch } from '#nn/patch.ts';

/** What is measured of a run as it goes on: a network on copies of its parameters, which are given again and again. It has no end. */
interface ReadingsKind {
  readonly job: { readonly kind: 'readings'; readonly recipe: StrataDocument; readonly probes: ProbeRequests };
  /** Other requests, or the run as it stands now. */
  readonly given: { readonly probes: ProbeRequests } | { readonly stands: Stands };
  readonly part: Readings;
  /** What probes keep over many rounds, by name. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly result: never;
}

/** Where a run stood, and its numbers then: parameters with the buffers behind them. */
export interface Stands {
  readonly step: number;
  readonly version: number;
  /** Training stood still. */
  readonly settled: boolean;
  readonly numbers: Float32Array<ArrayBuffer>;
}

export interface Readings extends Pick<Stands, 'step' | 'version'> {
  readonly probes: Partial<ProbeResults>;
  /** What broke in probes that were asked for. */
  readonly failed: Readonly<Partial<Record<ProbeName, string>>>;
}

/** Whole runs of a recipe from their start, one for each seed (and for each value of the sweep), none of them seen on the way. */
interface RunsKind {
  readonly job: {
    readonly kind: 'runs';
    readonly recipe: StrataDocument;
    readonly seeds: readonly number[];
    /** What is laid over the recipe, one patch for each value that is tried. */
    readonly sweep?: readonly Patch[];
    readonly until: Until;
    /** What is computed of each at its end. */
    readonly keep?: ProbeRequests;
  };
  readonly given: never;
  /** Those that came to their end since the last part. */
  readonly part: readonly Outcome[];
  /** `under`: where the run under way stands; `reached`: the steps at which its phases began. */
  readonly state: {
    readonly outcomes: readonly Outcome[];
    readonly under?: Checkpoint;
    readonly reached?: readonly number[];
    /** What was seen of it by then. */
    readonly looks?: readonly Look[];
  };
  /** In the order of the sweep, and of the seeds for each of its values. */
  readonly result: readonly Outcome[];
}

export interface Until {
  readonly steps: number;
  /** What counts as solved at the end. */
  readonly solved?: SolvedGoal;
  /** Steps on the way, ascending, at which it is scored too. */
  readonly looks?: readonly number[];
}

/** How a run stood on its way. */
export interface Look {
  readonly step: number;
  readonly train: Score;
  readonly test: Score;
  /** What a goal that asks for a reading has read, at the end alone; null where the network has nothing of it. */
  readonly read?: number | null;
}

export interface Outcome extends Look {
  readonly seed: number;
  /** The place of its value in the sweep; 0 without one. */
  readonly value: number;
  readonly solved: boolean;
  /** Equal to the hash of the run opened by itself, at the same step. */
  readonly parameterHash: string;
  readonly divergence?: Divergence;
  /** At the steps that were asked for, as far as it came. */
  readonly looks: readonly Look[];
  readonly probes: Partial<ProbeResults>;
}

/** Recorded runs, each made again to the step at which it stood. */
interface ReplaysKind {
  readonly job: {
    readonly kind: 'replays';
    readonly runs: readonly {
      readonly document: StrataDocument;
      /** Steps on the way, ascending, at which it is scored too. */
      readonly looks: readonly number[];
    }[];
  };
  readonly given: never;
  /** Those that came to their end since the last part. */
  readonly part: readonly Replayed[];
  /** The one under way begins anew. */
  readonly state: { readonly replayed: readonly Replayed[] };
  /** In the order of the runs. */
  readonly result: readonly Replayed[];
}

/** What a recorded run came to, or why it could not be made. */
export type Replayed = (Look & Pick<Outcome, 'parameterHash' | 'divergence' | 'looks'>) | { readonly fault: string };

export interface Kinds {
  readonly readings: ReadingsKind;
  readonly runs: RunsKind;
  readonly replays: ReplaysKind;
}
export type Kind = keyof Kinds;
type Of<Part extends keyof Kinds[Kind]> = { readonly [K in Kind]: Kinds[K][Part] };
export type Jobs = Of<'job'>;
export type Job = Jobs[Kind];
export type Givens = Of<'given'>;
export type Parts = Of<'part'>;
export type States = Of<'state'>;
export type Results = Of<'result'>;

/** What is laid down for a while: nothing; a run that nobody looks at, and what is measured of it; or whatever was asked for too, because nobody sees the page. */
export type Rests = 'nothing' | 'run' | 'everything';

/** Page → laboratory. */
export type Order =
  /** Of two jobs on one channel the newer wins: the older is stopped. `state`: it goes on from there. */
  | {
      readonly type: 'start';
      readonly job: number;
      readonly channel?: string;
      readonly what: Job;
      readonly state?: States[Kind];
    }
  /** Answered by `stopped`, unless it is over by then. */
  | { readonly type: 'stop'; readonly job: number }
  /** What a job under way is given. */
  | { readonly type: 'give'; readonly job: number; readonly given: Givens[Kind] }
  | { readonly type: 'rest'; readonly rests: Rests }
  /** See the engine's commands of these names. */
  | { readonly type: 'draw'; readonly pixels: Float32Array<ArrayBuffer> }
  | { readonly type: 'provide'; readonly hash: string; readonly set: Imported }
  | { readonly type: 'ping'; readonly n: number };

/** Laboratory → page. */
export type Report =
  /** So much is done of so much in all (of readings: of the round under way, 0 … 1), and what is new. */
  | {
      readonly type: 'progress';
      readonly job: number;
      readonly done: number;
      readonly of: number;
      readonly part: Parts[Kind];
    }
  /** What it takes to go on from here, for safe keeping. */
  | { readonly type: 'state'; readonly job: number; readonly state: States[Kind] }
  | { readonly type: 'done'; readonly job: number; readonly result: Results[Kind] }
  /** It was given up, or gave way to a newer one. */
  | { readonly type: 'stopped'; readonly job: number; readonly state: States[Kind] }
  /** Nothing comes of it; the other jobs go on. */
  | { readonly type: 'failed'; readonly job: number; readonly message: string }
  | { readonly type: 'pong'; readonly n: number }
  | { readonly type: 'held' };
