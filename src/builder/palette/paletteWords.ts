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

export const DRAG_OR_PRESS_TO_ADD = 'drag, or press to add';
export const LAYERS_TO_ADD = 'Layers to add';
export const WHAT_THE_LAYER_NEEDS = 'What the layer needs';
