/**
 * @file What page and worker say to one another. Both directions are closed unions. Every message that belongs to a run carries the run's number: the page
 * counts up with each `load`, and whatever arrives with an older number is dropped.
 */

import type { Imported } from '#data/imported.ts';
import type { BackEnd } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import type { Found, Problem } from '#nn/problem.ts';
import type { Recorded } from '#nn/run.ts';
import type { Kept } from './carryOver.ts';
import type { Checkpoint, Position } from './checkpoint.ts';
import type { Paused } from './pauses.ts';
import type { PretrainProgress } from './pretraining/pretrain.ts';
import type { ProbeName, ProbeRequests, ProbeResults } from './probe.ts';
import type { Answers, Question } from './question.ts';
import type { Score } from './scoring.ts';
import type { Divergence } from './trainer.ts';

export type { ProbeName, ProbeRequests, ProbeResults };

/** While loading, or going back: the samples drawn, those scored at the start, or the steps of a run made again (`back`: up to an earlier step), so far and in all. Where a phase begins: batches of its pretraining. */
export interface Progress {
  readonly what: 'samples' | 'scores' | 'steps' | 'back' | 'pretraining';
  readonly done: number;
  readonly of: number;
  /** Which block learns by itself, and how far it has come. */
  readonly pretraining?: PretrainProgress;
  /** It has taken long, and would take about so many seconds more: nothing is done until `goOn`. */
  readonly asks?: number;
}

/** What was read for a goal; null where the network has nothing of it. */
export interface ReadAnswer {
  readonly goal: ReadingGoal;
  readonly value: number | null;
}

export type StepUnit = 'sample' | 'batch' | 'epoch';

/** Page → worker. */
export type Command =
  /**
   * Plan a document and make it the run; training plays at once where `play`. A newer `load` overtakes one that is under way (replaying `document.run`).
   * `keep`: the run at hand goes on with the document's network, under a new number; where it stands at its start, diverged or is none, the document starts anew.
   */
  | {
      readonly type: 'load';
      readonly run: number;
      readonly document: StrataDocument;
      readonly play: boolean;
      readonly keep?: boolean;
      readonly checkpoint?: Checkpoint;
      readonly backEnd?: BackEnd;
    }
  /** Gives up what is being loaded: there is no run until the next `load`. */
  | { readonly type: 'stop'; readonly run: number }
  /** Brings a run back although it takes long. */
  | { readonly type: 'goOn'; readonly run: number }
  | { readonly type: 'play'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  /** One sample, batch or epoch; then paused. */
  | { readonly type: 'step'; readonly run: number; readonly unit: StepUnit }
  /** No training while `resting`, no run brought back, nothing measured; messages are still received, and a document is still made ready. */
  | { readonly type: 'rest'; readonly resting: boolean }
  /** Whether training waits at the steps of `nn/lookSteps.ts` until it is told that they were looked at. */
  | { readonly type: 'waits'; readonly waits: boolean }
  /** What there is to be seen of a step that it waits at was seen. */
  | {
      readonly type: 'looked';
      readonly run: number;
      readonly step: number;
      /** What it has to be read for, and what was read, by whom training is told of nothing else. */
      readonly answers?: readonly ReadAnswer[];
    }
  /** Steps per second; null: as fast as it goes. */
  | { readonly type: 'speed'; readonly stepsPerSecond: number | null }
  /** Go to a step that was reached before, by the nearest checkpoint and replay; then paused. */
  | { readonly type: 'seek'; readonly run: number; readonly step: number }
  /** Settings that need no new start. */
  | { readonly type: 'tune'; readonly run: number; readonly document: StrataDocument }
  | {
      readonly type: 'setParameter';
      readonly run: number;
      readonly block: string;
      readonly parameter: string;
      readonly index: number;
      readonly value: number;
    }
  /** The whole list of what visible views want, newest wins; what is not listed is not computed. */
  | { readonly type: 'subscribe'; readonly probes: ProbeRequests }
  /** The image that a person draws, [C, H, W]: the sample behind the last of the data. It stays until another is drawn. */
  | { readonly type: 'draw'; readonly pixels: Float32Array<ArrayBuffer> }
  /** Images or rows from files, before a document that names their hash is loaded; they stay for documents to come. */
  | { readonly type: 'provide'; readonly hash: string; readonly set: Imported }
  /** Credit for one frame, and buffers of earlier frames handed back. */
  | { readonly type: 'want'; readonly buffers: ArrayBuffer[] }
  /** A question to the run, answered by `answer` as soon as nothing else is under way. */
  | { readonly type: 'ask'; readonly run: number; readonly id: number; readonly what: Question; readonly row?: number }
  /** The run's numbers are to come with the next frame, which is made even where nothing is new. */
  | { readonly type: 'copy' }
  /** A checkpoint for safe keeping, answered by `checkpoint`. */
  | { readonly type: 'save' }
  /** Is the worker alive? Answered by `pong`. */
  | { readonly type: 'ping'; readonly n: number };

/** Page → worker, where it holds several runs: a lane is a run of its own, with its own numbers; what is said without a lane is said to lane 0. */
export type LaneCommand =
  | { readonly type: 'lane'; readonly lane: number; readonly command: Command }
  /** The lane and its memory can go. */
  | { readonly type: 'closeLane'; readonly lane: number }
  /**
   * From here on all runs stand at the same step, or at the same epoch, whenever they are shown: who is behind catches up, who is ahead waits. A run that
   * diverged stays where it is. null: each goes its own way. `from`: where steps and epochs are counted from.
   */
  | { readonly type: 'lockstep'; readonly by: Lockstep | null; readonly from: LockstepFrom }
  /** Nothing is worked at until `gather` is off: what is said in between is done at one moment. */
  | { readonly type: 'gather'; readonly on: boolean };

export type Lockstep = 'step' | 'epoch';
/** Runs are level by what they made since their start, or since their last phase began: whoever has the shorter way there waits for it, at step 0 or where that phase begins. */
export type LockstepFrom = 'start' | 'lastPhase';

/** All that a training worker is told, and all that it tells. */
export type Said = Command | LaneCommand;
export type Told =
  | Event
  /** What several runs tell at one moment, such as their frames of the same step. */
  | { readonly type: 'lanes'; readonly told: readonly (readonly [lane: number, event: Event])[] }
  /** Of the time that was trained since it was told last, what each lane got: milliseconds for a step, and its share. */
  | { readonly type: 'shares'; readonly shares: readonly LaneShare[] };

export interface LaneShare {
  readonly lane: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly msPerStep: number;
}

export type EngineState = 'loading' | 'idle' | 'running' | 'paused' | 'failed';

/** Worker → page. */
export type Event =
  /** `idle`: no document yet, or its loading was stopped; `failed`: the document cannot run (`problems`) or the engine broke (`message`, `detail`). */
  | {
      readonly type: 'state';
      readonly run: number;
      readonly state: EngineState;
      readonly backEnd?: BackEnd;
      readonly problems?: readonly Problem[];
      readonly message?: string;
      /** What only somebody who mends the engine can read. */
      readonly detail?: string;
      readonly divergence?: Divergence;
      /** It paused by itself, as its document asks. */
      readonly paused?: Paused;
      /** It waits at this step until that was looked at; it goes on by itself. */
      readonly waits?: number;
      /** What its document asks to be read there, for training to know how to go on: with `waits`. */
      readonly reads?: readonly ReadingGoal[];
      readonly progress?: Progress;
      /** Why the weights of the document's run are not used, while it is loaded: the run is made again. */
      readonly refused?: Found;
      /** After a change of the network: how many of its blocks keep their parameters, and the step from which the run goes on. */
      readonly kept?: Kept & { readonly step: number };
    }
  | Frame
  /** What is recorded of the run, with the document it was given last, whenever that changes; null once there is too much of it to be replayed. */
  | { readonly type: 'recorded'; readonly run: number; readonly recorded: Recorded | null }
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: Checkpoint }
  | { readonly type: 'answer'; readonly run: number; readonly id: number; readonly answer: Answers[Question] }
  | { readonly type: 'pong'; readonly n: number }
  /** The worker holds the lock that it is named after, and will for as long as it lives. */
  | { readonly type: 'held' };

/** A network's numbers at the step of a frame. */
export interface NetworkCopy {
  /** The document in force at the step, where it is another than came last. */
  readonly document?: StrataDocument;
  /** Parameters with the buffers behind them. */
  readonly numbers: Float32Array<ArrayBuffer>;
  /** Training stands still. */
  readonly settled: boolean;
}

/** One delivery of everything that was subscribed to, all of the same step. Its buffers go back with the next `want`. */
export interface Frame {
  readonly type: 'frame';
  readonly run: number;
  /** Another one whenever parameters changed without a step. */
  readonly version: number;
  readonly position: Position;
  /** Phases that had begun by then; absent where none had. */
  readonly phase?: number;
  /** Samples in the training set, and in the batch at hand. */
  readonly trainCount: number;
  readonly batchSize: number;
  readonly train: Score;
  readonly test: Score;
  /** The step whose scores these are: that of the frame unless they are dear to compute and training goes on. */
  readonly scoredStep: number;
  readonly batchLoss: number;
  readonly learningRate: number;
  /** Measured over the last half second of training; NaN before. */
  readonly stepsPerSecond: number;
  /** New points of the history: they follow point `from`. */
  readonly history: { readonly from: number; readonly values: Float64Array<ArrayBuffer> };
  readonly probes: Partial<ProbeResults>;
  /** What broke in probes that were asked for: nothing came of them, and the run went on. */
  readonly failed: Readonly<Partial<Record<ProbeName, string>>>;
  /** Where they were asked for. */
  readonly copy?: NetworkCopy;
  /** Milliseconds that the frame took of training: scores, and each probe. */
  readonly spent: Readonly<Partial<Record<ProbeName | 'scores', number>>>;
}
