import { elements } from './elements.ts';
import type { AttributeProto, GraphProto, NodeProto, TensorProto, ValueInfoProto } from './messages.ts';
import { modelProto } from './messages.ts';
import {
  type ElementType,
  elementTypes,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from './model.ts';
import { OnnxError } from './onnxError.ts';
import { shortName, shortPlace, onnxWords as words } from './onnxWords.ts';
import { readMessage } from './protobuf.ts';

/** How much memory a model may take where nothing else is said, in bytes. */
const MOST_BYTES = 2 ** 29;

/**
 * Reads an ONNX file. Whether its graph makes sense is not asked here; what is read has the shapes that it says, and every tensor as many values.
 * @param most how many bytes of memory it may take, about
 * @throws OnnxError with a sentence that says what is wrong and where
 */
export function readOnnx(bytes: Uint8Array, most: number = MOST_BYTES): OnnxModel {
  if (bytes.length > most) throw new OnnxError(words.tooLarge('model', most));
  const read = readMessage(bytes, modelProto, 'model', most);
  if (!read.graph) throw new OnnxError(words.noModel);
  return {
    irVersion: read.ir_version ?? 0,
    opsets: Object.fromEntries((read.opset_import ?? []).map(({ domain, version }) => [domain ?? '', version ?? 0])),
    producer: read.producer_name ?? '',
    producerVersion: read.producer_version ?? '',
    metadata: Object.fromEntries((read.metadata_props ?? []).map(({ key, value }) => [key ?? '', value ?? ''])),
    graph: graphOf(read.graph, 'model.graph'),
    ...docOf(read),
  };
}

const docOf = ({ doc_string }: { doc_string?: string }) => (doc_string === undefined ? {} : { doc: doc_string });

const typeNames = new Map(Object.entries(elementTypes).map(([name, code]) => [code as number, name as ElementType]));

function graphOf(read: GraphProto, at: string): OnnxGraph {
  const where = shortPlace(at);
  if (read.sparse_initializer) throw new OnnxError(words.sparse(`${where}.sparse_initializer[0]`));
  return {
    name: read.name ?? '',
    nodes: (read.node ?? []).map((node, i) => nodeOf(node, `${where}.node[${i}]`)),
    initializers: (read.initializer ?? []).map((tensor, i) => tensorOf(tensor, `${where}.initializer[${i}]`)),
    inputs: (read.input ?? []).map(valueInfoOf),
    outputs: (read.output ?? []).map(valueInfoOf),
    values: (read.value_info ?? []).map(valueInfoOf),
    ...docOf(read),
  };
}

function nodeOf(read: NodeProto, where: string): OnnxNode {
  const attributes = (read.attribute ?? []).map(
    (one, i) => [one.name ?? '', attributeOf(one, `${where}.attribute[${i}]`)] as const,
  );
  const seen = new Set<string>();
  for (const [name] of attributes) {
    if (seen.has(name)) throw new OnnxError(words.attributeTwice(where, name));
    seen.add(name);
  }
  return {
    name: read.name ?? '',
    operator: read.op_type ?? '',
    domain: read.domain ?? '',
    inputs: read.input ?? [],
    outputs: read.output ?? [],
    attributes: Object.fromEntries(attributes),
    ...docOf(read),
  };
}

/** What an attribute may hold: the number that files give its kind, our name of it, and the field that holds it. */
const attributeKinds = [
  [1, 'float', 'f'],
  [2, 'int', 'i'],
  [3, 'string', 's'],
  [4, 'tensor', 't'],
  [5, 'graph', 'g'],
  [6, 'floats', 'floats'],
  [7, 'ints', 'ints'],
  [8, 'strings', 'strings'],
  [9, 'tensors', 'tensors'],
  [10, 'graphs', 'graphs'],
] as const;

function attributeOf(read: AttributeProto, where: string): OnnxAttribute {
  // Old files do not say the kind: it is that of the field which is there.
  const kind = read.type
    ? attributeKinds.find(([code]) => code === read.type)
    : attributeKinds.find(([, , field]) => read[field] !== undefined);
  if (!kind) throw new OnnxError(words.attributeType(where, read.type ?? 0));
  const [, type, field] = kind;
  // What is not written is zero or empty; there is no such tensor and no such graph.
  switch (type) {
    case 'float':
    case 'int':
      return { type, value: read[field as 'f'] ?? 0 };
    case 'string':
      return { type, value: read.s ?? '' };
    case 'floats':
    case 'ints':
      return { type, value: read[field as 'ints'] ?? [] };
    case 'strings':
      return { type, value: read.strings ?? [] };
    case 'tensors':
      return { type, value: (read.tensors ?? []).map((one, i) => tensorOf(one, `${where}.tensors[${i}]`)) };
    case 'graphs':
      return { type, value: (read.graphs ?? []).map((one, i) => graphOf(one, `${where}.graphs[${i}]`)) };
    case 'tensor':
      if (!read.t) throw new OnnxError(words.emptyAttribute(where));
      return { type, value: tensorOf(read.t, `${where}.t`) };
    case 'graph':
      if (!read.g) throw new OnnxError(words.emptyAttribute(where));
      return { type, value: graphOf(read.g, `${where}.g`) };
  }
}

const LOCATION_OUTSIDE = 1;
const STRINGS = 8;

function tensorOf(read: TensorProto, at: string): OnnxTensor {
  const where = read.name ? `${at} (${shortName(read.name)})` : at;
  if (read.data_location === LOCATION_OUTSIDE || read.external_data) throw new OnnxError(words.external(where));
  if (read.segment) throw new OnnxError(words.segment(where));
  const code = read.data_type ?? 0;
  if (code === STRINGS) throw new OnnxError(words.strings(where));
  const type = typeNames.get(code);
  if (!type) throw new OnnxError(words.elementType(where, code));
  const shape = read.dims ?? [];
  const count = shape.reduce((product, n) => product * n, 1);
  if (shape.some((n) => n < 0) || !Number.isSafeInteger(count)) throw new OnnxError(words.badShape(where, shape));
  const { size, make, typed, ofBits, get } = elements[type];
  const given = read[typed] ?? [];
  const raw = given.length > 0 ? undefined : read.raw_data;
  if (raw && raw.length % size !== 0) throw new OnnxError(words.rawSize(where, raw.length, size));
  const found = raw ? raw.length / size : given.length;
  if (found !== count) throw new OnnxError(words.size(where, shape, found));
  const values = make(count);
  if (raw) {
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
    for (let i = 0; i < count; i++) values[i] = get(view, i * size);
  } else for (let i = 0; i < count; i++) values[i] = ofBits ? ofBits(given[i]!) : given[i]!;
  return { name: read.name ?? '', type, shape, values };
}

function valueInfoOf(read: ValueInfoProto): OnnxValue {
  const tensor = read.type?.tensor_type;
  const type = typeNames.get(tensor?.elem_type ?? 0);
  return {
    name: read.name ?? '',
    ...(type ? { type } : {}),
    ...(type && tensor?.shape
      ? { shape: (tensor.shape.dim ?? []).map(({ dim_value, dim_param }) => dim_value ?? dim_param ?? null) }
      : {}),
    ...docOf(read),
  };
}
