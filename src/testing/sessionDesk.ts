/** @file A session at a desk of its own, for tests: no worker, no clock but the one that is turned by hand. */
import { datasets } from '#data/index.ts';
import { planDocument } from '#engine/plan.ts';
import type { ProbeRequests } from '#engine/probe.ts';
import type { Command, EngineState, Event, Frame, StepUnit } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { type Change, type Recorded, runAt } from '#nn/run.ts';
import { withWeights } from '#nn/takeWeights.ts';
import { probes } from '#probes/index.ts';

const registries = { layers, datasets };

export function documentOf(more: Record<string, unknown> = {}): StrataDocument {
  const reading = readDocument(
    {
      strata: 1,
      seed: 7,
      data: { type: 'spiral', samples: 100 },
      network: [
        { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
        { id: 'd', type: 'dropout', rate: 0.2 },
        { id: 'b', type: 'dense', units: 2 },
      ],
      training: { batchSize: 16 },
      ...more,
    },
    registries,
  );
  if (!reading.document) throw new Error(JSON.stringify(reading.problems));
  return reading.document;
}
export const withRate = (document: StrataDocument, learningRate: number, type = 'adam'): StrataDocument => ({
  ...document,
  training: documentOf({ training: { batchSize: 16, optimizer: { type, learningRate } } }).training,
});
export const saved = (document: StrataDocument) =>
  readDocument(JSON.parse(JSON.stringify(compactDocument(document, registries))), registries).document!;

export const everything: ProbeRequests = {
  units: { resolution: 12 },
  answer: { resolution: 10, samples: true },
  parameters: {},
  gradients: {},
  trace: { block: 'a', unit: 2, at: [0.3, -0.2] },
  hash: {},
  ladder: {},
  theatre: {},
  bottleneck: { sample: 0, factor: 'class', at: 0 },
  concepts: { block: 'a' },
  constants: {},
};

/** A session on a clock that stands unless it is asked, each look at it a millisecond, and a queue that is worked off by hand. */
export class Desk {
  readonly events: Event[] = [];
  readonly transfers: ArrayBuffer[][] = [];
  clock = 0;
  run = 1;
  waits: number[] = [];
  #queue: (() => void)[] = [];
  readonly #session = createSession(
    {
      post: (event, transfer) => {
        this.events.push(event);
        if (event.type === 'frame') this.transfers.push(transfer);
      },
      now: () => this.clock++,
      later: (callback, ms) => {
        this.waits.push(ms);
        this.clock += ms;
        this.#queue.push(callback);
      },
      slice: 8,
    },
    probes,
  );

  send(...commands: Command[]): this {
    for (const command of commands) this.#session.receive(command);
    return this;
  }
  /** Lets so many callbacks run. */
  turn(times = 1): this {
    for (let i = 0; i < times; i++) this.#queue.shift()?.();
    return this;
  }
  /** Runs until nothing is left to do. */
  settle(): this {
    for (let i = 0; this.#queue.length > 0; i++) {
      if (i > 20_000) throw new Error('never at rest');
      this.turn();
    }
    return this;
  }
  load(document: StrataDocument, more: Partial<Extract<Command, { type: 'load' }>> = {}): this {
    return this.send({ type: 'load', run: this.run, document, play: false, ...more }).settle();
  }
  /** Goes on with another network, as an edit on the page does. */
  goOn(document: StrataDocument): this {
    this.run++;
    return this.load(document, { keep: true });
  }
  steps(count: number, unit: StepUnit = 'batch'): this {
    for (let i = 0; i < count; i++) this.send({ type: 'step', run: this.run, unit });
    return this.settle();
  }
  tune(document: StrataDocument): this {
    return this.send({ type: 'tune', run: this.run, document }).settle();
  }
  set(block: string, parameter: string, index: number, value: number): this {
    return this.send({ type: 'setParameter', run: this.run, block, parameter, index, value }).settle();
  }
  seek(step: number): this {
    return this.send({ type: 'seek', run: this.run, step }).settle();
  }
  frame(probes: ProbeRequests = { hash: {} }, buffers: ArrayBuffer[] = []): Frame {
    const before = this.events.length;
    this.send({ type: 'subscribe', probes }, { type: 'want', buffers }).settle();
    return this.events.slice(before).findLast((e) => e.type === 'frame')!;
  }
  get hash(): string {
    return this.frame().probes.hash!;
  }
  of<T extends Event['type']>(type: T): Extract<Event, { type: T }>[] {
    return this.events.filter((e): e is Extract<Event, { type: T }> => e.type === type);
  }
  get states(): EngineState[] {
    return this.of('state').map((e) => e.state);
  }
  get state() {
    return this.of('state').at(-1)!;
  }
  get recorded(): Recorded | null {
    return this.of('recorded').at(-1)!.recorded;
  }
  get changes(): readonly Change[] | null {
    return this.recorded?.changes ?? null;
  }
  /** The steps of the history's points, as a page puts them together from the frames. */
  get history(): number[] {
    this.frame();
    const steps: number[] = [];
    for (const { history } of this.of('frame')) {
      steps.length = history.from;
      for (let i = 0; i < history.values.length; i += 6) steps.push(history.values[i]!);
    }
    return steps;
  }
  get step(): number {
    return this.frame().position.step;
  }
  /** The present run in a document, with its weights, as it comes out of a file. */
  withWeights(document: StrataDocument): StrataDocument {
    this.send({ type: 'ask', run: this.run, id: 1, what: 'checkpoint' }).settle();
    const { answer } = this.of('answer').at(-1)!;
    if (!('model' in answer)) throw new Error('no checkpoint');
    const run = runAt(answer.position.step, this.recorded!);
    return saved(withWeights({ ...document, run }, answer, planDocument(answer.document), registries));
  }
  /** A document from which the present run can be replayed, as it comes out of a link. */
  replayed(document: StrataDocument): StrataDocument {
    return saved({ ...document, run: runAt(this.step, this.recorded!) });
  }
}

/** The hash of a plain run of so many steps. */
export function hashAfter(document: StrataDocument, steps: number): string {
  const trainer = new Trainer(document);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  return trainer.parameterHash();
}
