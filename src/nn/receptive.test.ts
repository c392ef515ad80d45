import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './block.ts';
import { multiplyAddsOf } from './cost.ts';
import { inferShapes } from './inferShapes.ts';
import type { LayerDefinition, LayerRegistry, Sees, Window } from './layer.ts';
import { placeOf, receptiveBox, receptiveFields, receptiveTrail, throughWindow } from './receptive.ts';
import { boxWords, fieldWords } from './receptiveWords.ts';
import type { Shape } from './shape.ts';
import { sideArithmetic } from './sideArithmetic.ts';

const sideOf = (side: number, { size, stride, padding }: Window) =>
  stride < 1
    ? (side - 1) * Math.round(1 / stride) - 2 * padding + size
    : Math.floor((side - size + 2 * padding) / stride) + 1;

/** Layers made of nothing but what receptive fields are derived from. */
const plain = (sees: Sees, shape: (input: Shape, values: Block) => Shape, more: object = {}) =>
  ({
    fields: {},
    sees,
    outputShape: ({ shape: input }: { shape: Shape }, values: Block) => ({ shape: shape(input, values) }),
    parameters: () => ({}),
    multiplyAdds: () => 7,
    ...more,
  }) as unknown as LayerDefinition;
const windowOf = (block: unknown) => (block as { window: Window }).window;
const slide = (sees: Sees) =>
  plain(sees, ([c = 1, h = 1, w = 1], block) => [c, sideOf(h, windowOf(block)), sideOf(w, windowOf(block))], {
    window: windowOf,
  });
const registry: LayerRegistry = {
  conv: slide('window'),
  pool: slide('channelWindow'),
  relu: plain('itself', (shape) => shape),
  batchNorm: plain('batch', (shape) => shape),
  flatten: plain('itself', (shape) => [shape.reduce((a, b) => a * b)]),
  dense: plain('vector', (shape) => [...shape.slice(0, -1), 4]),
  average: plain('channel', ([c]) => [c!]),
  rnn: plain('past', (shape) => [shape[0]!, 4]),
  lastStep: plain('past', () => [4]),
  attention: plain('steps', (shape) => shape),
  residual: plain('blocks', (shape) => shape, { slots: { body: 'list', shortcut: 'list' } }),
  concat: plain('blocks', ([c, ...rest], { branches }) => [c! * (branches as []).length, ...rest], {
    slots: { branches: 'lists' },
  }),
};

const conv = (id: string, size: number, stride = 1, padding = 0, type = 'conv'): Block => ({
  id,
  type,
  window: { size, stride, padding },
});
const of = (network: readonly Block[], shape: Shape, tokens?: number) => {
  const inference = inferShapes(network, tokens === undefined ? { shape } : { shape, tokens }, registry);
  return {
    fields: Object.fromEntries(receptiveFields(inference, network, registry)),
    box: (id: string, unit: number) => receptiveBox(inference, network, registry, id, unit),
    trail: (id: string, unit: number) => receptiveTrail(inference, network, registry, id, unit),
    shape: (id: string) => inference.byId.get(id)!.output!.shape,
  };
};

describe('of images', () => {
  it('grow by (size − 1) · jump, and the jump by the stride', () => {
    const network = [conv('a', 5), conv('b', 2, 2, 0, 'pool'), conv('c', 5), { id: 'd', type: 'relu' }];
    const { fields } = of(network, [1, 28, 28]);
    expect(fields).toEqual({
      a: { rows: 5, columns: 5 },
      b: { rows: 6, columns: 6 },
      c: { rows: 14, columns: 14 },
      d: { rows: 14, columns: 14 },
    });
  });

  it('are traced through every layer on the way back to the pixels', () => {
    const network = [conv('a', 5), conv('b', 2, 2, 0, 'pool'), conv('c', 5), { id: 'd', type: 'relu' }];
    const { trail } = of(network, [1, 28, 28]);
    // row 3, column 2 of d [1, 8, 8]: c the same; b rows 3…7; a rows 6…15; pixels 6…19
    const rows = (from: number, to: number, left: number, right: number) => [
      [0, 0],
      [from, to],
      [left, right],
    ];
    expect(trail('d', 3 * 8 + 2)).toEqual([
      { block: 'd', region: rows(3, 3, 2, 2) },
      { block: 'c', region: rows(3, 3, 2, 2) },
      { block: 'b', region: rows(3, 7, 2, 6) },
      { block: 'a', region: rows(6, 15, 4, 13) },
      { block: undefined, region: rows(6, 19, 4, 17) },
    ]);
    expect(trail('nowhere', 0)).toEqual([]);
  });

  it('keep their sides apart where the image is no square', () => {
    const { fields } = of([conv('a', 3, 1, 1), conv('b', 3, 2, 1)], [1, 4, 20]);
    expect(fields['b']).toEqual({ rows: 4, columns: 5 });
    expect(of([conv('a', 3, 1, 1)], [1, 3, 3]).fields['a']).toBe('everything');
  });

  it('shrink back to few pixels where a window spreads', () => {
    // upsampling by copies, and a transposed convolution as autoencoders have it
    expect(of([conv('u', 2, 0.5)], [1, 6, 6]).fields['u']).toEqual({ rows: 1, columns: 1 });
    expect(of([conv('t', 4, 0.5, 1)], [1, 6, 6]).fields['t']).toEqual({ rows: 2, columns: 2 });
    const code = of([conv('a', 3, 2, 1), conv('t', 4, 0.5, 1)], [1, 12, 12]);
    expect(code.shape('t')).toEqual([1, 12, 12]);
    expect(code.fields['t']).toEqual({ rows: 5, columns: 5 });
    expect(code.box('t', 12 * 5 + 6)).toEqual([
      [0, 0],
      [3, 7],
      [3, 7],
    ]);
  });

  it('are the largest over branches, and of an empty branch what flows in', () => {
    const network = [
      conv('a', 3, 1, 1),
      { id: 'r', type: 'residual', body: [conv('b', 3, 1, 1), conv('c', 3, 1, 1)], shortcut: [] },
      { id: 'k', type: 'concat', branches: [[], [conv('d', 5, 1, 2)]] },
    ];
    const { fields, box } = of(network, [1, 28, 28]);
    expect(fields).toMatchObject({ c: { rows: 7, columns: 7 }, r: { rows: 7, columns: 7 } });
    expect(fields['k']).toEqual({ rows: 11, columns: 11 });
    // at the corner the boxes reach over the edge, but not through another layer's padding
    expect(box('a', 0)).toEqual([
      [0, 0],
      [-1, 1],
      [-1, 1],
    ]);
    expect(box('r', 0)?.[1]).toEqual([-1, 3]);
  });

  it('are worked out once for a container, however many stand behind one another', () => {
    const network = Array.from({ length: 60 }, (_, i) => ({
      id: `r${i}`,
      type: 'residual',
      body: [conv(`c${i}`, 1), { id: `i${i}`, type: 'residual', body: [conv(`k${i}`, 1)] }],
    }));
    expect(of([conv('a', 3, 1, 1), ...network], [1, 9, 9]).fields['r59']).toEqual({ rows: 3, columns: 3 });
    expect(of([{ id: 'r', type: 'residual', body: [] }], [1, 9, 9]).fields['r']).toEqual({ rows: 1, columns: 1 });
  });

  it('are everything behind what sums an image up', () => {
    const head = (id: string, type: string) => of([conv('a', 3), { id, type }], [2, 9, 9]).fields[id];
    expect(head('d', 'average')).toBe('everything');
    expect(
      of(
        [
          { id: 'f', type: 'flatten' },
          { id: 'd', type: 'dense' },
        ],
        [2, 9, 9],
      ).fields,
    ).toEqual({
      f: { rows: 1, columns: 1 },
      d: 'everything',
    });
  });

  it('go through a flattened image to the pixel that a unit is', () => {
    const { box, shape } = of([conv('a', 3), { id: 'f', type: 'flatten' }], [1, 5, 6]);
    expect(shape('f')).toEqual([12]);
    expect(box('f', 7)).toEqual([
      [0, 0],
      [1, 3],
      [3, 5],
    ]);
  });
});

describe('of sequences', () => {
  it('are the step itself, the steps up to it, or all', () => {
    const network = ['dense', 'relu', 'rnn', 'dense', 'attention'].map((type, i) => ({ id: `${i}`, type }));
    expect(of(network, [6, 4]).fields).toEqual({
      0: { steps: 1 },
      1: { steps: 1 },
      2: 'past',
      3: 'past',
      4: 'everything',
    });
    expect(of([{ id: 'a', type: 'lastStep' }], [6, 4]).fields['a']).toBe('everything');
    expect(of([{ id: 'a', type: 'rnn' }], [6, 4]).box('a', 9)).toEqual([
      [0, 2],
      [0, 3],
    ]);
  });
});

it('of vectors are one number where each stands for itself', () => {
  const network = [
    { id: 'a', type: 'relu' },
    { id: 'b', type: 'batchNorm' },
    { id: 'c', type: 'dense' },
  ];
  expect(of(network, [2]).fields).toEqual({ a: { numbers: 1 }, b: { numbers: 1 }, c: 'everything' });
});

it('finds through a window exactly the inputs that a sum over it touches', () => {
  const sizes = fc.record({
    size: fc.integer({ min: 1, max: 6 }),
    stride: fc.constantFrom(1, 2, 3, 1 / 2, 1 / 3),
    padding: fc.integer({ min: 0, max: 2 }),
    o: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(sizes, ({ o, ...window }) => {
      const { size, stride, padding } = window;
      const touched: number[] = [];
      for (let i = -30; i < 80; i++)
        for (let k = 0; k < size; k++)
          if (stride >= 1 ? o * stride - padding + k === i : i * Math.round(1 / stride) - padding + k === o)
            touched.push(i);
      const [from, to] = throughWindow([o, o], window);
      if (touched.length === 0) expect(from).toBeGreaterThan(to);
      else expect([from, to]).toEqual([Math.min(...touched), Math.max(...touched)]);
    }),
  );
});

it('counts places row by row, and sides as they are taught', () => {
  expect(placeOf(7, [2, 2, 3])).toEqual([1, 0, 1]);
  expect(sideArithmetic({ size: 5, stride: 1, padding: 0 }, 28)).toBe('⌊(28 − 5 + 2·0) / 1⌋ + 1 = 24');
  expect(sideArithmetic({ size: 3, stride: 2, padding: 1 }, 28)).toBe('⌊(28 − 3 + 2·1) / 2⌋ + 1 = 14');
  expect(sideArithmetic({ size: 4, stride: 0.5, padding: 1 }, 7)).toBe('(7 − 1)·2 − 2·1 + 4 = 14');
});

it('says in words what a unit sees', () => {
  expect(fieldWords({ rows: 5, columns: 4 })).toBe('5 × 4 pixels');
  expect(fieldWords({ rows: 1, columns: 1 })).toBe('1 pixel');
  expect(fieldWords({ steps: 1 })).toBe('1 step');
  expect(fieldWords({ numbers: 2 })).toBe('2 numbers');
  expect(fieldWords('past')).toBe('steps up to its own');
  expect(fieldWords('everything')).toBe('everything');
  const box = [
    [0, 2],
    [-1, 1],
    [4, 6],
  ] as const;
  expect(boxWords(box, { shape: [3, 8, 8] })).toBe('rows 1 to 2 and columns 5 to 7, and 1 row beyond the edge');
  expect(
    boxWords(
      [
        [0, 3],
        [0, 1],
      ],
      { shape: [6, 2] },
    ),
  ).toBe('steps 1 to 4');
  expect(boxWords([[2, 2]], { shape: [6], tokens: 4 })).toBe('step 3');
});

it('adds up what a network costs, blocks in containers counted once', () => {
  const network = [
    {
      id: 'r',
      type: 'residual',
      body: [
        { id: 'a', type: 'dense' },
        { id: 'b', type: 'dense' },
      ],
    },
  ];
  const cost = multiplyAddsOf(inferShapes(network, { shape: [4] }, registry), registry);
  expect(cost.total).toBe(21);
  expect([...cost.byId]).toEqual([
    ['r', 7],
    ['a', 7],
    ['b', 7],
  ]);
});
