/** @file The controls of the block that is selected. Their code comes when a block is first pointed at or reached by the keyboard. */

import { lazyPart } from '#ui/lazyPart.tsx';
import { MENU_OF_A_BLOCK, WHAT_CAN_BE_DONE } from './partsWords.ts';

export const BlockTools = lazyPart(WHAT_CAN_BE_DONE, () => import('./BlockTools.tsx').then((m) => m.BlockTools), {
  ahead: true,
});
export const BlockMenu = lazyPart(MENU_OF_A_BLOCK, () => import('./BlockMenu.tsx').then((m) => m.BlockMenu), {
  ahead: true,
});

/** Fetches them; what does not come is said where it is shown. */
export async function loadTools(): Promise<void> {
  await Promise.allSettled([BlockTools.load(), BlockMenu.load()]);
}
