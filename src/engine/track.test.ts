import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, Track } from './track.ts';

interface Value {
  readonly step: number;
  /** The way of the run on which it was read. */
  readonly way: number;
}
const empty = () => new Track<Value>(({ step }) => step);
const trackOf = (...steps: readonly number[]) => {
  const track = empty();
  for (const step of steps) track.append({ step, way: 0 });
  return track;
};
const step = fc.nat(200);
/** What happens to a track. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('goOn' as const), step: fc.integer({ min: 1, max: 40 }) }) },
  fc.record({ what: fc.constantFrom('append' as const, 'put' as const, 'cut' as const), step }),
  fc.record({ what: fc.constant('thin' as const), step: fc.integer({ min: 2, max: 20 }) }),
  fc.record({ what: fc.constant('clear' as const), step }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Lets it happen to a track; each value is another. */
function happen(track: Track<Value>, { what, step: at }: Happening, way: number): void {
  if (what === 'goOn') track.append({ step: (track.last?.step ?? 0) + at, way });
  else if (what === 'append') track.append({ step: at, way });
  else if (what === 'put') track.put({ step: at, way });
  else if (what === 'cut') track.cutAfter(at);
  else if (what === 'thin') track.thin(at);
  else track.clear();
}

describe('a track', () => {
  it('stands in the order of its steps, one value at each, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (all) => {
        const track = empty();
        for (const [way, one] of all.entries()) {
          happen(track, one, way);
          const { steps } = track;
          expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('answers for each step with what stands there, and with the latest not after it', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), step, (all, at) => {
        const track = empty();
        for (const [way, one] of all.entries()) happen(track, one, way);
        expect(track.at(at)).toBe(track.values.find((value) => value.step === at));
        expect(track.before(at)).toBe(track.values.findLast((value) => value.step <= at));
        expect(track.last).toBe(track.values.at(-1));
        expect(track.length).toBe(track.values.length);
      }),
    );
  });

  it('loses what lies after a step where the run takes another way, and only that', () => {
    fc.assert(
      fc.property(fc.uniqueArray(step), step, (steps, at) => {
        const track = trackOf(...steps.sort((a, b) => a - b));
        track.cutAfter(at);
        expect(track.steps).toEqual(steps.filter((s) => s <= at));
        track.append({ step: at, way: 1 });
        expect(track.values).toEqual([
          ...steps.filter((s) => s < at).map((s) => ({ step: s, way: 0 })),
          { step: at, way: 1 },
        ]);
      }),
    );
  });

  it('takes in a value at an earlier step in place of what is there, and keeps what comes later', () => {
    const track = trackOf(10, 20, 30);
    for (const at of [0, 20]) track.put({ step: at, way: 1 });
    expect(track.values.map((value) => [value.step, value.way])).toEqual([
      [0, 1],
      [10, 0],
      [20, 1],
      [30, 0],
    ]);
  });

  it('thins to a bound: the first and the last stay, and the others stand as far apart everywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 2, max: 40 }),
        (gaps, most) => {
          const track = empty();
          let at = 0;
          const all = gaps.map((gap) => (at += gap));
          for (const s of all) {
            track.append({ step: s, way: 0 });
            track.thin(most);
            expect(track.length).toBeLessThanOrEqual(most);
            expect([track.values[0]!.step, track.last!.step]).toEqual([all[0], s]);
          }
          // Of no stretch two, but for the last; and of each that the run read something in, the first.
          const stretches = track.steps.map((s) => Math.floor(s / track.every));
          const inner = stretches.slice(0, -1);
          expect(new Set(inner).size).toBe(inner.length);
          expect(new Set(stretches)).toEqual(new Set(all.map((s) => Math.floor(s / track.every))));
        },
      ),
    );
  });

  it('keeps at least about half as many as it may', () => {
    const track = empty();
    for (let i = 0; i < 5000; i++) {
      track.append({ step: 7 * i, way: 0 });
      track.thin(96);
    }
    expect(track.length).toBeGreaterThan(40);
    const gaps = track.steps.slice(1).map((s, i) => s - track.steps[i]!);
    expect(Math.max(...gaps)).toBeLessThan(track.last!.step / 20);
  });

  it('is the same for whoever takes each piece of it, whenever they look', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, fc.boolean()), { maxLength: 60 }), (all) => {
        const [track, mirror] = [empty(), empty()];
        let mark: Mark | undefined;
        for (const [way, [one, looks]] of all.entries()) {
          happen(track, one, way);
          if (!looks) continue;
          const news = track.since(mark);
          ({ mark } = news);
          mirror.follow(news.piece);
          expect(mirror.values).toEqual(track.values);
          expect(track.since(mark).piece.values).toEqual([]);
        }
      }),
    );
  });

  it('gives what is new alone to whoever has the rest', () => {
    const track = trackOf(0, 10);
    const { mark } = track.since();
    track.append({ step: 20, way: 0 });
    expect(track.since(mark).piece).toEqual({ from: 2, values: [{ step: 20, way: 0 }] });
    track.cutAfter(15);
    expect(track.since(mark).piece).toEqual({ from: 0, values: track.values });
  });

  it('passes to another owner as it is, and what that one has after its end stays', () => {
    fc.assert(
      fc.property(fc.uniqueArray(step), fc.uniqueArray(step), (first, second) => {
        const before = trackOf(...first.sort((a, b) => a - b));
        const after = empty();
        for (const at of second.sort((a, b) => a - b)) after.append({ step: at, way: 1 });
        after.takeOver(before.values.slice());
        const end = before.last?.step ?? -1;
        if (first.every((s) => second.includes(s))) expect(after.steps).toEqual(second);
        else expect(after.steps).toEqual([...first, ...second.filter((s) => s > end)]);
      }),
    );
  });

  it('tells nobody to begin anew where an owner before had nothing else', () => {
    const track = trackOf(0, 10, 20);
    const { generation } = track;
    track.takeOver(trackOf(0, 10).values);
    track.cutAfter(20);
    track.thin(3);
    expect(track.generation).toBe(generation);
    expect(track.steps).toEqual([0, 10, 20]);
  });
});
