/** @file Other data as a way out, where a layer needs what the data at hand are not. The page changes data; a frame that has no choice of them offers none. */
import { flowOf } from '#data/asked.ts';
import type { DatasetType } from '#data/index.ts';
import { texts } from '#data/texts.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';
import { type FlowKind, flowKindOf } from './drag/accepts.ts';

/** The set of each kind that a newcomer would begin with. */
const firstOf: Readonly<Record<FlowKind, DatasetType>> = {
  vector: 'spiral',
  image: 'digits',
  sequence: 'adding',
  tokens: 'reversal',
};

/** How the page changes the data; set by it. */
export const dataChange = perDesk(() =>
  createShared<{ readonly change: ((type: DatasetType) => void) | undefined }>({ change: undefined }),
);

export interface DataOffer {
  readonly label: string;
  apply(): void;
}

/** Data of one of the kinds, unless those at hand are of one already. */
export function offeredData(desk: Desk, kinds: readonly FlowKind[]): DataOffer | undefined {
  const { change } = dataChange(desk).get();
  const [kind] = kinds;
  if (!change || kind === undefined || kinds.includes(flowKindOf(flowOf(desk.editor.store.getState().data))))
    return undefined;
  const type = firstOf[kind];
  return { label: `Use ${texts[type].name}`, apply: () => change(type) };
}
