/** @file The controls of the block that is selected. Their code comes when a block is first pointed at or reached by the keyboard. */
import { lazyPart } from '#ui/lazyPart.tsx';

export const BlockTools = lazyPart('What can be done with a block', () =>
  import('./BlockTools.tsx').then((m) => m.BlockTools),
);
export const BlockMenu = lazyPart('The menu of a block', () => import('./BlockMenu.tsx').then((m) => m.BlockMenu));

/** Fetches them; what does not come is said where it is shown. */
export async function loadTools(): Promise<void> {
  await Promise.allSettled([BlockTools.load(), BlockMenu.load()]);
}
