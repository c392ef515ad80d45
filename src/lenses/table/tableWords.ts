/** @file What the table of the network comes to. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { formatCount, formatPercent } from '#ui/format.ts';
import type { NetworkTable } from './tableRows.ts';
import { formatBytes } from './tableText.ts';

/** Most of it lies in one block that holds so much, of 1. */
const MOST = 0.5;

/** Blocks that hold others are left out: what they hold is counted there. */
export function wordsOf({ rows, totals }: NetworkTable): LensWords {
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

export const noBlocks = 'There is no block yet: add one from the list of layers.';
