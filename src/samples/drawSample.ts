/** @file Pictures of samples that are no points: an image, the lines or symbols of a sequence, a row of tokens. */
import { traceShape } from '#charts/classShapes.ts';
import { palette } from '#charts/color.ts';
import { type Box, rangeMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { answersTo, isOneHot, namesIn, rangeOf, type ShownSamples, symbolsIn } from './sampleView.ts';

type Context = CanvasRenderingContext2D;

const FONT = '11px "Inter Variable", system-ui, sans-serif';
/** Heights in CSS pixels: of a column's line, alone and among others, of a symbol's row of dots, of the marks below the lines. */
const HEIGHTS = { alone: 40, among: 30, dots: 14, marks: 14 } as const;
/** The same where there is little room. */
const SMALL_HEIGHTS = { alone: 30, among: 18, dots: 8, marks: 10 } as const;

/** The middle of step t where `steps` share a width. */
const middleOf = (t: number, steps: number, { x, width }: Box) => x + ((t + 0.5) * width) / steps;

/** Draws an image's first channel from paper (0) to ink (1). */
export function drawImage(context: Context, data: ShownSamples, row: number, box: Box, ratio: number): void {
  const [, height, width] = data.shape as [number, number, number];
  const grid = { values: data.inputsOf(row).subarray(0, height * width), width, height };
  new Heatmap().draw(context, grid, box, palette().pixels, rangeMapping(0, 1), ratio);
}

/** Draws one column of a sequence as a line over its steps, with a disc a step where they are few. */
function drawLine(
  context: Context,
  data: ShownSamples,
  row: number,
  column: number,
  [low, high]: readonly [low: number, high: number],
  box: Box,
  color = palette().ink1,
): void {
  const [steps, width] = data.shape as [number, number];
  const toY = (value: number) => box.y + (box.height * (high - value)) / (high - low || 1);
  const values = data.inputsOf(row);
  const valueAt = (t: number) => values[t * width + column]!;
  context.strokeStyle = palette().hair;
  context.lineWidth = 1;
  context.beginPath();
  const zero = Math.round(toY(0)) + 0.5;
  context.moveTo(box.x, zero);
  context.lineTo(box.x + box.width, zero);
  context.stroke();
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  context.beginPath();
  for (let t = 0; t < steps; t++) context.lineTo(middleOf(t, steps, box), toY(valueAt(t)));
  context.stroke();
  if (box.width / steps < 5) return;
  for (let t = 0; t < steps; t++) {
    context.beginPath();
    context.arc(middleOf(t, steps, box), toY(valueAt(t)), 1.75, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Draws the class asked for at each step as its mark. */
function drawMarks(context: Context, data: ShownSamples, row: number, box: Box): void {
  const { classes, ink2 } = palette();
  const steps = data.positions;
  const radius = Math.min(3.5, (0.4 * box.width) / steps);
  for (let t = 0; t < steps; t++) {
    const label = data.targets[row * steps + t]!;
    context.fillStyle = classes[label % classes.length] ?? ink2;
    context.beginPath();
    traceShape(context, label, middleOf(t, steps, box), box.y + box.height / 2, radius);
    context.fill();
  }
}

/** Draws a row of one-hot vectors, a line of dots a symbol: discs where it is given, rings where it is asked for. */
function drawSymbols(context: Context, data: ShownSamples, row: number, box: Box): void {
  const { ink1, hair } = palette();
  const [steps, width] = data.shape as [number, number];
  const lane = box.height / width;
  const toY = (symbol: number) => box.y + (symbol + 0.5) * lane;
  const radius = Math.min(2.5, (0.32 * box.width) / steps, 0.32 * lane);
  context.strokeStyle = hair;
  context.lineWidth = 1;
  context.beginPath();
  for (let symbol = 0; symbol < width; symbol++) {
    const y = Math.round(toY(symbol)) + 0.5;
    context.moveTo(box.x, y);
    context.lineTo(box.x + box.width, y);
  }
  context.stroke();
  context.fillStyle = ink1;
  for (const [t, symbol] of symbolsIn(data, row).entries()) {
    context.beginPath();
    context.arc(middleOf(t, steps, box), toY(symbol), radius, 0, 2 * Math.PI);
    context.fill();
  }
  if (data.positions === 1) return;
  context.strokeStyle = ink1;
  context.lineWidth = Math.min(1.25, radius * 0.6);
  for (const [t, name] of answersTo(data, row).entries()) {
    const symbol = data.columnNames.indexOf(name);
    if (symbol < 0) continue;
    context.beginPath();
    context.arc(middleOf(t, steps, box), toY(symbol), radius * 1.8, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Writes names down a column beside their lanes, as wide as the longest; returns that width. */
function drawNames(context: Context, names: readonly string[], height: number): number {
  context.font = FONT;
  const width = Math.ceil(Math.max(...names.map((name) => context.measureText(name).width)));
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = palette().ink2;
  for (const [i, name] of names.entries()) {
    context.fillText(name, width, ((i + 0.5) * height) / names.length);
  }
  return width;
}

/** How high the picture of a sequence is, in pixels of a canvas. */
export function heightOf(data: ShownSamples, small = false): number {
  const { lanes, marks } = partsOf(data, small);
  return lanes + marks;
}

function partsOf(data: ShownSamples, small: boolean) {
  const heights = small ? SMALL_HEIGHTS : HEIGHTS;
  const columns = data.columnNames.length;
  const lane = isOneHot(data) ? heights.dots : columns === 1 ? heights.alone : heights.among;
  return { lane, lanes: columns * lane, marks: data.positions > 1 && !isOneHot(data) ? heights.marks : 0 };
}

/**
 * Draws a sequence: its columns one below the other over the same steps, with their names where there are several; below them, where a class is asked for
 * at every step, its mark. Small: without the names.
 */
export function drawSequence(context: Context, data: ShownSamples, row: number, width: number, small = false): void {
  const { lane, lanes, marks } = partsOf(data, small);
  const named = data.columnNames.length > 1 && !small;
  const left = named ? drawNames(context, data.columnNames, lanes) + 6 : 0;
  const box = { x: left, y: 0, width: width - left, height: lanes };
  const gap = small ? 2 : 4;
  if (isOneHot(data)) drawSymbols(context, data, row, box);
  else
    for (let c = 0; c < data.columnNames.length; c++)
      drawLine(context, data, row, c, rangeOf(data), { ...box, y: c * lane + gap, height: lane - 2 * gap });
  if (marks > 0) drawMarks(context, data, row, { ...box, y: lanes, height: marks });
}

/** As many letters of a row as a thumbnail has room for. */
const LETTERS = 4;

/** Draws a few samples within a small square: what kind of thing the set holds. */
export function drawThumbnail(
  context: Context,
  data: ShownSamples,
  width: number,
  height: number,
  ratio: number,
): void {
  const pad = Math.round(0.1 * width);
  const [inner, gap] = [width - 2 * pad, Math.round(0.07 * width)];
  const half = (inner - gap) / 2;
  const { classes, ink1, ink3 } = palette();
  if (data.kind === 'image') {
    for (let i = 0; i < Math.min(4, data.count); i++) {
      const box = { x: pad + (i % 2) * (half + gap), y: pad + (i >> 1) * (half + gap), width: half, height: half };
      drawImage(context, data, i, box, ratio);
    }
  } else if (data.kind === 'tokens') {
    context.font = `600 ${Math.max(11, Math.round(inner / 4))}px "Inter Variable", system-ui, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const [line, names] of [namesIn(data, 0), answersTo(data, 0)].entries()) {
      context.fillStyle = line === 0 ? ink3 : ink1;
      for (const [t, name] of names.slice(0, LETTERS).entries()) {
        context.fillText(name, pad + ((t + 0.5) * inner) / LETTERS, height * (line === 0 ? 0.32 : 0.7));
      }
    }
  } else if (isOneHot(data)) {
    drawSymbols(context, data, 0, { x: pad, y: pad, width: inner, height: height - 2 * pad });
  } else if (data.positions > 1) {
    drawLine(context, data, 1, 0, rangeOf(data), { x: pad, y: pad, width: inner, height: half });
    drawMarks(context, data, 1, { x: pad, y: pad + half, width: inner, height: half + gap });
  } else {
    const range = rangeOf(data);
    const columns = data.columnNames.length;
    for (const line of [0, 1]) {
      const box = { x: pad, y: pad + line * (half + gap), width: inner, height: half };
      const color = data.classNames.length > 0 ? classes[data.targets[line]!] : ink1;
      // Two columns of one sample, or one column of two.
      drawLine(context, data, columns > 1 ? 0 : line, columns > 1 ? line : 0, range, box, color);
    }
  }
}
