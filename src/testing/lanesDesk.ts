/** @file Several runs in one worker at a desk, for tests: no worker, no clock but the one that is turned by hand, each look at it a millisecond. */
import { createLanes } from '#engine/lanes.ts';
import type { Command, Event, Frame, LaneShare, Lockstep, LockstepFrom, Said, Told } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';
import { probes } from '#probes/index.ts';

export class LanesDesk {
  /** What was told, in its order: frames that came together stand in one. */
  readonly told: Told[] = [];
  clock = 0;
  #queue: { at: number; callback: () => void }[] = [];
  readonly #lanes = createLanes(
    {
      post: (told) => this.told.push(told),
      now: () => this.clock++,
      later: (callback, ms) => this.#queue.push({ at: this.clock + ms, callback }),
      slice: 8,
    },
    probes,
  );

  say(...said: Said[]): this {
    for (const one of said) this.#lanes.receive(one);
    return this;
  }
  lane(lane: number, ...commands: Command[]): this {
    return this.say(...commands.map((command): Said => (lane === 0 ? command : { type: 'lane', lane, command })));
  }
  /** Says it to each lane, at one moment. */
  all(lanes: number, command: (lane: number) => Command): this {
    this.say({ type: 'gather', on: true });
    for (let lane = 0; lane < lanes; lane++) this.lane(lane, command(lane));
    return this.say({ type: 'gather', on: false });
  }
  turn(times = 1): this {
    for (let i = 0; i < times && this.#queue.length > 0; i++) {
      const first = this.#queue.reduce((a, b) => (b.at < a.at ? b : a));
      this.#queue.splice(this.#queue.indexOf(first), 1);
      this.clock = Math.max(this.clock, first.at);
      first.callback();
    }
    return this;
  }
  settle(): this {
    for (let i = 0; this.#queue.length > 0; i++) {
      if (i > 50_000) throw new Error('never at rest');
      this.turn();
    }
    return this;
  }
  /** Loads a document into each lane, and lets them go in step. */
  compare(by: Lockstep, ...documents: StrataDocument[]): this {
    return this.alignedAt('start', by, ...documents);
  }
  /** The same, with their steps counted from there. */
  alignedAt(from: LockstepFrom, by: Lockstep, ...documents: StrataDocument[]): this {
    this.say({ type: 'lockstep', by, from });
    return this.all(documents.length, (lane) => ({
      type: 'load',
      run: 1,
      document: documents[lane]!,
      play: false,
    })).settle();
  }
  /** Every lane wants a frame. */
  want(lanes: number): this {
    for (let lane = 0; lane < lanes; lane++)
      this.lane(lane, { type: 'subscribe', probes: { hash: {} } }, { type: 'want', buffers: [] });
    return this;
  }
  /** Frames as they came, those of one moment together. */
  get moments(): readonly ReadonlyMap<number, Frame>[] {
    return this.told.flatMap((told) => {
      const events = told.type === 'lanes' ? told.told : told.type === 'shares' ? [] : [[0, told] as const];
      const frames = events.filter((e): e is [number, Frame] => e[1].type === 'frame');
      return frames.length > 0 ? [new Map(frames)] : [];
    });
  }
  of(lane: number): Event[] {
    return this.told.flatMap((told) =>
      told.type === 'lanes'
        ? told.told.filter(([of]) => of === lane).map(([, event]) => event)
        : told.type !== 'shares' && lane === 0
          ? [told]
          : [],
    );
  }
  get shares(): readonly LaneShare[] {
    return this.told.findLast((told) => told.type === 'shares')?.shares ?? [];
  }
}
