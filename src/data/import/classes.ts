/** @file Classes from labels as people wrote them: which names are one, in which order they stand, and what is odd about them. */
import { MOST_CLASSES } from '#data/images/imageSet.ts';
import { nameOf } from './cells.ts';

export interface Classes {
  readonly names: readonly string[];
  /** [N]: the place of each label's class. */
  readonly labels: Uint16Array<ArrayBuffer>;
  /** What may surprise, in sentences. */
  readonly remarks: readonly string[];
}

/** Words that mean "yes": in a pair of classes they come first, as the positive class. */
const POSITIVE = new Set(['1', '+1', 'true', 'yes', '+', 'positive', 'ja', 'oui', 'sí', 'да']);

const plainNumber = (name: string): number =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(name) ? Number(name) : Number.NaN;

/** One spelling for each number: 1, 1.0 and 01 are one class where every label is a number. */
function spelled(written: readonly string[]): readonly string[] {
  const names = written.map(nameOf);
  const numbers = new Map([...new Set(names)].map((name) => [name, plainNumber(name)]));
  if ([...numbers.values()].some(Number.isNaN)) return names;
  return names.map((name) => String(numbers.get(name)));
}

/**
 * By spelling: the one that stands most often among those that differ in capitals alone. "Cat" and "cat" are one class to people; single letters are not, nor
 * are signs of two ("Co", "CO").
 */
function oneCase(names: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const usual = new Map<string, string>();
  const lower = (name: string) => name.toLocaleLowerCase('en');
  for (const [name, count] of counts) {
    const before = usual.get(lower(name));
    if (before === undefined || count > counts.get(before)!) usual.set(lower(name), name);
  }
  return new Map([...counts.keys()].map((name) => [name, [...name].length > 2 ? usual.get(lower(name))! : name]));
}

/**
 * @param written the labels, as they stand in the files
 * @param positive whether of two classes the one that means "yes" comes first
 */
export function classesOf(written: readonly string[], positive = false): Classes {
  const spellings = spelled(written);
  const usual = oneCase(spellings);
  const each = spellings.map((name) => usual.get(name)!);
  const names = [...new Set(each)].sort((a, b) => plainNumber(a) - plainNumber(b) || (a < b ? -1 : 1));
  if (positive && names.length === 2 && POSITIVE.has(names[1]!.toLowerCase())) names.reverse();
  const places = new Map(names.map((name, place) => [name, place]));
  const other = [...usual].filter(([name, one]) => name !== one);
  return {
    names,
    labels: Uint16Array.from(each, (name) => places.get(name)!),
    remarks: other.map(
      ([name, one]) => `“${name}” and “${one}” are taken as one class: they differ in capitals alone.`,
    ),
  };
}

/** What is wrong with a number of classes: a phrase, or undefined. */
export function classProblem(names: readonly string[], most = MOST_CLASSES): string | undefined {
  if (names.length < 2) return `holds only the class ${names[0] ?? '(none)'}; two at least are needed`;
  if (names.length > most) return `holds ${names.length} classes; at most ${most} can be told apart`;
  return undefined;
}
