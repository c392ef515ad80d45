import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { dense, flatten, setWeights, tinyPictures, tinyRun } from '#testing/tinyRun.ts';
import { bottleneckProbe } from './bottleneck.probe.ts';

const empty = [0, 0, 0, 0, 0, 0];
/** One dark pixel in each, twice over; those of the first row are of class 0. */
const pictures = Array.from({ length: 12 }, (_, i) => empty.with(i % 6, 255));
const labels = Array.from({ length: 12 }, (_, i) => Number(i % 6 >= 3));
const run = () =>
  tinyRun(
    tinyPictures(pictures, labels, {}, ['above', 'below']),
    [flatten, dense('copy', 6), dense('turned', 6), dense('rows', 2), dense('z', 2)],
    {
      'copy.weight': Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 1 : 0)),
      'copy.bias': empty,
      // Twice as dark, from the last pixel to the first.
      'turned.weight': Array.from({ length: 36 }, (_, i) => (i > 0 && i < 35 && i % 5 === 0 ? 2 : 0)),
      'turned.bias': [1, 0, 0, 0, 0, 0],
      // What lies in the first row, and in the second: the last three and the first three of what is turned.
      'rows.weight': [0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0],
      'rows.bias': [0, 0],
      'z.weight': [0, 0, 0, 0],
      'z.bias': [1, 2],
    },
  );

it('draws a picture of two rows of three pixels again from what each layer kept of it', () => {
  const result = bottleneckProbe.compute(run(), { sample: 4 }, createPool())!;
  const { sections, redrawn, picture, tokens, sample, pair } = result;
  expect([picture, tokens, sample, pair]).toEqual([[1, 2, 3], 0, 4, null]);
  expect(sections.map(({ id }) => id)).toEqual(['input', 'copy', 'turned', 'rows', 'z']);
  const drawn = sections.map((_, s) => [...redrawn.subarray(6 * s, 6 * s + 6)]);
  const near = (s: number, wanted: readonly number[], digits = 2) => {
    for (const [p, value] of wanted.entries()) expect(drawn[s]![p], `${s} ${p}`).toBeCloseTo(value, digits);
  };
  const own = empty.with(4, 1);
  expect(drawn[0]).toEqual(own);
  near(1, own);
  near(2, own);
  // Of rows alone, each pixel of a row as likely as the others, of the second row more so than of the first; of so few pictures a linear probe hedges towards the mean.
  const [above] = drawn[3]!;
  expect(above).toBeGreaterThan(-0.001);
  expect(above).toBeLessThan(0.1);
  near(3, [above!, above!, above!, 1 / 3 - above!, 1 / 3 - above!, 1 / 3 - above!], 6);
  // Of nothing: the mean.
  near(4, Array(6).fill(1 / 6));
  // About the mean a picture is off by 5/6 (the square of 5/6 and five of 1/6), about the mean of its row by 2/3: a fifth is kept at most.
  const kept = sections.map(({ input }) => input!.value);
  for (const [s, value] of [1, 1, 1].entries()) expect(kept[s]).toBeCloseTo(value, 2);
  expect(kept[3]).toBeGreaterThan(0.1);
  expect(kept[3]).toBeLessThanOrEqual(0.2);
  expect(kept[4]).toBe(0);
  expect(sections.map(({ answer }) => answer!.value)).toEqual([1, 1, 1, 1, 0.5]);
});

it('draws the picture of a person, which stands behind the last', () => {
  const trainer = run();
  trainer.draw(Float32Array.of(0, 0.25, 0, 0, 0, 0.5));
  const { redrawn, sample } = bottleneckProbe.compute(trainer, { sample: 12 }, createPool())!;
  expect([sample, [...redrawn.subarray(0, 6)]]).toEqual([12, [0, 0.25, 0, 0, 0, 0.5]]);
});

it('gives every number that the network makes of a sample, as it stands, where they are asked for', () => {
  const trainer = run();
  const ask = (more = {}, slice?: Parameters<typeof bottleneckProbe.compute>[3]) =>
    bottleneckProbe.compute(trainer, { sample: 4, ...more }, createPool(), slice)!;
  expect(ask().numbers).toBeNull();
  const own = empty.with(4, 1);
  const { places, numbers } = ask({ numbers: true });
  expect(places).toEqual([
    { id: 'input', shape: [1, 2, 3], tokens: 0 },
    { id: 'copy', shape: [6], tokens: 0 },
    { id: 'turned', shape: [6], tokens: 0 },
    { id: 'rows', shape: [2], tokens: 0 },
    { id: 'z', shape: [2], tokens: 0 },
  ]);
  expect([...numbers!.values]).toEqual([...own, ...own, 1, 2, 0, 0, 0, 0, 0, 3, 1, 2]);
  // By softmax the second class has e times the share of the first.
  expect(numbers!.answers[1]! / numbers!.answers[0]!).toBeCloseTo(Math.E, 5);
  // Before the first reading too, and of the numbers as they are now.
  setWeights(trainer, { 'z.bias': [5, 7] });
  const slice = { left: () => false, now: () => 0, settled: true, more: () => {} };
  const before = ask({ numbers: true }, slice);
  expect([before.numbers!.step, [...before.numbers!.values].slice(-2)]).toEqual([0, [5, 7]]);
  expect(before.places).toHaveLength(5);
});

it('sets a picture beside the same of the other class: of the sample, the class and the round at hand, made once for each', () => {
  const trainer = run();
  let made = 0;
  // The same pixel in the other row.
  const vary = (row: number, _: string, value: number) => {
    made++;
    return { input: Float32Array.from(empty.with((row + 3) % 6, 1)), factors: [value] };
  };
  Object.assign(trainer.plan.data!, { vary });
  const ask = (sample: number, more = {}) =>
    bottleneckProbe.compute(trainer, { sample, factor: 'class', ...more }, createPool())!.pair!;
  for (const [i, sample] of [1, 4, 1].entries()) {
    const { inputs, values, ...pair } = ask(sample);
    expect([...inputs]).toEqual([...empty.with(sample, 1), ...empty.with((sample + 3) % 6, 1)]);
    expect([...values]).toEqual(sample < 3 ? [0, 1] : [1, 0]);
    expect(pair).toMatchObject({ factor: 'class', sample, reason: null });
    // As far apart as any two that differ, twice that where it is twice as dark, and nothing where nothing is kept.
    expect([pair.apart[1], pair.apart[2], pair.apart[4]]).toEqual([pair.apart[0], pair.apart[0], null]);
    expect(ask(sample)).toMatchObject({ sample });
    expect(made).toBe(i + 1);
  }
  expect(ask(1, { factor: 'nothing' })).toMatchObject({ factor: 'nothing', apart: [] });
  setWeights(trainer, { 'copy.weight': Array<number>(36).fill(0) });
  expect(ask(1).apart.slice(1)).toEqual([null, null, null, null]);
  expect(bottleneckProbe.compute(trainer, { sample: 1 }, createPool())!.pair).toBeNull();
});

it('knows nothing of data without samples, and draws nothing again before the first round', () => {
  const nothing = tinyRun({ type: 'points', points: [], testShare: 0 }, [dense('z', 2)]);
  expect(bottleneckProbe.compute(nothing, { sample: 0 }, createPool())).toBeNull();
  const slice = { left: () => false, now: () => 0, settled: true, more: () => {} };
  const first = bottleneckProbe.compute(run(), { sample: 0, factor: 'class' }, createPool(), slice)!;
  expect([first.step, first.redrawn.length, first.pair]).toEqual([-1, 0, null]);
});

it('says why no picture differs in one thing alone where pictures were not drawn from any', () => {
  const { pair } = bottleneckProbe.compute(run(), { sample: 4, factor: 'class' }, createPool())!;
  expect(pair).toMatchObject({ factor: 'class', sample: 4, apart: [], start: [], inputs: new Float32Array(0) });
  expect(pair!.reason).toBe('notDrawn');
  expect(bottleneckProbe.names!({ sample: 4, factor: 'class' })).toEqual({ row: 4, factor: 'class' });
});
