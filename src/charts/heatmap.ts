/**
 * @file Heat-maps: a small image is painted value by value and then scaled up by the browser, hard-edged or smooth. A value that is
 * no number stays transparent, so that the ground (hatching) shows where nothing was computed.
 */
import type { ColorTable } from './color.ts';

/** How values become entries of a table: `entry = round(value · scale + offset)`, clipped to 0 … 256. */
export interface Mapping {
  readonly scale: number;
  readonly offset: number;
}

/** −limit … +limit over the signed table; zero at its middle whatever the limit. */
export function signedMapping(limit: number): Mapping {
  return { scale: limit > 0 ? 128 / limit : 0, offset: 128 };
}

/** low … high over the whole table: counts from 0, pixels from 0 to 1. */
export function rangeMapping(low: number, high: number): Mapping {
  const scale = high > low ? 256 / (high - low) : 0;
  return { scale, offset: -low * scale };
}

/**
 * Paints a grid of values [H, W], row 0 on top, into pixel words.
 * @param pixels target, e.g. `new Uint32Array(imageData.data.buffer)`
 * @param at index of the first pixel, and `stride` pixels from one row to the next
 * @param from index of the first value
 */
export function paintGrid(
  pixels: Uint32Array,
  at: number,
  stride: number,
  values: Float32Array,
  from: number,
  width: number,
  height: number,
  table: ColorTable,
  scale: number,
  offset: number,
): void {
  const shift = offset + 0.5;
  for (let y = 0; y < height; y++) {
    let p = at + y * stride;
    let v = from + y * width;
    for (let x = 0; x < width; x++) {
      const entry = values[v++]! * scale + shift;
      // NaN fails every comparison and ends up transparent
      pixels[p++] = entry >= 257 ? table[256]! : entry >= 0 ? table[entry | 0]! : entry < 0 ? table[0]! : 0;
    }
  }
}

/** The greatest |value|, the limit of a signed map. Values that are no number do not count. */
export function greatest(values: Float32Array, from = 0, to = values.length): number {
  let most = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(values[i]!);
    if (size > most && size !== Number.POSITIVE_INFINITY) most = size;
  }
  return most;
}

/** Where something stands on a canvas, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Many tiles of one size painted in one pass: all grids go into one small image (one upload), which is then copied tile by tile.
 * Nothing is allocated per frame.
 */
export class TileAtlas {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  #image!: ImageData;
  #pixels!: Uint32Array;
  #columns = 1;
  #width = 0;
  #height = 0;
  #count = 0;

  /** Tiles of `width` × `height` values. */
  constructor(width: number, height: number, count: number) {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('TileAtlas: this browser gives no 2-D canvas');
    this.#context = context;
    this.resize(width, height, count);
  }

  /** Makes room for `count` tiles of another size. Does nothing where all three are as before. */
  resize(width: number, height: number, count: number): void {
    if (width === this.#width && height === this.#height && count === this.#count) return;
    this.#width = width;
    this.#height = height;
    this.#count = count;
    this.#columns = Math.max(1, Math.ceil(Math.sqrt(count)));
    // one pixel around each tile repeats its edge: smooth scaling must not take in the neighbour
    this.#canvas.width = this.#columns * (width + 2);
    this.#canvas.height = Math.max(1, Math.ceil(count / this.#columns)) * (height + 2);
    this.#image = this.#context.createImageData(this.#canvas.width, this.#canvas.height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** Paints tile `index` from `values` beginning at `from`. Call `upload` when all are painted. */
  paint(index: number, values: Float32Array, from: number, table: ColorTable, scale: number, offset: number): void {
    const w = this.#width;
    const h = this.#height;
    const stride = this.#canvas.width;
    const pixels = this.#pixels;
    const at = this.#origin(index);
    paintGrid(pixels, at, stride, values, from, w, h, table, scale, offset);
    for (let y = 0; y < h; y++) {
      const row = at + y * stride;
      pixels[row - 1] = pixels[row]!;
      pixels[row + w] = pixels[row + w - 1]!;
    }
    pixels.copyWithin(at - 1 - stride, at - 1, at + w + 1);
    pixels.copyWithin(at - 1 + h * stride, at - 1 + (h - 1) * stride, at + w + 1 + (h - 1) * stride);
  }

  /**
   * Paints every tile of a batch [count, H, W] over the signed table.
   * @param limits one for all, or one per tile
   */
  paintSigned(values: Float32Array, table: ColorTable, limits: number | Float32Array): void {
    const size = this.#width * this.#height;
    for (let i = 0; i < this.#count; i++) {
      const limit = typeof limits === 'number' ? limits : (limits[i] ?? 0);
      this.paint(i, values, i * size, table, limit > 0 ? 128 / limit : 0, 128);
    }
    this.upload();
  }

  /** Hands the painted tiles to the browser, once per frame. */
  upload(): void {
    this.#context.putImageData(this.#image, 0, 0);
  }

  /**
   * Copies tiles to their places.
   * @param boxes four numbers per tile: x, y, width, height in CSS pixels; snapped to device pixels, so that edges are sharp
   * @param ratio device pixels per CSS pixel
   * @param first index of the first tile, `count` how many
   */
  draw(
    target: CanvasRenderingContext2D,
    boxes: Float32Array,
    ratio: number,
    smooth = false,
    first = 0,
    count = this.#count - first,
  ): void {
    const w = this.#width;
    const h = this.#height;
    target.imageSmoothingEnabled = smooth;
    target.imageSmoothingQuality = 'medium';
    for (let i = 0; i < count; i++) {
      const x = Math.round(boxes[4 * i]! * ratio) / ratio;
      const y = Math.round(boxes[4 * i + 1]! * ratio) / ratio;
      const right = Math.round((boxes[4 * i]! + boxes[4 * i + 2]!) * ratio) / ratio;
      const bottom = Math.round((boxes[4 * i + 1]! + boxes[4 * i + 3]!) * ratio) / ratio;
      const column = (first + i) % this.#columns;
      const row = Math.floor((first + i) / this.#columns);
      target.drawImage(this.#canvas, column * (w + 2) + 1, row * (h + 2) + 1, w, h, x, y, right - x, bottom - y);
    }
    target.imageSmoothingEnabled = true;
  }

  #origin(index: number): number {
    const column = index % this.#columns;
    const row = Math.floor(index / this.#columns);
    return (row * (this.#height + 2) + 1) * this.#canvas.width + column * (this.#width + 2) + 1;
  }
}

/** One heat-map at a time, with an image that is kept and used again: for panels with a single map. */
export class Heatmap {
  #atlas: TileAtlas | null = null;
  readonly #boxes = new Float32Array(4);

  /** Paints a grid [H, W] into `box` of `target` over a table. */
  draw(
    target: CanvasRenderingContext2D,
    grid: { readonly values: Float32Array; readonly width: number; readonly height: number },
    box: Box,
    table: ColorTable,
    mapping: Mapping,
    ratio: number,
    smooth = false,
  ): void {
    this.#atlas ??= new TileAtlas(grid.width, grid.height, 1);
    this.#atlas.resize(grid.width, grid.height, 1);
    this.#atlas.paint(0, grid.values, 0, table, mapping.scale, mapping.offset);
    this.#atlas.upload();
    this.#boxes.set([box.x, box.y, box.width, box.height]);
    this.#atlas.draw(target, this.#boxes, ratio, smooth);
  }
}
