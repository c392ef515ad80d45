/** @file What is said of a file that cannot be read as an ONNX model. `where` is a way through its messages: `model.graph.node[3]`. */
const at = (byte: number): string => `(byte ${byte.toLocaleString('en')})`;

/** Sizes as they are shown; of very many the first. */
const sizes = (shape: readonly number[]): string =>
  `[${shape.slice(0, MOST_SIZES).join(', ')}${shape.length > MOST_SIZES ? ', …' : ''}]`;
const MOST_SIZES = 8;

/** A name in a file, which may be of any length. */
export const shortName = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** A way through messages that may lie deep in each other: how it begins and how it ends. */
export const shortPlace = (where: string): string =>
  where.length > 140 ? `${where.slice(0, 40)}…${where.slice(-80)}` : where;

export const onnxWords = {
  breaksOff: (where: string, byte: number) => `The file breaks off in ${where} ${at(byte)}.`,
  beyondEnd: (where: string, byte: number) => `In ${where}, a length goes beyond the end of what holds it ${at(byte)}.`,
  longNumber: (where: string, byte: number) => `In ${where}, a number has more than ten bytes ${at(byte)}.`,
  fieldZero: (where: string, byte: number) => `In ${where}, a field has the number 0 ${at(byte)}.`,
  wireType: (where: string, type: number, byte: number) =>
    `In ${where}, a field has the wire type ${type}, which ONNX does not use ${at(byte)}.`,
  wrongWireType: (where: string, type: number, byte: number) =>
    `The file’s ${where} has the wire type ${type}, which does not fit it ${at(byte)}.`,
  tooDeep: (where: string, most: number) => `The file’s ${where} is nested deeper than ${most} messages.`,
  manyMessages: (where: string, most: number) =>
    `The file holds more than ${most.toLocaleString('en')} parts, at ${where}. No network here needs so many.`,
  tooLarge: (where: string, most: number) =>
    `The model takes more than ${Math.round(most / 2 ** 20)} MB of memory, at ${where}.`,
  noModel: 'The file is not an ONNX model: it has no graph.',
  external: (where: string) => `The file’s ${where} lies in another file. Save the model as one file.`,
  segment: (where: string) => `The file’s ${where} is a piece of a tensor. Save the model with whole tensors.`,
  sparse: (where: string) => `The file’s ${where} is a sparse tensor, which is not read.`,
  elementType: (where: string, code: number) =>
    `The file’s ${where} holds elements of the type ${code}, which is not read.`,
  strings: (where: string) => `The file’s ${where} is a tensor of texts, which is not read.`,
  size: (where: string, shape: readonly number[], values: number) =>
    `The file’s ${where} has the shape ${sizes(shape)}, but ${values.toLocaleString('en')} values.`,
  rawSize: (where: string, bytes: number, size: number) =>
    `The file’s ${where} has ${bytes.toLocaleString('en')} bytes, no multiple of ${size}.`,
  badShape: (where: string, shape: readonly number[]) =>
    `The file’s ${where} has the shape ${sizes(shape)}, which no tensor has.`,
  attributeType: (where: string, code: number) => `The file’s ${where} is of the kind ${code}, which is not read.`,
  attributeTwice: (where: string, name: string) => `The file’s ${where} has the attribute ${shortName(name)} twice.`,
  emptyAttribute: (where: string) => `The file’s ${where} has no value of its kind.`,
} as const;
