/** @file How the networks of a comparison stand, in one sentence from their numbers. */
import { formatNumber, formatPercent } from '#ui/format.ts';

/** Where one of them stands. */
export interface Standing {
  readonly tag: string;
  readonly loss: number;
  /** The share that is right; null where no classes are asked for. */
  readonly accuracy: number | null;
  /** So many samples it is counted over, and whether it never trained on them. */
  readonly count: number;
  readonly held: boolean;
}

/** The lowest loss is named where it is lower than the next by this share of it at least. */
const APART = 0.02;

const both = (tags: readonly string[]): string =>
  tags.length < 2 ? (tags[0] ?? '') : `${tags.slice(0, -1).join(', ')} and ${tags.at(-1)}`;

/**
 * "B has 4 of 4 right, A and C 2." Of points that nobody trained on, shares: "B is right for 95.0 %, A for 86.0 %."
 * @returns undefined for fewer than two, where a number is none, or where they are counted over different samples
 */
export function leaderWords(all: readonly Standing[]): string | undefined {
  const [first] = all;
  if (!first || all.length < 2) return undefined;
  if (all.some(({ loss, count, held }) => !Number.isFinite(loss) || count !== first.count || held !== first.held))
    return undefined;
  if (all.some(({ accuracy }) => accuracy === null)) return lowest(all);
  const said = ({ accuracy }: Standing) =>
    first.held ? formatPercent(accuracy!) : String(Math.round(accuracy! * first.count));
  const groups = new Map<string, string[]>();
  for (const one of [...all].sort((a, b) => b.accuracy! - a.accuracy!))
    groups.set(said(one), [...(groups.get(said(one)) ?? []), one.tag]);
  const [best, ...others] = [...groups].map(([share, tags]) => ({ share, tags }));
  const many = best!.tags.length > 1;
  const of = first.held ? '' : ` of ${first.count} right`;
  if (others.length === 0) return first.held ? `All are right for ${best!.share}.` : `All have ${best!.share}${of}.`;
  const rest = others.map(({ tags, share }) => `${both(tags)} ${first.held ? 'for ' : ''}${share}`);
  const verb = first.held ? `${many ? 'are' : 'is'} right for` : many ? 'have' : 'has';
  return `${both(best!.tags)} ${verb} ${best!.share}${of}, ${rest.join(', ')}.`;
}

/** Of numbers and pictures the loss alone can be held side by side. */
function lowest(all: readonly Standing[]): string | undefined {
  const [best, next] = [...all].sort((a, b) => a.loss - b.loss);
  return best!.loss < (1 - APART) * next!.loss
    ? `${best!.tag} has the lowest loss, ${formatNumber(best!.loss)}.`
    : undefined;
}
