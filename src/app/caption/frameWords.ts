/** @file What a frame says above a document of a person's own. */
import type { PreparedData } from '#data/prepare.ts';
import { formatCount } from '#ui/format.ts';

export type Said = Pick<
  PreparedData,
  'task' | 'kind' | 'classNames' | 'positions' | 'answerAxis' | 'dimensions' | 'axes'
>;

/** Names that a sentence holds. */
const NAMED = 4;

const things = ({ kind, dimensions, axes }: Said): string =>
  kind === 'image' ? 'pictures' : dimensions === 0 ? 'sequences' : axes ? 'rows' : 'points';

const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : `${names[0]}`;

/** What is learned: "to tell rows apart: Adelie, Chinstrap and Gentoo". */
function task(data: Said): string {
  const { task: asked, classNames, positions, answerAxis } = data;
  if (asked === 'picture') return 'to give back what is put in';
  if (asked === 'curve') return 'to follow a curve';
  if (classNames.length === 0) return answerAxis ? `to tell ${answerAxis.name}` : 'to answer with a number';
  if (positions > 1) return 'to answer at every step';
  return classNames.length > NAMED
    ? `to tell ${formatCount(classNames.length)} kinds of ${things(data)} apart`
    : `to tell ${things(data)} apart: ${listed(classNames)}`;
}

/** @param layers that learn */
export function frameSentence(data: Said, layers: number): string {
  if (layers === 0) return 'Nothing in this network learns: it has no weights.';
  return `${formatCount(layers)} ${layers === 1 ? 'layer learns' : 'layers learn'} ${task(data)}.`;
}
