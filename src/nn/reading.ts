/**
 * @file Readings: what is measured inside a network, as data. What each is measured of is declared like the fields of a layer. Who names one: goals of odds, pauses,
 * phases and lessons.
 */
import type { InputKind, Task } from './dataset.ts';
import { type Fields, int, text, type Values } from './field.ts';
import type { Json } from './json.ts';
import type { Found } from './problem.ts';
import { type Complain, part, readFields } from './readFields.ts';

const block = text({ default: '', maxLength: 32 });

export const readings = {
  /** Straight-line reading of the answer, or of a factor, at a block: share right, or R². */
  reads: { block, factor: text({ default: '', maxLength: 40 }) },
  /** Root mean square of the gradient of one block's parameters over another's. */
  gradientRatio: { block, over: block },
  /** Share of a block's units that are 0 on every sample looked at. */
  dead: { block },
  /** Straight pieces of the answer's curve. */
  pieces: {},
  /** Test accuracy with the test pictures moved by so many pixels. */
  shifted: { pixels: int({ default: 1, min: 0, max: 99 }) },
  /** Share of test rows whose answer stays the same when two of their tokens change places. */
  exchanged: {},
} as const satisfies Readonly<Record<string, Fields>>;

export type ReadingName = keyof typeof readings;

/** What of the data a reading needs; the others can be made of any. */
export const readingNeeds: Readonly<
  Partial<Record<ReadingName, (data: { readonly kind: InputKind; readonly task: Task }) => boolean>>
> = {
  pieces: ({ kind }) => kind === 'line',
  shifted: ({ kind, task }) => kind === 'image' && task === 'classification',
  exchanged: ({ kind, task }) => kind === 'tokens' && task === 'classification',
};
/** A reading with what it is measured of. */
export type Reading = {
  readonly [N in ReadingName]: { readonly reading: N } & Partial<Values<(typeof readings)[N]>>;
}[ReadingName];
export const readingNames = Object.keys(readings) as readonly ReadingName[];
export const isReadingName = (name: unknown): name is ReadingName =>
  typeof name === 'string' && Object.hasOwn(readings, name);

/** What a reading is measured of, in the order in which it is declared; what says nothing is left out. */
export const readOf = (reading: Reading): readonly string[] =>
  Object.keys(readings[reading.reading])
    .map((field) => (reading as unknown as Json)[field])
    .filter((of) => of !== undefined)
    .map(String);

/** A name with what is measured of: `reads(a, x)`. Under this key numbers are looked up. */
export const keyOf = (name: string, of: readonly string[] = []): string =>
  of.length > 0 ? `${name}(${of.join(', ')})` : name;

/**
 * Reads a reading by its declaration; what says nothing is left out.
 * @param field under which it stands, and which problems name
 */
export function readReading(source: Json, where: string, field: string, complain: Complain): Reading | undefined {
  const { reading: name } = source;
  let good = true;
  const note = (found: Found) => {
    good = false;
    complain(where, field, where, { code: 'within', of: field, found });
  };
  if (!isReadingName(name)) {
    note(part('reading', { code: 'oneOf', choices: readingNames, received: name }));
    return undefined;
  }
  const read = readFields(where, field, source, readings[name], ['reading'], (_, __, ___, found) => note(found));
  const said = Object.entries(read).filter(([, value]) => value !== '');
  return good ? ({ reading: name, ...Object.fromEntries(said) } as Reading) : undefined;
}

/** The fields of a reading that name a block, as far as it is one. */
export const blockFieldsOf = ({ reading }: { readonly reading?: unknown }): readonly string[] =>
  isReadingName(reading)
    ? Object.entries(readings[reading]).flatMap(([name, field]) => (field === block ? [name] : []))
    : [];
