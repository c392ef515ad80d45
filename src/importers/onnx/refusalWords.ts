/** @file Why a node of a graph is no block here: phrases that follow the operator and the node. */
import { formatShape, type Shape } from '#nn/shape.ts';

export const LONGEST_NAME = 60;
const short = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);

/** The sentence of a refusal. */
export const refusal = (operator: string, node: string, why: string): string =>
  `${short(operator)} (node “${short(node)}”) ${why}.`;

export const UNKNOWN = 'is an operator that no block here is';
export const FOREIGN = 'is an operator of another set than ONNX’s own';
export const ALONE = 'stands for no block here: what it belongs to was not recognised';
export const NOT_COMPUTED = 'is computed before the network runs, in a way that is not known here';
export const RESHAPED = 'takes numbers that were cut, joined or turned in a way that no block here does';
export const NO_IMAGE = 'needs images with rows and columns here';
export const NO_SEQUENCE = 'needs rows of steps here';
export const NO_VECTOR = 'needs numbers along the last axis here';
export const MISSING = 'lacks an input or an attribute';
export const GIVEN_TWICE = 'gives a value that another gives too';
export const NOT_CONSTANT = 'needs weights that lie in the file';
export const SHAPES = 'has weights whose shapes do not fit together';
export const TWO_WEIGHTS = 'has weights on the left, where a block has them on the right';
export const GROUPS = 'has groups: here every filter sees all channels';
export const DILATED = 'is dilated: here the numbers of a window lie side by side';
export const NOT_SQUARE = 'has a window, a stride or a border that differs between rows and columns';
export const UNEVEN = 'has a border that differs between its two sides';
export const POOL_PADDED = 'pads its images: pooling here has no border';
export const ROUNDS_UP = 'rounds the sides up: here they are rounded down';
export const OUTPUT_PADDED = 'adds rows after the window has passed: here nothing is added';
export const TRAINING = 'is in training mode: save the model in evaluation mode';
export const NOT_NEAREST = 'is no enlargement by a whole number with nearest neighbours';
export const ONE_WAY = 'reads its steps backwards too: here they are read forwards';
export const OTHER_GATES = 'has other functions at its gates than here';
export const PEEPHOLES = 'looks at its cell through weights of its own, which no block here does';
export const BEFORE_RESET = 'resets its state before the product: here it is after (linear_before_reset = 1)';
export const STARTS_ELSEWHERE = 'starts from a state that is not zero';
export const LENGTHS = 'takes lengths of single sequences';
export const CELL_TAKEN = 'gives its cell away: a block here gives its state';
export const MASK = 'adds numbers to attention that are no causal mask';
export const TWO_SOURCES = 'attends to another source than itself';
export const HEADS = 'has heads whose widths do not make up the width of its input';
export const ADDS_CONSTANT = 'adds numbers that no block here adds';
export const DIFFERENT_SHAPES = 'joins two that are shaped differently';
export const OTHER_AXIS = 'works along another axis than the block here does';
export const DIVERGED = 'goes two ways that do not meet again in one sum or one concatenation';
export const MANY = 'makes more blocks than a network may have';
export const constantOf = (name: string, is: number, needed: number): string =>
  `has ${name} = ${Number(is.toPrecision(6))}: here it is ${needed}`;
export const noFlow = (shape: Shape): string => `gives ${formatShape(shape)}, which flows through no block here`;
export const said = (sentence: string): string => `is no block here: ${sentence.replace(/\.$/, '')}`;

export const NO_OUTPUT = 'The model has no output that is computed from its input.';
export const NO_INPUT = 'The model has no input.';
export const NO_INPUT_USED = 'No operator on the way to the model’s first output takes an input of the model.';
export const manyInputs = (names: readonly string[]): string =>
  `The model takes ${names.length} inputs (${names.slice(0, 4).map(short).join(', ')}). A network here takes one.`;
export const openInput = (name: string, axis: number): string =>
  `The model’s input “${short(name)}” leaves its axis ${axis} open. Save it with fixed sizes, all but the first.`;
export const noShape = (name: string): string => `The model’s input “${short(name)}” says no shape.`;
export const rankOf = (name: string, shape: Shape): string =>
  `The model’s input “${short(name)}” has samples ${formatShape(shape)}. Here they are vectors, sequences or images.`;
export const oldOperators = (opset: number, least: number, most: number): string =>
  `The model uses version ${opset} of ONNX’s operators. Versions ${least} to ${most} are read.`;
export const OUTPUT_TURNED = 'gives its numbers in another order than a block here does';
export const NO_BLOCKS = 'is the input as it is: there is nothing to compute';
export const manyNodes = (count: number, most: number): string =>
  `The model has ${count} nodes. At most ${most} are read.`;
export const largeInput = (name: string, shape: Shape): string =>
  `The model’s input “${short(name)}” has samples ${formatShape(shape)}, which are too large for a network here.`;
