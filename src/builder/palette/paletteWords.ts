/** @file What the palette says of its entries. */
import type { FlowKind } from '#builder/drag/accepts.ts';
import { anyOf } from '#state/plainProblemWords.ts';

/** "Convolutions need pictures." */
export const needsSentence = (many: string, kinds: readonly FlowKind[]): string => `${many} need ${anyOf(kinds)}.`;

/** What a press on an entry does. */
export const addWords = (afterSelected: boolean): string =>
  `Press to add it ${afterSelected ? 'after the selected layer' : 'before the last layer'}.`;

export const asBlocks = 'It is put in as plain blocks.';
export const noneHere = 'There are none in this network.';
export const pressForHelp = 'Press to see what helps.';
export const addAnyway = 'Add it all the same';
