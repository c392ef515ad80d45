/** @file Which entries a query means, the nearest first. */
import { type Kind, kinds, type SearchEntry } from './entry.ts';

/** So many of a kind, where there are several kinds. */
const MOST = 6;

/** Small letters without marks; what is neither letter nor digit parts words. */
const plainly = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether every word of the query begins a word of the text. */
const begins = (query: string, text: string): boolean => {
  const words = text.split(' ');
  return query.split(' ').every((asked) => words.some((word) => word.startsWith(asked)));
};

/**
 * How near an entry is to a query, the less the nearer; undefined where it is not meant: its name, another name; the beginning of its name, of another; words of its
 * name; words of all its names.
 */
export function nearness(asked: string, { name, also }: Pick<SearchEntry, 'name' | 'also'>): number | undefined {
  const query = plainly(asked);
  const own = plainly(name);
  const others = also.map(plainly);
  const tests = [
    own === query,
    others.includes(query),
    own.startsWith(query),
    others.some((other) => other.startsWith(query)),
    begins(query, own),
    begins(query, [own, ...others].join(' ')),
  ];
  const found = tests.indexOf(true);
  return found === -1 ? undefined : found;
}

export interface Found {
  readonly kind: Kind;
  readonly entries: readonly SearchEntry[];
}

/** What a query means, by kind: the kind with the nearest entry first, and in it the nearest. The beginning of every kind where nothing is asked. */
export function findEntries(asked: string, entries: readonly SearchEntry[]): readonly Found[] {
  const empty = plainly(asked) === '';
  const ranked = entries
    .map((entry) => ({ entry, at: empty ? 0 : nearness(asked, entry) }))
    .filter((ranked): ranked is { entry: SearchEntry; at: number } => ranked.at !== undefined)
    .sort((a, b) => a.at - b.at);
  const groups = kinds
    .map((kind) => ranked.filter(({ entry }) => entry.kind === kind))
    .filter((group) => group.length > 0);
  const most = groups.length > 1 ? (empty ? MOST / 2 : MOST) : Number.POSITIVE_INFINITY;
  return groups
    .sort((a, b) => a[0]!.at - b[0]!.at)
    .map((group) => ({ kind: group[0]!.entry.kind, entries: group.slice(0, most).map(({ entry }) => entry) }));
}
