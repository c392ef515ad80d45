/** @file The words of the stage: blocks, containers, samples, overview. */

export const blocksSelected = (count: number, names: string): string => `${count} blocks selected: ${names}.`;
export const labelSays = (title: string): string =>
  `${title}. Click to select, drag to move; Space lifts it with the keyboard`;
export const oneUnitFewer = (title: string): string => `One unit fewer in ${title}`;
export const oneUnitMore = (title: string): string => `One unit more in ${title}`;
export const SHORTCUT_SAYS = 'Drop a block here to put it on the shortcut';
export const bodyOf = (blocks: string): string => `body of ${blocks}`;
export const removeBranchOf = (branch: number, name: string): string => `Remove branch ${branch} of ${name}`;
export const anotherBranch = (name: string): string => `Another branch of ${name}; drop a block here to begin it`;
export const EMPTY_BODY = 'Empty: drag blocks here';
export const EMPTY_BRANCH = 'Empty: it hands on what comes in';
export const BODY_SHORTCUT = 'body + shortcut';
export const JOINED_BRANCHES = 'branches end to end';
export const headOf = (tile: number, count: number): string => `head ${tile} of ${count}`;
export const ITS_HEAD = 'its head';
export const stepsTake = (block: string, name: string, head: string): string =>
  `${block}, ${name}, ${head}: what each step, down, takes from each step, across`;
export const FROM_STEP = 'from step';
export const NO_OTHER_PLACE = 'There is no other place to move it to.';
export const MAKE_ROOM = 'make room';
export const MAKE_ROOM_FOR_ALL = 'Make room for all blocks';
export const MAKE_ROOM_SAYS = 'Folds the column at the left: then every block has room';
export const SIZE_OF_THE_NETWORK = 'Size of the network';
export const FULL_SAYS = 'Full size, with labels; scrolls';
export const FIT_SAYS = 'The whole network at a glance, without labels';
export const ROWS_SAY = 'From top to bottom, containers as cards within cards';
export const THE_OVERVIEW = 'Overview of the network: the part in view';
export const sampleNow = (index: number, count: number, split: string, asked: string): string =>
  `Sample ${index} of ${count}, ${split}. Asked: ${asked}.`;
export const SAMPLE_LOOKED_AT = 'Sample looked at';
export const PREVIOUS_SAMPLE = 'Previous sample';
export const YOUR_DRAWING = 'your drawing';
export const sampleSays = (index: number, count: number, split: string, asked: string): string =>
  `Sample ${index} of the ${count} ${split} samples; asked: ${asked}`;
export const NEXT_SAMPLE = 'Next sample';
export const ANY_SAMPLE = 'Another sample, at random';
