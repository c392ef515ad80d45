import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sentenceOf } from './problemWords.ts';
import type { Complain } from './readFields.ts';
import { sizeOf } from './shape.ts';
import {
  MAX_WEIGHT_BYTES,
  readWeights,
  type TensorEntry,
  type Weights,
  weightBytes,
  weightsProblem,
} from './weights.ts';
import { packWeights, unpackWeights, type WeightsAbout, type WeightValues } from './weightValues.ts';

const tensors = fc.array(
  fc.record({
    name: fc.stringMatching(/^\d\.[a-z_]{1,8}$/),
    shape: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  }),
  { maxLength: 4 },
);
const count = fc.nat(2 ** 30);
const words = (list: readonly TensorEntry[]) => list.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
const numbers = (length: number) =>
  fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: length, maxLength: length });
const seal = 'ab'.repeat(32);

const arbitrary: fc.Arbitrary<{ about: WeightsAbout; values: WeightValues }> = fc
  .record({
    parameters: tensors,
    buffers: tensors,
    slots: fc.integer({ min: 0, max: 2 }),
    position: fc.record({ step: count, epoch: count, used: count }),
    phase: fc.option(fc.record({ epoch: count, held: count }), { nil: undefined }),
    curve: fc.array(fc.array(fc.double(), { minLength: 6, maxLength: 6 }), { maxLength: 3 }),
  })
  .chain(({ parameters, buffers, slots, position, phase, curve }) =>
    fc
      .record({
        parameters: numbers(words(parameters)),
        buffers: numbers(words(buffers)),
        slots: fc.tuple(...Array.from({ length: slots }, () => numbers(words(parameters)))),
      })
      .map((drawn) => ({
        about: {
          of: seal,
          parameters,
          buffers,
          ...(slots > 0 ? { optimizer: { slots, updates: position.step } } : {}),
          position: { ...position, ...(phase ? { phase } : {}) },
          curve: curve.length,
          parameterHash: '0123456789abcdef',
        },
        values: {
          parameters: Float32Array.from(drawn.parameters),
          buffers: Float32Array.from(drawn.buffers),
          slots: drawn.slots.map((slot) => Float32Array.from(slot)),
          curve: Float64Array.from(curve.flat()),
        },
      })),
  );

/** What a file makes of weights, and what is complained of. */
function read(weights: unknown, where = 'run'): { weights: Weights | undefined; complaints: string[] } {
  const complaints: string[] = [];
  const source: unknown = JSON.parse(JSON.stringify(weights));
  const complain: Complain = (_, __, of, found) => complaints.push(sentenceOf({ of, found }));
  return { weights: readWeights(source, where, complain), complaints };
}

test('what is written is read again, to the bit: the numbers, their names, the curve', () => {
  fc.assert(
    fc.property(arbitrary, ({ about, values }) => {
      const packed = packWeights(about, values);
      const { weights, complaints } = read(packed);
      expect(complaints).toEqual([]);
      expect(weights).toEqual(packed);
      expect(unpackWeights(weights!)).toEqual(values);
    }),
    { numRuns: 60 },
  );
});

const two: WeightsAbout = {
  parameters: [{ name: '0.weight', shape: [2, 1] }],
  buffers: [],
  optimizer: { slots: 1, updates: 7 },
  position: { step: 7, epoch: 1, used: 4 },
  curve: 1,
  parameterHash: '0123456789abcdef',
};
const pair = (parameters = [1, -2]): Weights =>
  packWeights(two, {
    parameters: Float32Array.from(parameters),
    buffers: new Float32Array(0),
    slots: [new Float32Array(2)],
    curve: new Float64Array(6),
  });

describe('weights', () => {
  it('are little-endian float32, and the curve float64', () => {
    const { values } = pair();
    expect([...atob(values)].slice(0, 8).map((c) => c.charCodeAt(0))).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
    expect(weightBytes(two)).toBe(4 * (2 + 2) + 8 * 6);
  });

  it('are refused where they are not as many as their tensors ask for', () => {
    expect(() =>
      packWeights(two, {
        parameters: new Float32Array(3),
        buffers: new Float32Array(0),
        slots: [new Float32Array(2)],
        curve: new Float64Array(6),
      }),
    ).toThrow('weights: parts must hold 2,0,2,12 words, received 3,0,2,12');
  });

  it('that were changed, or are no numbers, are found out', () => {
    const flipped = (weights: Weights) => ({ ...weights, values: `B${weights.values.slice(1)}` });
    expect(unpackWeights(flipped(pair()))).toEqual({
      found: { code: 'checksum' },
    });
    expect(unpackWeights({ ...pair(), values: pair().values.slice(4) })).toEqual({
      found: { code: 'cutOff' },
    });
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(unpackWeights(pair([1, bad]))).toEqual({ found: { code: 'noNumber', of: 'parameters' } });
  });

  it.each<[string, Record<string, unknown> | null, string]>([
    ['nothing', null, 'weights: must be an object, received null'],
    ['another field', { more: 1 }, 'weights: unknown field "more"'],
    ['tensors that are none', { parameters: 3 }, 'weights: parameters must be a list of { name, shape }, received 3'],
    ['too little', { values: 'AAAA' }, 'weights: values must be 88 characters of base64 for 64 bytes, received "AAAA"'],
    ['no checksum', { sha256: 'x' }, 'weights: sha256 must be 64 hexadecimal digits, received "x"'],
    ['no hash', { parameterHash: 1 }, 'weights: parameterHash must be 16 hexadecimal digits, received 1'],
    [
      'a place that is none',
      { position: { step: -1 } },
      'weights: position must be { step, epoch, used }, received {"step":-1}',
    ],
    ['a seal that is none', { of: 'x' }, 'weights: of must be 64 hexadecimal digits, received "x"'],
    [
      'too many slots',
      { optimizer: { slots: 3, updates: 1 } },
      'weights: optimizer must be { slots, updates }, received {"slots":3,"updates":1}',
    ],
    [
      'a shape that is none',
      { buffers: [{ name: 'a', shape: [0] }] },
      'weights: buffers must be a list of { name, shape }, received [{"name":"a","shape":[0]}]',
    ],
  ])('with %s are refused with a sentence', (_, change, sentence) => {
    expect(read(change && { ...pair(), ...change })).toEqual({ weights: undefined, complaints: [sentence] });
  });

  it('that take more than 64 MB are refused before they are looked at', () => {
    const large = { ...pair(), parameters: [{ name: '0.weight', shape: [2 ** 24] }] };
    expect(read(large).complaints[0]).toMatch(
      new RegExp(`^weights: values take \\d+ bytes, more than ${MAX_WEIGHT_BYTES}`),
    );
  });

  it('that a run starts from stand at step 0, without optimiser and curve', () => {
    expect(read(pair(), 'initial').complaints).toEqual([
      'weights: position must be step 0, without a curve or an optimiser’s state, where a run starts from them',
    ]);
    const { optimizer: _, ...rest } = two;
    const bare = packWeights(
      { ...rest, position: { step: 0, epoch: 0, used: 0 }, curve: 0 },
      { parameters: new Float32Array(2), buffers: new Float32Array(0), slots: [], curve: new Float64Array(0) },
    );
    expect(read(bare, 'initial')).toEqual({ weights: bare, complaints: [] });
  });

  it('of another network are told by their tensors', () => {
    const { parameters, buffers } = two;
    expect(weightsProblem(two, { parameters, buffers })).toBeUndefined();
    expect(weightsProblem(two, { parameters: [], buffers })).toEqual({
      code: 'tensorCount',
      of: 'parameters',
      needed: 0,
      received: 1,
    });
    expect(weightsProblem(two, { parameters: [{ name: '0.weight', shape: [1, 2] }], buffers })).toEqual({
      code: 'tensor',
      needed: { name: '0.weight', shape: [1, 2] },
      received: { name: '0.weight', shape: [2, 1] },
    });
  });
});
