/** @file Where a run stands, and all that it takes to go on from there. */
import type { StrataDocument } from '#nn/document.ts';
import type { ModelState } from './model.ts';

/** Where a run stands. */
export interface Position {
  readonly step: number;
  readonly epoch: number;
  /** Samples of the current epoch that were used in finished steps. */
  readonly used: number;
  /** Samples of the current batch already added to the gradient. */
  readonly pending: number;
}

/** Of the phase at hand: the epoch in which it began, and the steps in a row at which the goal that ends it held. */
export interface PhaseProgress {
  readonly epoch: number;
  readonly held: number;
}

export interface Checkpoint {
  /** The document in force: a model's state means nothing without its network. */
  readonly document: StrataDocument;
  readonly position: Position;
  readonly phase: PhaseProgress;
  readonly model: ModelState;
  /** The points recorded so far, flat. */
  readonly history: Float64Array<ArrayBuffer>;
}
