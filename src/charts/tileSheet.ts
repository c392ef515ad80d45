/**
 * @file Tiles of any sizes painted in one pass: all grids of a panel go into one image, which is handed to the browser once a frame and then copied tile by tile,
 * scaled up, hard-edged or smooth. Nothing of size is allocated per frame.
 */
import type { ColorTable } from './color.ts';
import { type Box, type Mapping, paintGrid, smoothingOf } from './heatmap.ts';
import { Shelves } from './shelves.ts';

/** Pixels from side to side of the image, but for wider grids. */
const WIDTH = 512;
/** One pixel around each tile repeats its edge: smooth scaling must not take in the neighbour. */
const EDGE = 1;

interface Copy {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly alpha: number;
  readonly smooth: boolean;
}

export interface Grid {
  readonly values: Float32Array;
  /** Where the grid begins among the values; it is row-major, row 0 on top. */
  readonly from?: number;
  readonly width: number;
  readonly height: number;
}

export class TileSheet {
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #shelves = new Shelves(WIDTH);
  #image: ImageData;
  #pixels: Uint32Array;
  #copies: Copy[] = [];

  constructor() {
    const context = this.#canvas.getContext('2d');
    if (!context) throw new Error('TileSheet: this browser gives no 2-D canvas');
    this.#context = context;
    this.#image = context.createImageData(WIDTH, 1);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
  }

  /** Paints a grid, to be copied to `box` by `draw`. */
  add(grid: Grid, box: Box, table: ColorTable, { scale, offset }: Mapping, smooth = false, alpha = 1): void {
    const { values, from = 0, width: w, height: h } = grid;
    const place = this.#shelves.place(w + 2 * EDGE, h + 2 * EDGE);
    this.#grow(this.#shelves.width, this.#shelves.height);
    const stride = this.#shelves.width;
    const pixels = this.#pixels;
    const at = (place.y + EDGE) * stride + place.x + EDGE;
    paintGrid(pixels, at, stride, values, from, w, h, table, scale, offset);
    for (let y = 0; y < h; y++) {
      const row = at + y * stride;
      pixels[row - 1] = pixels[row]!;
      pixels[row + w] = pixels[row + w - 1]!;
    }
    pixels.copyWithin(at - 1 - stride, at - 1, at + w + 1);
    pixels.copyWithin(at - 1 + h * stride, at - 1 + (h - 1) * stride, at + w + 1 + (h - 1) * stride);
    this.#copies.push({ x: place.x + EDGE, y: place.y + EDGE, width: w, height: h, box, alpha, smooth });
  }

  /**
   * Hands the image to the browser, copies every tile to its place, and begins a new sheet.
   * @param ratio device pixels per CSS pixel: boxes are snapped to device pixels, so that edges are sharp
   */
  draw(target: CanvasRenderingContext2D, ratio: number): void {
    if (this.#copies.length === 0) return;
    this.#context.putImageData(this.#image, 0, 0, 0, 0, this.#shelves.width, this.#shelves.height);
    const { globalAlpha } = target;
    const snap = (place: number) => Math.round(place * ratio) / ratio;
    for (const { x, y, width, height, box, alpha, smooth } of this.#copies) {
      const [left, top] = [snap(box.x), snap(box.y)];
      const [right, bottom] = [snap(box.x + box.width), snap(box.y + box.height)];
      target.imageSmoothingEnabled = smooth;
      if (smooth)
        target.imageSmoothingQuality = smoothingOf(
          Math.max(width, height),
          Math.min(right - left, bottom - top) * ratio,
        );
      target.globalAlpha = alpha;
      target.drawImage(this.#canvas, x, y, width, height, left, top, right - left, bottom - top);
    }
    target.imageSmoothingEnabled = true;
    target.globalAlpha = globalAlpha;
    this.#copies = [];
    this.#shelves.clear();
  }

  /** Makes the image as large as is needed; what was painted stays where it is. */
  #grow(width: number, height: number): void {
    const { width: before, height: rows } = this.#image;
    if (width <= before && height <= rows) return;
    const pixels = this.#pixels;
    this.#image = this.#context.createImageData(width, height > rows ? Math.max(height, 2 * rows) : rows);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    for (let y = 0; y < rows; y++) this.#pixels.set(pixels.subarray(y * before, (y + 1) * before), y * width);
    this.#canvas.width = width;
    this.#canvas.height = this.#image.height;
  }
}

/** One heat-map at a time, with an image that is kept and used again: for panels with a single map. */
export class Heatmap {
  #sheet: TileSheet | null = null;

  /** Paints a grid [H, W] into `box` of `target` over a table. */
  draw(
    target: CanvasRenderingContext2D,
    grid: Grid,
    box: Box,
    table: ColorTable,
    mapping: Mapping,
    ratio: number,
    smooth = false,
  ): void {
    this.#sheet ??= new TileSheet();
    this.#sheet.add(grid, box, table, mapping, smooth, target.globalAlpha);
    this.#sheet.draw(target, ratio);
  }
}
