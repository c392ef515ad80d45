/** @file For tests: an engine without a worker. */
import type { Answers, Engine, EngineListeners, Question, Status } from '#engine/client.ts';
import type { Frame } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';
import { frameOf } from './handEngine.ts';

/** An engine that only writes down what it is asked, and is said by the test to be somewhere. */
export class FakeEngine implements Engine {
  readonly calls: [string, ...unknown[]][] = [];
  readonly frameListeners = new Set<(frame: Frame) => void>();
  step_ = 0;
  readonly listeners: EngineListeners;
  constructor(listeners: EngineListeners) {
    this.listeners = listeners;
  }
  stop(): void {
    this.calls.push(['stop']);
  }
  waits(): void {}
  looked(): void {}
  read(): void {}
  readonly rests = 'nothing';
  rest(): void {
    this.calls.push(['rest']);
  }
  goOn(): void {
    this.calls.push(['goOn']);
  }
  provide(): void {
    this.calls.push(['provide']);
  }
  draw(): void {
    this.calls.push(['draw']);
  }
  /** What was asked since the last look. */
  get asked(): string[] {
    return this.calls.splice(0).map(([name]) => name);
  }
  at(state: Status['state'], step = this.step_): void {
    this.step_ = step;
    this.listeners.status({ state });
  }
  /** A frame arrives, of a step. */
  frameAt(step: number): void {
    this.step_ = step;
    for (const listener of this.frameListeners) listener({ position: { step } } as Frame);
  }
  load = (document: StrataDocument, play: boolean, keep = false) => {
    this.calls.push([keep ? 'keep' : 'load', document, play]);
    this.listeners.status({ state: 'loading' });
    if (!keep) this.step_ = document.run?.step ?? 0;
  };
  play = () => this.calls.push(['play']) && undefined;
  pause = () => this.calls.push(['pause']) && undefined;
  step = () => this.calls.push(['step']) && undefined;
  speed = () => this.calls.push(['speed']) && undefined;
  seek = () => this.calls.push(['seek']) && undefined;
  tune = (document: StrataDocument) => this.calls.push(['tune', document]) && undefined;
  setParameter = () => this.calls.push(['setParameter']) && undefined;
  subscribe = () => () => {};
  onFrame = (listener: (frame: Frame) => void) => {
    this.frameListeners.add(listener);
    return () => this.frameListeners.delete(listener);
  };
  /** What it answers when it is asked for a checkpoint. */
  standing: Answers['checkpoint'] | undefined;
  ask<Q extends Question>(what: Q): Promise<Answers[Q]> {
    if (what === 'checkpoint' && this.standing) return Promise.resolve(this.standing as Answers[Q]);
    return Promise.reject(new Error('nobody answers'));
  }
  get frame(): Frame | undefined {
    const position = { step: this.step_, epoch: 0, used: 0, pending: 0 };
    return this.step_ > 0 ? frameOf({ position }) : undefined;
  }
  get reached(): number {
    return this.step_;
  }
  beside(): () => void {
    return () => {};
  }
  readonly laboratory = undefined;
  dispose = () => this.calls.push(['dispose']) && undefined;
}
