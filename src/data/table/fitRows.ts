/** @file The numbers that a network is given of a table's rows: scaled by what the training rows are like, categories as one input a name. */
import type { Axis, Fitted } from '#nn/dataset.ts';
import type { ColumnValue } from '#nn/field.ts';
import { inputNames } from './columns.ts';
import type { TableRows } from './heldRows.ts';

/** Mean and spread (the root of the mean square of what is left) of a column over some rows. Spread 1 where all are the same. */
function momentsOf({ values, width }: TableRows, column: number, which: Int32Array): { mean: number; spread: number } {
  let mean = 0;
  let count = 0;
  let squares = 0;
  // Welford's way: no sum grows with the rows.
  for (const row of which) {
    const value = values[row * width + column]!;
    count++;
    const off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }
  const spread = Math.sqrt(squares / Math.max(1, count));
  return { mean, spread: spread > 1e-12 * Math.max(1, Math.abs(mean)) ? spread : 1 };
}

function axisOf(column: ColumnValue, rows: TableRows, c: number, train: Int32Array): Axis {
  if (column.kind === 'category' || column.scaling === 'none') return { name: column.name, centre: 0, half: 1 };
  const { mean, spread } = momentsOf(rows, c, train);
  return { name: column.name, centre: mean, half: spread };
}

/**
 * Inputs [N, F] and targets [N] of a table. Standard scaling: z = (x − mean) / spread, both over the training rows alone, so that nothing of the test rows is
 * known. A column of K categories gives K inputs, of which one is 1 and the others are 0.
 */
export function fitRows(columns: readonly ColumnValue[], rows: TableRows, train: Int32Array): Fitted {
  const { count } = rows;
  const label = columns.findIndex(({ role }) => role === 'label');
  const names = inputNames(columns);
  const width = names.length;
  const cell = (row: number, c: number) => rows.values[row * rows.width + c]!;
  const inputs = new Float32Array(count * width);
  const axes: Axis[] = [];
  /** The column of each input. */
  const from: number[] = [];
  let at = 0;
  for (const [c, column] of columns.entries()) {
    if (c === label) continue;
    if (column.kind === 'category') {
      for (let k = 0; k < column.categories!.length; k++) {
        axes.push({ name: names[at + k]!, centre: 0, half: 1 });
        from.push(c);
      }
      for (let r = 0; r < count; r++) inputs[r * width + at + cell(r, c)] = 1;
      at += column.categories!.length;
    } else {
      const axis = axisOf(column, rows, c, train);
      axes.push(axis);
      from.push(c);
      for (let r = 0; r < count; r++) inputs[r * width + at] = (cell(r, c) - axis.centre) / axis.half;
      at++;
    }
  }
  const answer = columns[label]!;
  const scale = axisOf(answer, rows, label, train);
  const targets = Float32Array.from({ length: count }, (_, r) => (cell(r, label) - scale.centre) / scale.half);
  const means = new Float32Array(width);
  for (let f = 0; f < width; f++) {
    let sum = 0;
    for (const row of train) sum += inputs[row * width + f]!;
    means[f] = sum / Math.max(1, train.length);
  }
  return {
    inputs,
    targets,
    axes,
    asked: answer.name,
    ...(answer.kind === 'number' ? { answer: scale } : {}),
    means,
    shown: pairOf(
      from.map((c, f) => ({
        f,
        c,
        number: columns[c]!.kind === 'number',
        share: shareTold(inputs, targets, width, f, train, answer.kind === 'category'),
      })),
    ),
  };
}

interface Told {
  /** The input, and the column that it comes from. */
  readonly f: number;
  readonly c: number;
  readonly number: boolean;
  readonly share: number;
}

/**
 * The two inputs (or the one) that the answer is drawn over, in the order of the columns: those that tell it best, each on its own. Numbers come first, and two of
 * one column last: over names all rows lie in a few places.
 */
function pairOf(told: readonly Told[]): number[] {
  const best = (open: readonly Told[]) =>
    open.toSorted((a, b) => Number(b.number) - Number(a.number) || b.share - a.share || a.f - b.f)[0];
  const first = best(told);
  const others = told.filter((one) => one !== first);
  const second = best(others.filter(({ c }) => c !== first?.c)) ?? best(others);
  return [first, second].flatMap((one) => (one ? [one.f] : [])).sort((a, b) => a - b);
}

/** How much of the answer an input tells: of classes the share of the input's variance that lies between them (η²), of numbers the squared correlation (r²). */
function shareTold(
  inputs: Float32Array,
  targets: Float32Array,
  width: number,
  f: number,
  train: Int32Array,
  classes: boolean,
): number {
  const count = train.length;
  if (count === 0) return 0;
  let [mean, meanTarget] = [0, 0];
  for (const row of train) {
    mean += inputs[row * width + f]! / count;
    meanTarget += targets[row]! / count;
  }
  let [all, with_, target] = [0, 0, 0];
  const groups = new Map<number, { sum: number; count: number }>();
  for (const row of train) {
    const off = inputs[row * width + f]! - mean;
    all += off * off;
    with_ += off * (targets[row]! - meanTarget);
    target += (targets[row]! - meanTarget) ** 2;
    const group = groups.get(targets[row]!) ?? { sum: 0, count: 0 };
    groups.set(targets[row]!, { sum: group.sum + off, count: group.count + 1 });
  }
  if (all === 0) return 0;
  if (!classes) return target === 0 ? 0 : with_ ** 2 / (all * target);
  let between = 0;
  for (const { sum, count: n } of groups.values()) between += sum ** 2 / n;
  return between / all;
}
