/** @file What is said of containers whose blocks can be columns. */
import { layers } from '#layers/index.ts';
import { type Block, findBlock } from '#nn/block.ts';

/** Behind the name of a container. */
export const openWords = (name: string, open: boolean): string =>
  open
    ? `The columns before this one are the blocks in ${name}. Press to put them away.`
    : `Press to see the blocks in ${name} as columns of their own.`;

/** Below the columns, while a container is open whose paths stand side by side in the network. */
export const pathsNote = 'A gap in the band: the next path begins again with what goes into the container.';

/** Of a container that holds no blocks. */
export const holdsNothing = 'There are no blocks in it: what goes in comes out.';

/** Of a layer that walks along the steps. */
export const oneLayer = 'One layer: no blocks stand in it. Press a number on the stage to see how it is made.';

const walksAlong: ReadonlySet<string> = new Set(['rnn', 'gru', 'lstm']);

/** What else is to be said of a column that looks as if it could be opened, and cannot. */
export function remarkOn(network: readonly Block[], id: string, open: boolean | undefined): string | undefined {
  const block = findBlock(network, layers, id)?.block;
  const layer = block && layers[block.type as keyof typeof layers];
  if (!layer || open !== undefined) return undefined;
  if ('slots' in layer) return holdsNothing;
  return walksAlong.has(block.type) ? oneLayer : undefined;
}
