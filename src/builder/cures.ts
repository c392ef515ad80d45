/** @file What would mend a problem, as buttons: the same before a drop, after it, on the block and in its settings. */
import type { Needed, Problem } from '#nn/problem.ts';
import { labelOf } from '#nn/problemWords.ts';
import { applyFix } from '#state/applyFix.ts';
import type { Desk } from '#state/desk.ts';
import type { FlowKind } from './drag/accepts.ts';
import { offeredData } from './offerData.ts';

export interface Cure {
  readonly label: string;
  apply(): void;
}

/** The kinds of data that would do. */
const kindsFor: Readonly<Record<Needed, readonly FlowKind[]>> = {
  reals: [],
  vectors: [],
  tokens: ['tokens'],
  image: ['image'],
  sequence: ['sequence'],
  vectorOrImage: ['vector', 'image'],
  vectorOrSequence: ['vector', 'sequence'],
};

function kindsOf({ found }: Problem): readonly FlowKind[] | undefined {
  if (found.code === 'needs') return kindsFor[found.needed];
  return found.code === 'oneAlready' ? ['image', 'sequence'] : undefined;
}

/** The ways out of a problem. Where a layer needs what does not flow there, and nothing turns it into that: other data, or taking it away. */
export function curesOf(desk: Desk, problem: Problem): readonly Cure[] {
  const fixes = (problem.fixes ?? []).map((fix) => ({ label: labelOf(fix), apply: () => applyFix(desk, fix) }));
  const kinds = kindsOf(problem);
  if (fixes.length > 0 || !kinds) return fixes;
  const other = offeredData(desk, kinds);
  const remove = { say: 'remove', changes: [{ kind: 'remove', id: problem.block }] } as const;
  return [...(other ? [other] : []), { label: labelOf(remove), apply: () => applyFix(desk, remove) }];
}
