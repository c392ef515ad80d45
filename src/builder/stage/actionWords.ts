/** @file What is said of blocks that are moved, wrapped or parted; steps of undo. */

export const movedTo = (name: string, index: number, count: number, where: string): string =>
  `${name} moved to place ${index} of ${count}${where}.`;
export const wrapWords = (name: string, container: string): string => `Wrap ${name} in ${container}`;
export const wrappedWords = (name: string, container = ''): string => `${name} wrapped in ${container}.`;
export const addsBranch = (name = ''): string => `Add a branch to ${name}`;
export const branchAdded = (branch: number, name = ''): string =>
  `Branch ${branch} added to ${name}; empty, it hands on what comes in.`;
export const removeBranchWords = (branch: number, name = ''): string => `Remove branch ${branch} of ${name}`;
export const branchRemoved = (branch: number, name = ''): string => `Branch ${branch} of ${name} removed.`;
export const atPlace = (index: number): string => `at place ${index}`;
export const blocksSelectedWords = (count: number, names: string): string => `${count} blocks selected: ${names}.`;
export const PICTURE_ITSELF = 'the picture itself';
