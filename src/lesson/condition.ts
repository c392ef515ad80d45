/**
 * @file Conditions: one number of a run held against a bound, as `nn/goal.ts` has it, or against the run's own past or its twin. Written in one line:
 * `testAccuracy >= 0.95`, `trainLoss < 0.05`, `testLoss >= 2 * lowest`, `testAccuracy >= twin + 0.03`, `reads(c) >= start + 0.2`.
 */
import { metricFault, metricKey, parseMetric } from './metrics.ts';
import { line, list, maybe, number, object, oneOf, type Row, type Shape, written } from './shape.ts';

/** What a bound may lie at: the lowest of the run so far, its step 0, or the lane beside it at the same step. */
export const references = ['lowest', 'start', 'twin'] as const;

const table = {
  metric: line(31),
  of: list(line(40), 2),
  is: oneOf('below', 'atLeast'),
  value: number(),
  /** The bound is `value` times this, or this plus `value`. */
  against: maybe(oneOf(...references)),
  by: maybe(oneOf('times', 'plus')),
};
export type Condition = Row<typeof table>;

/** The numbers of a run at a step, by the key of their metric; what is not known is not there. */
export type Numbers = Readonly<Record<string, number>>;

/** Whether a condition is met. What is no number, or not known, meets none. */
export function isMet(
  { metric, of, is, value, against, by }: Condition,
  now: Numbers,
  past: Readonly<Record<(typeof references)[number], Numbers>>,
): boolean {
  const key = metricKey(metric, of);
  const at = now[key] ?? Number.NaN;
  const reference = against ? (past[against][key] ?? Number.NaN) : 0;
  const bound = by === 'times' ? value * reference : value + reference;
  return is === 'below' ? at < bound : at >= bound;
}

/** `2 * lowest`, `twin + 0.03`, `0.95` */
function readBound(text: string): Partial<Condition> | undefined {
  const names = references.join('|');
  const plain = /^-?\d[\d.e+-]*$/.exec(text);
  const times = new RegExp(`^(-?\\d[\\d.e+-]*) \\* (${names})$`).exec(text);
  const plus = new RegExp(`^(${names})(?: ([+-]) (\\d[\\d.e+-]*))?$`).exec(text);
  if (plain) return { value: Number(text) };
  if (times) return { value: Number(times[1]), against: times[2] as 'lowest', by: 'times' };
  if (plus) return { value: Number(`${plus[2] ?? ''}${plus[3] ?? 0}`), against: plus[1] as 'lowest', by: 'plus' };
  return undefined;
}

export function readCondition(text: string): unknown {
  const [, left = '', sign, right = ''] = /^(.{1,130}?)\s*(<|>=)\s*(.{1,60})$/.exec(text.trim()) ?? [];
  const metric = parseMetric(left);
  const bound = readBound(right.trim());
  if (!metric || !bound) return undefined;
  return { metric: metric.name, of: metric.of, is: sign === '<' ? 'below' : 'atLeast', ...bound };
}

export function writeCondition({ metric, of, is, value, against, by }: Condition): string {
  const bound =
    against === undefined
      ? String(value)
      : by === 'times'
        ? `${value} * ${against}`
        : value === 0
          ? against
          : `${against} ${value < 0 ? '-' : '+'} ${Math.abs(value)}`;
  return `${metricKey(metric, of)} ${is === 'below' ? '<' : '>='} ${bound}`;
}

export const condition: Shape<Condition> = written(
  object(table, ({ metric, of, against, by }, path, note) => {
    const fault = metricFault(metric, of);
    if (fault) note(path, fault);
    if ((against === undefined) !== (by === undefined)) note(path, 'needs against and by together, or neither');
  }),
  'testAccuracy >= 0.95',
  readCondition,
  writeCondition,
  ' or with <; there is no other sign',
);
