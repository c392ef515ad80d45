/** @file The places along a network at which it is measured, and the numbers a linear probe is given there. */
import type { Model } from '#engine/model.ts';
import { layers } from '#layers/index.ts';
import type { Tensor } from '#layers/layerKernel.ts';
import { type Block, holds, innerLists } from '#nn/block.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';

/** A place along the network: its input, or what one of its blocks gives: an outermost one, or one of a container that is open. */
export interface Section {
  /** The block's id; `input` for what the network is given. */
  readonly id: string;
  readonly shape: Shape;
  readonly tensor: Tensor;
  /** Names of tokens, where the numbers stand for them: each is read as a row of zeros with a single 1. */
  readonly tokens: number;
  /** The side of the grid over which each map is averaged; 0 where it is read as it is. */
  readonly grid: number;
  /** Numbers a linear probe is given of one sample. */
  readonly features: number;
}

/** Maps with more numbers than this in all are averaged over a grid of at most 4 × 4; of other shapes at most so many numbers are read, evenly spread. */
const MAPS = 256;
const MOST = 4096;
const GRID = 4;
/** An image that is to be redrawn has at most so many numbers. */
const PICTURE = 1024;

/** The largest grid that keeps maps [C, H, W] within `most` numbers; 0 where they already are. */
export function gridFor([channels = 1, height = 1, width = 1]: Shape, most: number, largest: number): number {
  if (channels * height * width <= most) return 0;
  let side = Math.min(largest, height, width);
  while (side > 1 && channels * side * side > most) side--;
  return side;
}

/**
 * The sections of a model's evaluation: the input and every outermost block that makes new numbers (not one that only puts them into another shape). A picture
 * that is given back is one, whatever the shape of the last block, and read as the input is.
 * @param within a container whose blocks are sections too, before its own; those that it stands in are open with it
 */
export function sectionsOf(
  { plan, evaluation }: Pick<Model, 'plan' | 'evaluation'>,
  within?: string,
): readonly Section[] {
  const sections: Section[] = [];
  const add = (id: string, tensor: Tensor, shape: Shape, tokens: number, most: number, largest: number) => {
    if (sections.some((section) => section.tensor.address === tensor.address)) return;
    const grid = shape.length === 3 ? gridFor(shape, most, largest) : 0;
    const numbers = grid > 0 ? shape[0]! * grid * grid : sizeOf(shape) * Math.max(1, tokens);
    sections.push({ id, shape, tensor, tokens, grid, features: Math.min(MOST, numbers) });
  };
  const { network } = plan.document;
  const picture = plan.data?.task === 'picture' ? network.at(-1)?.id : undefined;
  const asPicture = [PICTURE, Number.POSITIVE_INFINITY] as const;
  add('input', evaluation.input, evaluation.input.shape, plan.input.tokens ?? 0, ...asPicture);
  const along = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      const { id } = block;
      if (within !== undefined && holds(block, layers, within))
        for (const inner of innerLists(block, layers)) along(inner.blocks);
      const { output } = evaluation.blocks.find((one) => one.id === id)!;
      if (id === picture) add(id, output, evaluation.input.shape, 0, ...asPicture);
      else add(id, output, output.shape, 0, MAPS, GRID);
    }
  };
  along(network);
  return sections;
}

/** Writes what a linear probe is given of one sample. `numbers` are the sample's own, as the model has them. */
export function readFeatures(
  { shape, grid, tokens, features }: Pick<Section, 'shape' | 'grid' | 'tokens' | 'features'>,
  numbers: Float32Array,
  out: Float64Array,
): void {
  if (tokens > 0) {
    const names = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length);
    out.fill(0);
    for (let t = 0; t < names.length && t * tokens < features; t++) {
      const at = t * tokens + names[t]!;
      if (at < features) out[at] = 1;
    }
  } else if (grid > 0) averageOver(grid, shape, numbers, out);
  else if (features === numbers.length) out.set(numbers);
  else for (let i = 0; i < features; i++) out[i] = numbers[Math.floor((i * numbers.length) / features)]!;
}

const edges = new Map<string, Int32Array>();

/** Where the cells begin that `side` of them share a length, and where the last ends; kept, since there are few and each sample asks. */
function edgesOf(side: number, length: number): Int32Array {
  const key = `${side} ${length}`;
  const known = edges.get(key);
  if (known) return known;
  const made = Int32Array.from({ length: side + 1 }, (_, i) => Math.floor((i * length) / side));
  edges.set(key, made);
  return made;
}

/** Means of each map over the cells of a grid; rows and columns that do not divide evenly go to the cell they begin in. */
function averageOver(side: number, [channels = 1, height = 1, width = 1]: Shape, x: Float32Array, out: Float64Array) {
  const rows = edgesOf(side, height);
  const columns = edgesOf(side, width);
  let to = 0;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < side; i++)
      for (let j = 0; j < side; j++) {
        const top = rows[i]!;
        const bottom = rows[i + 1]!;
        const left = columns[j]!;
        const right = columns[j + 1]!;
        // Two sums, since each addition waits for the one before.
        let [sum, other] = [0, 0];
        for (let y = top; y < bottom; y++) {
          const row = (c * height + y) * width;
          const end = row + right;
          let at = row + left;
          for (; at + 1 < end; at += 2) {
            sum += x[at]!;
            other += x[at + 1]!;
          }
          if (at < end) sum += x[at]!;
        }
        out[to++] = (sum + other) / ((bottom - top) * (right - left));
      }
}
