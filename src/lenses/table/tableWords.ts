/** @file What the table of the network comes to. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { formatCount, formatPercent } from '#ui/format.ts';
import type { NetworkTable } from './tableRows.ts';
import { formatBytes } from './tableText.ts';

/** Most of it lies in one block that holds so much, of 1. */
const MOST = 0.5;

/** Blocks that hold others are left out: what they hold is counted there. */
export function wordsOf({ rows, totals }: NetworkTable): LensWords {
  const misfit = rows.find(({ output }) => output === undefined);
  if (misfit) return { sentence: misfitSays(misfit.name) };
  const own = rows.filter((row, i) => !(rows[i + 1] && rows[i + 1]!.depth > row.depth));
  const most = own.reduce<(typeof own)[number] | undefined>(
    (a, b) => (b.parameters > (a?.parameters ?? 0) ? b : a),
    undefined,
  );
  const all = totals.parameters;
  const learning = own.filter(({ parameters }) => parameters > 0).length;
  return {
    sentence:
      !most || all === 0
        ? 'Nothing in this network learns: it has no parameters.'
        : learning === 1
          ? `${most.name} holds all ${formatCount(all)} numbers that are learned.`
          : most.parameters >= MOST * all
            ? `Most of the ${formatCount(all)} numbers that are learned lie in ${most.name}.`
            : `${formatCount(all)} numbers are learned, spread over ${formatCount(learning)} blocks.`,
    numbers: `${
      most && learning > 1
        ? `${most.name} has ${formatCount(most.parameters)} of them, ${formatPercent(most.parameters / all, 0)}. `
        : ''
    }One answer takes ${formatCount(totals.multiplyAdds)} multiply-adds.`,
    ...(totals.bytes ? { aside: `weights take ${formatBytes(totals.bytes.parameters)}` } : {}),
  };
}

const misfitSays = (block: string): string =>
  `The network cannot be counted as a whole: ${block} does not fit. The stage says what to mend.`;
export const NOT_COUNTED = '–';
export const noBlocks = 'There is no block yet: add one from the list of layers.';

export const bytesInTraining = (batch: string): string => `Bytes in training, batches of ${batch}`;
export const TABLE_CAPTION = 'The blocks of the network; press one to select it';
export const MULTIPLY_ADDS_SAY =
  'Products that are added up in one sample’s forward pass; the way back takes about twice as many';
export const SEES_SAYS = 'How much of the network’s input one unit’s number hangs on: its receptive field';
export const memorySays = (shared: string, inAll: string): string =>
  `Activations that are never needed at the same time share their space: ${shared} in all. With the data, and what evaluates the network for the views, the engine takes ${inAll}.`;
export const DOES_NOT_FIT = 'does not fit';
export const copyAs = (name: string): string => `Copy as ${name}`;
export const tableAs = (name: string): string => `Table as ${name}`;
