/** @file Which file of labels belongs to which file of images: by what their names share, with their counts checked; where that leaves a doubt, the person is asked. */
import type { IdxArray } from '#data/images/readIdx.ts';
import { baseName } from './source.ts';

export interface NamedIdx extends IdxArray {
  readonly path: string;
}

export interface IdxPair {
  readonly images: NamedIdx;
  readonly labels: NamedIdx;
}

/** By the path of the images: the path of their labels, as the person said. */
export type PairChoices = Readonly<Record<string, string>>;

export type Pairing =
  | { readonly pairs: readonly IdxPair[] }
  /** Images with several files of labels that fit. */
  | { readonly ask: readonly { readonly images: NamedIdx; readonly candidates: readonly NamedIdx[] }[] }
  | { readonly error: string };

/** What is left of a name without the words for images, labels and the format: train-images-idx3-ubyte.gz → train. */
const shared = (path: string): string =>
  path
    .toLowerCase()
    .replace(/\.(gz|idx|idx[13]|ubyte|bin|dat)\b/g, ' ')
    .replace(/idx-?[13]|ubyte/g, ' ')
    .replace(/(^|[^a-z])(images?|imgs?|pictures?|pixels?|data|x|labels?|lbls?|targets?|classes|y)(?=[^a-z]|$)/g, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const countOf = ({ shape }: NamedIdx) => shape[0]!;
const plural = (count: number, one: string) =>
  `${count.toLocaleString('en').replaceAll(',', '\u202f')} ${one}${count === 1 ? '' : 's'}`;

/** Pairs images with labels. Never throws. */
export function pairIdx(files: readonly NamedIdx[], said: PairChoices = {}): Pairing {
  const odd = files.find(({ shape }) => shape.length !== 3 && shape.length !== 1);
  if (odd) return { error: `${odd.path}: has ${odd.shape.length} axes; images have 3 and labels 1` };
  const images = files.filter(({ shape }) => shape.length === 3);
  const labels = files.filter(({ shape }) => shape.length === 1);
  if (images.length === 0)
    return { error: `${labels[0]?.path ?? 'The files'}: holds labels; the file with their images is wanting` };
  const chosen = images.map((file) => labels.find(({ path }) => path === said[file.path]));
  const free = labels.filter((file) => !chosen.includes(file));
  const found = images.map((file, i) => chosen[i] ?? sameName(file, images, free));
  for (const [i, file] of images.entries()) {
    const other = found[i];
    if (other && countOf(other) !== countOf(file))
      return {
        error: `${baseName(other.path)}: holds ${plural(countOf(other), 'label')}, ${baseName(file.path)} ${plural(countOf(file), 'image')}`,
      };
  }
  return settle(images, found, labels);
}

/** The labels whose name shares all with that of the images, where no others do. */
function sameName(file: NamedIdx, images: readonly NamedIdx[], labels: readonly NamedIdx[]): NamedIdx | undefined {
  const key = shared(file.path);
  const same = labels.filter(({ path }) => shared(path) === key);
  return same.length === 1 && images.filter(({ path }) => shared(path) === key).length === 1 ? same[0] : undefined;
}

/** What is left goes by counts, where only one way is open. */
function settle(images: readonly NamedIdx[], found: (NamedIdx | undefined)[], labels: readonly NamedIdx[]): Pairing {
  for (;;) {
    const left = labels.filter((file) => !found.includes(file));
    const open = images.flatMap((file, i) =>
      found[i] ? [] : [{ i, images: file, candidates: left.filter((other) => countOf(other) === countOf(file)) }],
    );
    const none = open.find(({ candidates }) => candidates.length === 0);
    if (none) {
      const [other] = left;
      const what = baseName(none.images.path);
      return {
        error: other
          ? `${baseName(other.path)}: holds ${plural(countOf(other), 'label')}, ${what} ${plural(countOf(none.images), 'image')}`
          : `${what}: holds images; the file with their labels is wanting`,
      };
    }
    if (open.length === 0) {
      if (left[0]) return { error: `${baseName(left[0].path)}: holds labels; the file with their images is wanting` };
      return { pairs: images.map((file, i) => ({ images: file, labels: found[i]! })) };
    }
    // One file of labels that fits no other images: there is no other way.
    const only = open.find(
      ({ candidates }) =>
        candidates.length === 1 && open.filter((o) => o.candidates.includes(candidates[0]!)).length === 1,
    );
    if (!only) return { ask: open.map(({ images: file, candidates }) => ({ images: file, candidates })) };
    found[only.i] = only.candidates[0];
  }
}
