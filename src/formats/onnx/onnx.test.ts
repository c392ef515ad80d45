import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ElementType,
  elementTypes,
  type OnnxGraph,
  type OnnxModel,
  type OnnxTensor,
  type Values,
} from './model.ts';
import { OnnxError } from './onnxError.ts';
import { readOnnx } from './readOnnx.ts';
import { writeOnnx } from './writeOnnx.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const whole = fc.maxSafeInteger();

const between = (least: number, most: number) => fc.integer({ min: least, max: most });
const floats = fc.float({ noNaN: true });
/** Numbers that an element of each kind holds as they are, and the array that they come in. */
const held: Readonly<Record<ElementType, [fc.Arbitrary<number>, (numbers: number[]) => Values]>> = {
  float32: [floats, (all) => Float32Array.from(all)],
  float64: [fc.double({ noNaN: true }), (all) => Float64Array.from(all)],
  float16: [between(-2048, 2048).map((n) => n / 64), (all) => Float32Array.from(all)],
  bfloat16: [between(-255, 255).map((n) => n * 2 ** -9), (all) => Float32Array.from(all)],
  int8: [between(-128, 127), (all) => Int32Array.from(all)],
  uint8: [between(0, 255), (all) => Int32Array.from(all)],
  bool: [between(0, 1), (all) => Int32Array.from(all)],
  int16: [between(-32768, 32767), (all) => Int32Array.from(all)],
  uint16: [between(0, 65535), (all) => Int32Array.from(all)],
  int32: [between(-(2 ** 31), 2 ** 31 - 1), (all) => Int32Array.from(all)],
  uint32: [between(0, 2 ** 32 - 1), (all) => Float64Array.from(all)],
  int64: [fc.oneof(whole, fc.constantFrom(2 ** 63, -(2 ** 63))), (all) => Float64Array.from(all)],
  uint64: [fc.oneof(fc.maxSafeNat(), fc.constant(2 ** 64)), (all) => Float64Array.from(all)],
};

const tensor: fc.Arbitrary<OnnxTensor> = fc
  .record({
    name: text,
    type: fc.constantFrom(...(Object.keys(elementTypes) as ElementType[])),
    shape: fc.array(fc.nat(3), { maxLength: 3 }),
  })
  .chain(({ name, type, shape }) => {
    const [number, make] = held[type];
    const count = shape.reduce((product, n) => product * n, 1);
    return fc
      .array(number, { minLength: count, maxLength: count })
      .map((all) => ({ name, type, shape, values: make(all) }));
  });

const doc = { doc: text };
const plain = <T, K extends keyof T>(model: { [P in keyof T]: fc.Arbitrary<T[P]> }, requiredKeys: K[]) =>
  fc.record(model, { requiredKeys, noNullPrototype: true });

const value = plain(
  {
    name: text,
    type: fc.constantFrom(...(Object.keys(elementTypes) as ElementType[])),
    shape: fc.array(fc.oneof(whole, text, fc.constant(null)), { maxLength: 3 }),
    ...doc,
  },
  ['name', 'type'],
);

/** A graph that holds graphs so deep. */
function graph(depth: number): fc.Arbitrary<OnnxGraph> {
  const attribute = fc.oneof(
    fc.record({ type: fc.constant('float' as const), value: floats }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('int' as const), value: whole }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('string' as const), value: text }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('tensor' as const), value: tensor }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('floats' as const), value: fc.array(floats) }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('ints' as const), value: fc.array(whole) }, { noNullPrototype: true }),
    fc.record({ type: fc.constant('strings' as const), value: fc.array(text) }, { noNullPrototype: true }),
    fc.record(
      { type: fc.constant('tensors' as const), value: fc.array(tensor, { maxLength: 2 }) },
      { noNullPrototype: true },
    ),
    ...(depth === 0
      ? []
      : [
          fc.record({ type: fc.constant('graph' as const), value: graph(depth - 1) }, { noNullPrototype: true }),
          fc.record(
            { type: fc.constant('graphs' as const), value: fc.array(graph(depth - 1), { maxLength: 2 }) },
            { noNullPrototype: true },
          ),
        ]),
  );
  const node = plain(
    {
      name: text,
      operator: text,
      domain: text,
      inputs: fc.array(text, { maxLength: 3 }),
      outputs: fc.array(text, { maxLength: 3 }),
      attributes: fc.dictionary(text, attribute, { maxKeys: 3, noNullPrototype: true }),
      ...doc,
    },
    ['name', 'operator', 'domain', 'inputs', 'outputs', 'attributes'],
  );
  return plain(
    {
      name: text,
      nodes: fc.array(node, { maxLength: 3 }),
      initializers: fc.array(tensor, { maxLength: 3 }),
      inputs: fc.array(value, { maxLength: 2 }),
      outputs: fc.array(value, { maxLength: 2 }),
      values: fc.array(value, { maxLength: 2 }),
      ...doc,
    },
    ['name', 'nodes', 'initializers', 'inputs', 'outputs', 'values'],
  );
}

const model: fc.Arbitrary<OnnxModel> = plain(
  {
    irVersion: between(0, 20),
    opsets: fc.dictionary(text, between(0, 30), { maxKeys: 3, noNullPrototype: true }),
    producer: text,
    producerVersion: text,
    metadata: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
    graph: graph(2),
    ...doc,
  },
  ['irVersion', 'opsets', 'producer', 'producerVersion', 'metadata', 'graph'],
);

const empty: OnnxModel = {
  irVersion: 8,
  opsets: { '': 17 },
  producer: 'p',
  producerVersion: '',
  metadata: {},
  graph: { name: 'g', nodes: [], initializers: [], inputs: [], outputs: [], values: [] },
};

/** A message of one field whose content is given. */
const lengthed = (field: number, content: readonly number[]): number[] => {
  const size = [];
  let left = content.length;
  for (; left >= 128; left >>= 7) size.push((left & 127) | 128);
  return [field * 8 + 2, ...size, left, ...content];
};
const GRAPH = 7;
const INITIALIZER = 5;
/** A file whose one initialiser is given by its bytes. */
const withTensor = (...content: number[]) => Uint8Array.from(lengthed(GRAPH, lengthed(INITIALIZER, content)));
const initializer = (...content: number[]) => readOnnx(withTensor(...content)).graph.initializers[0];

describe('ONNX files', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(model, (written) => {
        expect(readOnnx(writeOnnx(written))).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('have bytes that the format says', () => {
    const nodes = [
      {
        name: 'n',
        operator: 'Relu',
        domain: '',
        inputs: ['x'],
        outputs: ['y'],
        attributes: { a: { type: 'int' as const, value: -1 } },
      },
    ];
    const bytes = writeOnnx({ ...empty, graph: { ...empty.graph, nodes } });
    const minusOne = [...Array(9).fill(255), 1];
    const attribute = [...lengthed(1, [97]), 3 * 8, ...minusOne, 0xa0, 1, 2];
    const node = [
      ...lengthed(1, [120]),
      ...lengthed(2, [121]),
      ...lengthed(3, [110]),
      ...lengthed(4, [82, 101, 108, 117]),
      ...lengthed(5, attribute),
    ];
    const graph = [...lengthed(1, node), ...lengthed(2, [103])];
    expect([...bytes]).toEqual([
      8,
      8,
      ...lengthed(2, [112]),
      ...lengthed(3, []),
      ...lengthed(7, graph),
      ...lengthed(8, [...lengthed(1, []), 16, 17]),
    ]);
  });

  it('hold numbers packed or one by one, typed or as raw bytes', () => {
    const two = { name: '', type: 'float32', shape: [2], values: Float32Array.of(1, -2) };
    const [one, minusTwo] = [
      [0, 0, 0x80, 0x3f],
      [0, 0, 0, 0xc0],
    ] as const;
    const head = [8, 2, 16, elementTypes.float32];
    expect(initializer(...head, ...lengthed(4, [...one, ...minusTwo]))).toEqual(two);
    expect(initializer(...head, 4 * 8 + 5, ...one, 4 * 8 + 5, ...minusTwo)).toEqual(two);
    expect(initializer(...head, ...lengthed(9, [...one, ...minusTwo]))).toEqual(two);
    expect(initializer(...lengthed(1, [2]), ...head.slice(2), ...lengthed(9, [...one, ...minusTwo]))).toEqual(two);
    expect(initializer(16, elementTypes.float16, ...lengthed(5, [0x80, 0x78]))?.values).toEqual(Float32Array.of(1));
    expect(initializer(16, elementTypes.bool, ...lengthed(5, [7]))?.values).toEqual(Int32Array.of(1));
  });

  it('may hold fields that are not known', () => {
    const bytes = writeOnnx(empty);
    const unknown = [...lengthed(100 % 16, [1, 2]), (15 << 3) & 127, 1];
    expect(
      readOnnx(
        Uint8Array.from([
          ...bytes,
          ...lengthed(12, [1]),
          ...[11 * 8 + 5, 0, 0, 0, 0],
          ...[11 * 8 + 1, ...Array(8).fill(0)],
          ...unknown,
        ]),
      ),
    ).toEqual(empty);
  });
});

describe('what is no ONNX file', () => {
  const wrong: Readonly<Record<string, [Uint8Array, RegExp]>> = {
    nothing: [new Uint8Array(0), /no graph/],
    'a text': [new TextEncoder().encode('this is a text\n'), /byte/],
    'an endless number': [Uint8Array.from([8, ...Array(11).fill(255)]), /more than ten bytes/],
    'a number cut off': [Uint8Array.from([8, 255]), /breaks off in model/],
    'a length beyond the end': [Uint8Array.from([7 * 8 + 2, 100, 1]), /length goes beyond/],
    'a length below nothing': [Uint8Array.from([7 * 8 + 2, ...Array(9).fill(255), 1]), /length goes beyond/],
    'a field of a wrong kind': [Uint8Array.from([7 * 8, 1]), /model\.graph has the wire type 0/],
    'a group': [Uint8Array.from([7 * 8 + 3]), /model\.graph has the wire type 3/],
    'an unknown group': [Uint8Array.from([15 * 8 + 3]), /wire type 3/],
    'the field 0': [Uint8Array.from([0, 0]), /number 0/],
    'a tensor elsewhere': [withTensor(16, 1, 14 * 8, 1), /initializer\[0\] lies in another file/],
    'a tensor of texts': [withTensor(16, 8), /texts/],
    'a tensor of an unknown kind': [withTensor(16, 99), /type 99/],
    'a tensor of too few values': [
      withTensor(8, 3, 16, 1, ...lengthed(8, [119]), ...lengthed(9, [0, 0, 0, 0])),
      /\(w\) has the shape \[3\], but 1 values/,
    ],
    'raw bytes that are no numbers': [withTensor(8, 1, 16, 1, ...lengthed(9, [0, 0, 0])), /3 bytes, no multiple of 4/],
    'a shape below nothing': [withTensor(8, ...Array(9).fill(255), 1, 16, 1), /no tensor has/],
    'a shape beyond counting': [
      withTensor(
        ...Array(5)
          .fill([8, ...Array(4).fill(255), 15])
          .flat(),
        16,
        1,
      ),
      /no tensor has/,
    ],
    'a model deeper than any': [Uint8Array.from(deep(80)), /nested deeper than/],
  };
  it.each(Object.entries(wrong))('%s: is told where it goes wrong', (_, [bytes, says]) => {
    expect(() => readOnnx(bytes)).toThrow(OnnxError);
    expect(() => readOnnx(bytes)).toThrow(says);
  });

  /** Graphs in attributes of nodes of graphs. */
  function deep(depth: number): number[] {
    let graph: number[] = [];
    for (let i = 0; i < depth; i++) graph = lengthed(1, lengthed(5, lengthed(6, graph)));
    return lengthed(GRAPH, graph);
  }

  it('takes no more memory than it may, however its bytes are spent', () => {
    const nodes = Uint8Array.from(lengthed(GRAPH, Array.from({ length: 20_000 }, () => lengthed(1, [])).flat()));
    expect(() => readOnnx(nodes, 1_000_000)).toThrow(/memory/);
    expect(readOnnx(nodes, 10_000_000).graph.nodes).toHaveLength(20_000);
    const numbers = withTensor(16, 7, ...lengthed(7, Array(20_000).fill(1)));
    expect(() => readOnnx(numbers, 200_000)).toThrow(/memory/);
    expect(() => readOnnx(new Uint8Array(100), 99)).toThrow(/memory/);
  });

  it('is told in a sentence of bearable length', () => {
    const many = withTensor(...lengthed(1, Array(5000).fill(1)), 16, 1, ...lengthed(8, Array(5000).fill(97)));
    const told = () => readOnnx(many);
    expect(told).toThrow(/a…\) has the shape \[1, 1, 1, 1, 1, 1, 1, 1, …\], but 0 values/);
    expect(told).toThrow(/^.{1,200}$/);
  });

  it('is a sentence and nothing else, wherever a file breaks off or is changed', () => {
    fc.assert(
      fc.property(model, fc.nat(), fc.nat(255), fc.boolean(), (written, place, byte, cut) => {
        const bytes = writeOnnx(written);
        const at = place % bytes.length;
        if (!cut) bytes[at] = byte;
        try {
          readOnnx(cut ? bytes.subarray(0, at) : bytes, 10_000_000);
        } catch (error) {
          expect(error).toBeInstanceOf(OnnxError);
          expect((error as OnnxError).message).toMatch(/^[A-Z].*\.$/s);
        }
      }),
      { numRuns: 300 },
    );
  });
});
