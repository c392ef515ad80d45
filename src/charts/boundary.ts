/**
 * @file The answer map: what the network says at every place of the plane, with the line where it changes its mind.
 * Two classes share the signed scale (class 1 is +, orange), so that map and units speak one language; more have a hue each. The colour's
 * strength is the margin p₁ − p₂, at 62 % over the paper.
 */

import { ticks } from 'd3';
import {
  type Answer,
  type AnswerFields,
  answerFields,
  classBoundary,
  measureBinary,
  measureClasses,
  someLead,
} from './answer.ts';
import { CLASSES, MAP_STRENGTH, type Palette, palette } from './color.ts';
import { contours, Segments } from './contour.ts';
import { type Box, paintGrid, smoothingOf } from './heatmap.ts';
import { penWidth } from './pen.ts';

export interface AnswerMapOptions {
  /** `margin`: strength says how sure; `regions`: the winner's colour at full strength. Default margin. Surfaces ignore it. */
  mode?: 'margin' | 'regions';
  /** Lines of equal confidence (winner : second = 3 : 1 and 9 : 1), or of equal value on a surface. Default true. */
  isolines?: boolean;
  /** Default true. */
  boundary?: boolean;
  /** Scale the image smoothly. Default true in margin mode and on surfaces, never in regions. */
  smooth?: boolean;
}

/** Log-odds at which confidence lines are drawn: 75 % and 90 % between winner and second. */
export const CONFIDENCE_ODDS = [Math.log(3), Math.log(9)] as const;

/** Keeps the image and the lines of one map; `update` when an answer arrives, `draw` as often as needed. */
export class AnswerMap {
  readonly #canvas = document.createElement('canvas');
  #image: ImageData | null = null;
  #fields: AnswerFields = answerFields(0);
  #answer: Answer | null = null;
  #painted = '';
  #paintedWith: Palette | null = null;
  readonly #line = new Segments();
  readonly #iso = new Segments();

  /** Takes a new answer. Its values are read now and again when theme or mode change: do not overwrite them before the next update. */
  update(answer: Answer): void {
    this.#answer = answer;
    this.#painted = '';
    const { width, height } = answer;
    if (this.#fields.winner.length !== width * height) this.#fields = answerFields(width * height);
    this.#line.clear();
    this.#iso.clear();
    const fields = this.#fields;
    if (answer.kind === 'surface') {
      const { limit } = answer;
      const levels = limit > 0 ? ticks(-limit, limit, 8).filter((level) => level !== 0) : [];
      contours(answer.values, width, height, [
        { value: 0, out: this.#line },
        ...levels.map((value) => ({ value, out: this.#iso })),
      ]);
      return;
    }
    if (answer.kind === 'binary') measureBinary(answer.values, answer.positive ?? 1, fields);
    else measureClasses(answer.values, answer.classes, answer.scores !== 'probabilities', fields);
    const keep = someLead(fields.margin, width, height);
    if (answer.kind === 'binary' || answer.classes === 2) {
      contours(fields.signed, width, height, [
        { value: 0, out: this.#line, keep },
        ...CONFIDENCE_ODDS.flatMap((odds) => [odds, -odds]).map((value) => ({ value, out: this.#iso })),
      ]);
    } else {
      const logits = answer.scores !== 'probabilities';
      classBoundary(answer.values, answer.classes, logits, fields, width, height, this.#line, keep);
      const levels = CONFIDENCE_ODDS.map((value) => ({ value, out: this.#iso }));
      contours(fields.odds, width, height, levels);
    }
  }

  /** Draws map and lines into `box`. Draws nothing before the first answer. */
  draw(context: CanvasRenderingContext2D, box: Box, options: AnswerMapOptions = {}): void {
    const answer = this.#answer;
    if (!answer) return;
    const { mode = 'margin', isolines = true, boundary = true } = options;
    this.#paint(answer, mode);
    const surface = answer.kind === 'surface';
    context.imageSmoothingEnabled = options.smooth ?? (surface || mode === 'margin');
    context.imageSmoothingQuality = smoothingOf(answer.width, box.width);
    context.drawImage(this.#canvas, box.x, box.y, box.width, box.height);
    context.imageSmoothingEnabled = true;

    const [sx, sy] = [box.width / answer.width, box.height / answer.height];
    context.save();
    context.beginPath();
    context.rect(box.x, box.y, box.width, box.height);
    context.clip();
    context.strokeStyle = palette().ink1;
    // pieces meet end to end: caps would overlap and show as beads
    context.lineCap = 'butt';
    if (isolines && mode === 'margin') {
      context.globalAlpha = 0.22;
      context.lineWidth = penWidth(1);
      context.beginPath();
      this.#iso.trace(context, sx, sy, box.x, box.y);
      context.stroke();
    }
    if (boundary) {
      context.globalAlpha = surface ? 0.5 : 0.9;
      context.lineWidth = penWidth(surface ? 1 : 1.5);
      context.beginPath();
      this.#line.trace(context, sx, sy, box.x, box.y);
      context.stroke();
    }
    context.restore();
  }

  #paint(answer: Answer, mode: 'margin' | 'regions'): void {
    const colors = palette();
    if (this.#painted === mode && this.#paintedWith === colors) return;
    this.#painted = mode;
    this.#paintedWith = colors;
    const { width, height } = answer;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    if (!this.#image || this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#image = context.createImageData(width, height);
    }
    const pixels = new Uint32Array(this.#image.data.buffer);
    if (answer.kind === 'surface') {
      const scale = answer.limit > 0 ? (128 * MAP_STRENGTH) / answer.limit : 0;
      paintGrid(pixels, 0, width, answer.values, 0, width, height, colors.signed, scale, 128);
    } else
      paintClasses(pixels, this.#fields, answer.kind === 'binary' ? 2 : answer.classes, mode === 'regions', colors);
    context.putImageData(this.#image, 0, 0);
  }
}

/** Paints who wins and by how much. Two classes: the signed table; more: each its own. */
export function paintClasses(
  pixels: Uint32Array,
  { winner, margin }: Pick<AnswerFields, 'winner' | 'margin'>,
  classes: number,
  hard: boolean,
  { signed, classMaps }: Pick<Palette, 'signed' | 'classMaps'>,
): void {
  for (let n = 0; n < pixels.length; n++) {
    const m = hard ? 1 : margin[n]!;
    if (Number.isNaN(m)) {
      pixels[n] = 0;
      continue;
    }
    const k = winner[n]!;
    if (classes <= 2) pixels[n] = signed[Math.round(128 + (k === 0 ? 1 : -1) * 128 * MAP_STRENGTH * m)]!;
    else pixels[n] = classMaps[k % CLASSES]![Math.round(256 * m)]!;
  }
}
