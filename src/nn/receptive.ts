/**
 * @file Receptive fields: which part of the network's input one output number hangs on. A place of a block's output is followed back, block by block, as exact
 * intervals of indices along every axis, so that strides, padding, upsampling and branches need no formulas of their own.
 */
import { type Block, innerLists } from './block.ts';
import type { Inference, InferredBlock } from './inferShapes.ts';
import type { LayerRegistry, Sees, Window } from './layer.ts';
import type { Flow, Shape } from './shape.ts';

/** Whole numbers from … to, both included; empty where `to` is below `from`. */
export type Interval = readonly [from: number, to: number];
/** An interval on every axis of a shape. */
export type Region = readonly Interval[];

/**
 * How much of the network's input the unit of a block sees that sees most: rows and columns of pixels; steps of a sequence, or the steps up to the unit's own;
 * numbers of a vector; or everything there is.
 */
export type ReceptiveField =
  | { readonly rows: number; readonly columns: number }
  | { readonly steps: number }
  | { readonly numbers: number }
  | 'past'
  | 'everything';

const whole = (shape: Shape): Interval[] => shape.map((n) => [0, n - 1]);
const isEmpty = (region: Region): boolean => region.some(([from, to]) => from > to);
/** The smallest region that holds both; of one that is empty the axes may be another shape's. */
const join = (a: Region, b: Region): Region =>
  isEmpty(a) ? b : isEmpty(b) ? a : a.map(([from, to], i) => [Math.min(from, b[i]![0]), Math.max(to, b[i]![1])]);
const clip = (region: Region, shape: Shape): Region =>
  region.map(([from, to], i) => [Math.max(0, from), Math.min(shape[i]! - 1, to)]);

/**
 * The input indices that the outputs `from` … `to` of a sliding window are made from; they may reach over the edge, into the padding.
 * Stride S ≥ 1: output o sees o·S − P … o·S − P + F − 1. Stride 1/S (transposed convolution, upsampling): input i touches the outputs i·S − P … i·S − P + F − 1,
 * so output o sees ⌈(o + P − F + 1) / S⌉ … ⌊(o + P) / S⌋.
 */
export function throughWindow([from, to]: Interval, { size, stride, padding }: Window): Interval {
  if (from > to) return [from, to];
  if (stride >= 1) return [from * stride - padding, to * stride - padding + size - 1];
  const times = Math.round(1 / stride);
  // A window narrower than the step leaves outputs that no input touches; upsampling by copies is a window as wide as the step.
  return [Math.ceil((from + padding - size + 1) / times) + 0, Math.floor((to + padding) / times)]; // + 0: not −0
}

/** A row-major index, axis by axis. */
export function placeOf(index: number, shape: Shape): number[] {
  const place: number[] = [];
  let rest = index;
  for (const n of shape.toReversed()) {
    place.unshift(rest % n);
    rest = Math.floor(rest / n);
  }
  return place;
}

/**
 * What one output number of a block is made from: a layer over all steps that is told not to look ahead sees the past, and a softmax the vector that it makes
 * shares of.
 */
export function seesOf(block: Block, registry: LayerRegistry): Sees {
  const { sees } = registry[block.type]!;
  if (sees === 'steps' && block['causal'] === true) return 'past';
  return sees === 'itself' && block['function'] === 'softmax' ? 'vector' : sees;
}

/** The part of a block's own input (of `input`'s shape) that a region of its output is made from, when the block is evaluated; containers are not looked into. */
export function seenByBlock(
  { block, input, output }: Pick<InferredBlock, 'block' | 'input' | 'output'>,
  region: Region,
  registry: LayerRegistry,
): Region {
  const definition = registry[block.type]!;
  const { shape } = input;
  const all = whole(shape);
  const sameRank = output?.shape.length === shape.length;
  const sees = seesOf(block, registry);
  switch (sees) {
    case 'itself':
    case 'batch': // the other samples of a batch matter while training; what is evaluated is scaled by numbers kept from then
      return throughReshape(input, output!, region);
    case 'vector':
      if (!sameRank) return all;
      // of an image the vector in a place are its channels
      return shape.length === 3 ? [all[0]!, ...region.slice(1)] : [...region.slice(0, -1), all.at(-1)!];
    case 'window':
    case 'channelWindow': {
      const window = definition.window!(block as never);
      const channels = sees === 'window' ? all[0]! : region[0]!;
      return [channels, ...region.slice(1).map((interval) => throughWindow(interval, window))];
    }
    case 'channel':
      return [region[0]!, ...all.slice(1)];
    case 'sample': {
      if (shape.length === 2 && sameRank) return [region[0]!, all[1]!];
      const each = shape[0]! / ((block['groups'] as number | undefined) ?? 1); // channels of a group
      const [from, to] = region[0]!;
      return shape.length === 3
        ? [[Math.floor(from / each) * each, Math.floor(to / each + 1) * each - 1], ...all.slice(1)]
        : all;
    }
    case 'past':
      return sameRank ? [[0, region[0]![1]], ...all.slice(1)] : all;
    case 'steps':
    case 'everything':
    case 'blocks':
      return all;
  }
}

/** Each number for itself: the same place; in another arrangement, the places with the same row-major indices. */
function throughReshape(input: Flow, output: Flow, region: Region): Region {
  if (input.tokens !== undefined && output.shape.length === input.shape.length + 1) return region.slice(0, -1); // embedding: a vector for each token
  if (input.shape.length === output.shape.length && input.shape.every((n, i) => n === output.shape[i])) return region;
  const indexOf = (end: 0 | 1) => output.shape.reduce((index, n, axis) => index * n + region[axis]![end], 0);
  const [first, last] = [placeOf(indexOf(0), input.shape), placeOf(indexOf(1), input.shape)];
  let apart = false; // once the two differ on an axis, everything between them on the next ones may lie in between
  return input.shape.map((n, axis): Interval => {
    const interval: Interval = apart ? [0, n - 1] : [first[axis]!, last[axis]!];
    apart ||= first[axis] !== last[axis];
    return interval;
  });
}

/** Where each block's input comes from: the block before it in its list, or `undefined` for the network's input. */
export function sourcesOf(network: readonly Block[], registry: LayerRegistry): Map<string, string | undefined> {
  const sources = new Map<string, string | undefined>();
  const visit = (list: readonly Block[], from: string | undefined) => {
    let before = from;
    for (const block of list) {
      sources.set(block.id, before);
      for (const { blocks } of innerLists(block, registry)) visit(blocks, before);
      before = block.id;
    }
  };
  visit(network, undefined);
  return sources;
}

/** Follows a region of a block's output back to the network's input. */
function tracer(inference: Inference, network: readonly Block[], registry: LayerRegistry) {
  const sources = sourcesOf(network, registry);
  /** The part of a block's input that a region of its output is made from. */
  const back = (block: Block, region: Region): Region => {
    const inferred = inference.byId.get(block.id)!;
    const { input, output } = inferred;
    const inside = clip(region, output!.shape);
    const slots = Object.entries(registry[block.type]!.slots ?? {});
    if (slots.length === 0) return seenByBlock(inferred, inside, registry);
    // What its lists see of it together, where branches are joined each of its own part. A list that is not there lets its input through.
    const held = innerLists(block, registry);
    const absent = slots.filter(([slot, kind]) => kind === 'list' && !held.some((list) => list.slot === slot));
    const joined = output!.shape.length === 3 ? 0 : output!.shape.length - 1;
    let start = 0;
    const seen = held.map(({ blocks, branch }) => {
      const last = blocks.at(-1);
      const { shape } = last ? inference.byId.get(last.id)!.output! : input;
      const from = start;
      if (branch !== undefined) start += shape[joined]!;
      const own = inside.map(
        ([low, high], axis): Interval => (axis === joined ? [low - from, high - from] : [low, high]),
      );
      const part = clip(own, shape);
      return isEmpty(part) ? part : blocks.reduceRight((part, inner) => back(inner, part), part);
    });
    return [...seen, ...absent.map(() => inside)].reduce(join);
  };
  const known = new Map<string, readonly Seen[]>();
  const trace = (id: string | undefined, region: Region): readonly Seen[] => {
    if (id === undefined) return [{ block: id, region }];
    const key = `${id} ${region.join()}`;
    const found = known.get(key) ?? [
      { block: id, region },
      ...trace(sources.get(id), back(inference.byId.get(id)!.block, region)),
    ];
    known.set(key, found);
    return found;
  };
  return { sources, trace };
}

/** A part of a block's output, or of the network's input where there is no block. */
export interface Seen {
  readonly block: string | undefined;
  readonly region: Region;
}

/**
 * What one output number hangs on when the network is evaluated, block by block on its way back: the number itself, the part of the output of the block before
 * that it is made from, …, last the part of the network's input. A part is an interval on each axis of that output's shape, which reaches below 0 or beyond the
 * side where a window lies over the edge. Empty where the block's shape is not known.
 * @param id a block
 * @param unit index into the block's output of one sample
 */
export function receptiveTrail(
  inference: Inference,
  network: readonly Block[],
  registry: LayerRegistry,
  id: string,
  unit: number,
): readonly Seen[] {
  const output = inference.byId.get(id)?.output;
  if (!output) return [];
  const place = placeOf(unit, output.shape).map((i): Interval => [i, i]);
  return tracer(inference, network, registry).trace(id, place);
}

/** The part of the network's input that one output number hangs on: the end of its trail. */
export function receptiveBox(...of: Parameters<typeof receptiveTrail>): Region | undefined {
  return receptiveTrail(...of).at(-1)?.region;
}

/** How much of the input a unit of each block sees: of the unit that sees most of it. Blocks whose shapes are not known are left out. */
export function receptiveFields(
  inference: Inference,
  network: readonly Block[],
  registry: LayerRegistry,
): ReadonlyMap<string, ReceptiveField> {
  const fields = new Map<string, ReceptiveField>();
  const into = inference.blocks[0]?.input;
  if (!into) return fields;
  const { sources, trace } = tracer(inference, network, registry);
  for (const { block, output } of inference.blocks) {
    if (!output) continue;
    const sees = seesOf(block, registry);
    // Where each number is made of one, nothing is added to what was seen before.
    const before = sees === 'itself' || sees === 'batch' ? sources.get(block.id) : block.id;
    fields.set(
      block.id,
      before === block.id
        ? fieldOf(output.shape, sees === 'blocks', into, (place) => trace(block.id, place).at(-1)!.region)
        : ((before === undefined ? fieldOf(into.shape, false, into, (place) => place) : fields.get(before)) ??
            'everything'),
    );
  }
  return fields;
}

/** @param trace from a place of the output to the part of the input that it is made from */
function fieldOf(shape: Shape, container: boolean, into: Flow, trace: (place: Region) => Region): ReceptiveField {
  const sequence = into.shape.length === 2 || into.tokens !== undefined;
  const axes = into.shape.length === 3 ? [1, 2] : [0];
  /** The longest interval on each of these axes of the input. */
  const most = axes.map(() => 0);
  let past = sequence && into.shape[0]! > 1 && shape.length === 2;
  for (const place of places(shape, shape.length, container)) {
    const seen = clip(trace(place), into.shape);
    for (const [k, axis] of axes.entries()) most[k] = Math.max(most[k]!, seen[axis]![1] - seen[axis]![0] + 1);
    past &&= seen[0]![0] === 0 && seen[0]![1] === place[0]![0];
  }
  if (past) return 'past';
  if (most.every((size, k) => size === into.shape[axes[k]!])) return 'everything';
  if (axes.length === 2) return { rows: most[0]!, columns: most[1]! };
  return sequence ? { steps: most[0]! } : { numbers: most[0]! };
}

/**
 * Places of a shape that between them see what any sees. Rows and columns hang on nothing but themselves, so a diagonal will do; channels, features and the
 * units of a vector see alike, unless branches are joined in them.
 */
function* places([a = 1, b = 1, c = 1]: Shape, rank: number, container: boolean): Generator<Region> {
  const at = (i: number): Interval => [i, i];
  if (rank === 3)
    for (let i = 0; i < Math.max(b, c); i++)
      yield [container ? [0, a - 1] : at(0), at(Math.min(i, b - 1)), at(Math.min(i, c - 1))];
  else if (rank === 2) for (let t = 0; t < a; t++) yield [at(t), container ? [0, b - 1] : at(0)];
  else for (let i = 0; i < (container ? a : 1); i++) yield [at(i)];
}
