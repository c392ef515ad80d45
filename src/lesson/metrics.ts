/** @file What goals and numbers in a lesson's words may ask for, by name: what a run tells, what a document is, and what is measured inside. */
import type { Fields } from '#nn/field.ts';
import { type ScoreMetric, scoreMetrics, stepMetrics } from '#nn/goal.ts';
import { readings as declared, isReadingName, keyOf, type ReadingName, readingNames } from '#nn/reading.ts';

/** Of the network as it stands, and of what the learner did. */
export const countMetrics = ['parameters', 'resets'] as const;

export type Reading = ReadingName;
/** Measured inside a network, each with what it is measured of. */
export const readings = readingNames;
export const isReading = isReadingName;
/** What each is measured of, as a message says it. */
export const readingArguments = Object.fromEntries(
  Object.entries<Fields>(declared).map(([name, fields]) => [
    name,
    Object.entries(fields).map(([of, { kind }]) => (kind === 'int' ? 'count' : of === 'factor' ? 'factor?' : 'block')),
  ]),
) as unknown as Readonly<Record<Reading, readonly ('block' | 'factor?' | 'count')[]>>;
export const metricNames: readonly string[] = [...stepMetrics, ...scoreMetrics, ...countMetrics, ...readings];

export const isScore = (name: string): name is ScoreMetric => (scoreMetrics as readonly string[]).includes(name);
/** Whether it is a share of a whole, shown in per cent. */
export const isShare = (name: string): boolean =>
  name.endsWith('Accuracy') || ['dead', 'shifted', 'exchanged'].includes(name);

/** A metric with what it is measured of: `reads(a)`. Under this key numbers are looked up. */
export const metricKey = keyOf;

/** Why a metric cannot be asked for so; undefined where it can. */
export function metricFault(name: string, of: readonly string[]): string | undefined {
  if (!metricNames.includes(name)) return `names ${name}, which is none of ${metricNames.join(', ')}`;
  const takes = isReading(name) ? readingArguments[name] : [];
  const needed = takes.filter((one) => !one.endsWith('?')).length;
  if (of.length < needed || of.length > takes.length)
    return `${name} takes ${takes.length === 0 ? 'nothing' : `(${takes.join(', ')})`}, received (${of.join(', ')})`;
  const odd = of.find((one, i) => (takes[i] === 'count' ? !/^\d{1,2}$/.test(one) : !/^[\w-]{1,40}$/.test(one)));
  return odd === undefined ? undefined : `${name} cannot be measured of ${JSON.stringify(odd)}`;
}

/** `reads(a, x)` in its parts; undefined where it is not written so. */
export function parseMetric(text: string): { readonly name: string; readonly of: readonly string[] } | undefined {
  const [, name, inside] = /^([a-zA-Z]\w{0,30})(?:\(([^()]{0,90})\))?$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return { name, of: inside === undefined ? [] : inside.split(',').map((one) => one.trim()) };
}
