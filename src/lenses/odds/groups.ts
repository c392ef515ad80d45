/** @file Starts in groups by what became of them, and in each the best first. */
import type { Outcome } from '#engine/client.ts';
import type { Task } from '#nn/dataset.ts';

export type GroupName = 'solved' | 'stuck' | 'best' | 'middle' | 'worst' | 'diverged';

export interface Group {
  readonly name: GroupName;
  /** The smallest loss first. */
  readonly starts: readonly Outcome[];
}

/** The loss that starts are told apart by: of what is held out, where anything is. */
export const lossOf = ({ train, test }: Pick<Outcome, 'train' | 'test'>): number =>
  test.count > 0 ? test.loss : train.loss;

/** By whether they solve it; where numbers or pictures are asked for by thirds of the loss. What diverged stands apart. */
export function groupsOf(outcomes: readonly Outcome[], task: Task): readonly Group[] {
  const sorted = outcomes
    .filter(({ divergence }) => !divergence)
    .toSorted((a, b) => lossOf(a) - lossOf(b) || a.seed - b.seed);
  const third = Math.ceil(sorted.length / 3);
  const groups: readonly Group[] =
    task === 'classification'
      ? [
          { name: 'solved', starts: sorted.filter(({ solved }) => solved) },
          { name: 'stuck', starts: sorted.filter(({ solved }) => !solved) },
        ]
      : [
          { name: 'best', starts: sorted.slice(0, third) },
          { name: 'middle', starts: sorted.slice(third, 2 * third) },
          { name: 'worst', starts: sorted.slice(2 * third) },
        ];
  const diverged: Group = { name: 'diverged', starts: outcomes.filter(({ divergence }) => divergence) };
  return [...groups, diverged].filter(({ starts }) => starts.length > 0);
}

/** Points that are left at one half, where every start of a group leaves as many; undefined where they do not, or points are not told of. */
export function undecided(starts: readonly Outcome[]): { readonly points: number; readonly of: number } | undefined {
  const counts = starts.map(({ probes: { ending } }) =>
    ending && ending.classes === 2 && ending.rows.length > 0 ? [...ending.said].filter(isUndecided).length : 0,
  );
  const [points = 0] = counts;
  if (points === 0 || counts.some((count) => count !== points)) return undefined;
  return { points, of: starts[0]!.probes.ending!.rows.length };
}

/** No class is preferred. */
export const isUndecided = (share: number): boolean => Math.abs(share - 0.5) < 0.1;
