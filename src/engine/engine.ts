/** @file The engine as the page has it: what may be asked of it, and what is told. */
import type { Imported } from '#data/imported.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Recorded } from '#nn/run.ts';
import type { Carrier } from './connection.ts';
import type { Laboratory, Rests } from './laboratory/client.ts';
import type { ProbeName, ProbeRequests } from './probe.ts';
import type { Event, Frame, LaneCommand, LaneShare, ReadAnswer, StepUnit } from './protocol.ts';
import type { Answers, Question } from './question.ts';

export type Status = Omit<Extract<Event, { type: 'state' }>, 'type' | 'run'> & { readonly carrier?: Carrier };

export interface EngineListeners {
  status(status: Status): void;
  recorded(recorded: Recorded | null): void;
  /** The worker died and was started anew; training goes on from `step`. */
  restarted(step: number): void;
  /** It has not answered for two seconds, or does again. If it stays silent it is started anew. */
  quiet(quiet: boolean): void;
}

export interface Engine {
  /** `keep`: the run at hand goes on with the document's network. */
  load(document: StrataDocument, play: boolean, keep?: boolean): void;
  /** Gives up loading. */
  stop(): void;
  play(): void;
  pause(): void;
  /** What it lays down until it is told otherwise, of all work that may be long: nobody looks. Bringing back a run is of a run, too. */
  rest(rests: Rests): void;
  readonly rests: Rests;
  /** Whether training waits at the steps of `nn/lookSteps.ts`, as its status says, until `looked` is told of each. */
  waits(waits: boolean): void;
  looked(step: number): void;
  /** Tells what was read at a step, where the status says that it is asked for. */
  read(step: number, answers: readonly ReadAnswer[]): void;
  /** A run that is brought back, and asked whether it should take so long, goes on. */
  goOn(): void;
  step(unit: StepUnit): void;
  speed(stepsPerSecond: number | null): void;
  seek(step: number): void;
  tune(document: StrataDocument): void;
  setParameter(block: string, parameter: string, index: number, value: number): void;
  /**
   * Asks for a probe until the returned function is called. Of several requests for one probe the latest counts; one made as a `guest` yields to every
   * other, for a view that takes the probe as whoever owns it asked for it.
   */
  subscribe<N extends ProbeName>(probe: N, request: NonNullable<ProbeRequests[N]>, guest?: boolean): () => void;
  /** Hands over the image that a person draws; one that is not of the data's size is not taken. */
  draw(pixels: Float32Array<ArrayBuffer>): void;
  /** Hands over images or rows from files, before the document that names their hash; once is enough. */
  provide(hash: string, set: Imported): void;
  /** Called in an animation frame with each new frame; its arrays may be read until the next one comes. */
  onFrame(listener: (frame: Frame) => void): () => void;
  /** The frame of the present run that was delivered last, for drawing again after a change of size or theme. */
  readonly frame: Frame | undefined;
  /** The step that the present run has reached, as far as the page knows: before its first frame, where it will begin. */
  readonly reached: number;
  /**
   * Asks something of the present run (`row`: of one of its samples) once, as soon as it stands. Rejected with `Unanswered` where that run is no more before: another was loaded, or it
   * failed. A worker that dies meanwhile is no matter: the next one is asked again.
   */
  ask<Q extends Question>(what: Q, row?: number): Promise<Answers[Q]>;
  /** Other runs in the same worker: whoever has them hears of them, and is given the way to speak of them. One at a time. */
  beside(others: Beside | undefined): (command: LaneCommand, transfer?: ArrayBuffer[]) => void;
  /** The second worker, for what is computed beside the run; undefined where the page has none. */
  readonly laboratory: Laboratory | undefined;
  dispose(): void;
}

/** Who hears of other runs in this run's worker. */
export interface Beside {
  heard(lane: number, event: Event): void;
  shares(shares: readonly LaneShare[]): void;
  /** There is a worker, and it knows nothing of other runs yet: at once where there is one, and whenever there is another. */
  opened(carrier: Carrier): void;
  died(): void;
}
