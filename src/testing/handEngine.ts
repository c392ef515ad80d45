/** @file An engine without arithmetic: it writes down what it is asked and delivers the frames that a test hands it, under the client's rule that a frame is of the run loaded last. */
import type { Answers, Engine, EngineListeners, Question } from '#engine/client.ts';
import type { Frame } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';

const score = { loss: 1, accuracy: 0.5, explained: null, count: 10 };

/** A frame of nothing but what is said of it. */
export const frameOf = (parts: Partial<Frame>): Frame => ({
  type: 'frame',
  run: 0,
  version: 0,
  position: { step: 0, epoch: 0, used: 0, pending: 0 } as Frame['position'],
  trainCount: 10,
  batchSize: 10,
  train: score,
  test: score,
  scoredStep: 0,
  batchLoss: 1,
  learningRate: 0.1,
  stepsPerSecond: Number.NaN,
  history: { from: 0, values: new Float64Array(0) },
  probes: {},
  failed: {},
  spent: {},
  ...parts,
});

export class HandEngine implements Engine {
  /** The document loaded last, and how it stood when each frame was made. */
  loaded: StrataDocument | undefined;
  readonly madeFor = new WeakMap<Frame, StrataDocument>();
  /** Requests that stand, by probe. */
  readonly asked = new Map<string, unknown[]>();
  readonly frameListeners = new Set<(frame: Frame) => void>();
  readonly seeks: number[] = [];
  readonly set: (readonly [block: string, parameter: string, index: number, value: number])[] = [];
  #run = 0;
  #frame: Frame | undefined;
  readonly #listeners: EngineListeners;

  constructor(listeners: EngineListeners) {
    this.#listeners = listeners;
  }

  /** Delivers a frame of the present run. */
  deliver(parts: Partial<Frame> = {}): Frame {
    const frame = frameOf({ ...parts, run: this.#run });
    this.madeFor.set(frame, this.loaded!);
    this.#frame = frame;
    for (const listener of this.frameListeners) listener(frame);
    return frame;
  }

  load(document: StrataDocument): void {
    this.loaded = document;
    this.#run++;
    this.#listeners.status({ state: 'loading' });
  }
  tune(document: StrataDocument): void {
    this.loaded = document;
  }
  subscribe(probe: string, request: unknown): () => void {
    const list = this.asked.get(probe) ?? [];
    this.asked.set(probe, [...list, request]);
    return () => {
      this.asked.set(
        probe,
        this.asked.get(probe)!.filter((r) => r !== request),
      );
    };
  }
  onFrame(listener: (frame: Frame) => void): () => void {
    this.frameListeners.add(listener);
    return () => this.frameListeners.delete(listener);
  }
  get frame(): Frame | undefined {
    return this.#frame?.run === this.#run ? this.#frame : undefined;
  }
  get reached(): number {
    return this.frame?.position.step ?? 0;
  }
  seek(step: number): void {
    this.seeks.push(step);
  }
  setParameter(...element: readonly [block: string, parameter: string, index: number, value: number]): void {
    this.set.push(element);
  }
  stop(): void {}
  waits(): void {}
  looked(): void {}
  read(): void {}
  readonly rests = 'nothing';
  rest(): void {}
  goOn(): void {}
  play(): void {}
  pause(): void {}
  step(): void {}
  speed(): void {}
  draw(): void {}
  ask<Q extends Question>(): Promise<Answers[Q]> {
    return Promise.reject(new Error('nobody answers'));
  }
  provide(): void {}
  beside(): () => void {
    return () => {};
  }
  readonly laboratory = undefined;
  dispose(): void {}
}
