/** @file Small pictures of data: the thumbnails of the sets. */

import { traceShape } from '#charts/classShapes.ts';
import { palette, signedColor } from '#charts/color.ts';
import type { DatasetType } from '#data/index.ts';
import { type PreparedData, prepareData } from '#data/prepare.ts';
import { taskOf } from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults } from '#nn/field.ts';
import { definitionOf, familyOf } from './recipe.ts';

export type ToPixel = (value: number) => number;

/** Few enough for 44 px, many enough to tell one set from another. */
const FEW = { classification: 90, regression: 260, curve: 160, picture: 10 } as const;
/** Rows short enough for 44 px. */
const SHORT: Partial<Record<DatasetType, Record<string, unknown>>> = {
  parity: { steps: 8 },
  brackets: { pairs: 4 },
  adding: { steps: 10 },
  copy: { symbols: 3, length: 2, delay: 2 },
  reversal: { length: 4 },
  sorting: { length: 4 },
  text: { steps: 4 },
};
/** Little, since a picture of 44 px shows what the set means, not how it strays. */
const NOISE = { classification: 0.03, regression: 0, curve: 0, picture: 0 } as const;

/** A small sample of a set: of a given recipe (what is drawn by hand), else of its defaults with little noise; of short rows where it has any. */
export function thumbnailData(type: DatasetType, recipe?: DataValues): PreparedData {
  const definition = definitionOf(type);
  const task = taskOf(definition, { ...defaults(definition.fields), ...recipe } as never);
  if (familyOf(type) !== 'points') return prepareData({ ...recipe, type, ...SHORT[type], noise: 0, samples: 10 }, 1);
  return prepareData({ noise: NOISE[task], ...recipe, type, samples: FEW[task], testShare: 0 }, 1);
}

/** Draws points as marks: classes by colour and shape, values as discs of their colour, and a line over x as its curve. */
export function drawSamples(
  context: CanvasRenderingContext2D,
  data: PreparedData,
  toX: ToPixel,
  toY: ToPixel,
  radius: number,
): void {
  const { coordinates, targets, task } = data;
  const { classes, ink2 } = palette();
  if (task === 'curve') {
    const order = [...targets.keys()].sort((i, j) => coordinates[i]! - coordinates[j]!);
    context.strokeStyle = ink2;
    context.lineWidth = radius;
    context.lineJoin = 'round';
    context.beginPath();
    for (const i of order) context.lineTo(toX(coordinates[i]!), toY(targets[i]!));
    context.stroke();
    return;
  }
  for (const [i, target] of targets.entries()) {
    const [x, y] = [toX(coordinates[2 * i]!), toY(coordinates[2 * i + 1]!)];
    context.beginPath();
    if (task === 'classification') {
      context.fillStyle = classes[target % classes.length] ?? ink2;
      traceShape(context, target, x, y, radius);
    } else {
      context.fillStyle = signedColor(target, 1);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
  }
}
