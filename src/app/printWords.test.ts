import { expect, it } from 'vitest';
import { walk } from '#nn/block.ts';
import { readDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createEditor, registries } from '#state/editor.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { blockLines, printWords, problemLines } from './printWords.ts';

const score = { loss: 0.25, accuracy: 0.9, explained: null, count: 100 };
const frame = { test: score, train: score, position: { step: 412, pending: 0, epoch: 3, used: 0 } };

it('prints where the run stands and what it was made with', () => {
  const { run } = printWords(defaultDocument, frame as never, 'https://example.org/#w=a');
  expect(run).toMatch(
    /^Step 412: test loss 0\.250, accuracy 90\.0.%\. Seed 1, adam at learning rate 0\.01, batches of \d+\.$/,
  );
  expect(printWords(defaultDocument, undefined, 'x').run).toMatch(/^Nothing was computed yet\. Seed 1/);
});

it('prints an address that can be typed, else that of the page', () => {
  const long = `https://example.org/#s=${'x'.repeat(400)}`;
  expect(printWords(defaultDocument, undefined, long).address).toBe('https://example.org/');
  expect(printWords(defaultDocument, undefined, 'https://example.org/#w=a').address).toBe('https://example.org/#w=a');
});

/** The lines of a network over the spiral, and what keeps it from running. */
function printed(network: readonly object[]) {
  const json = { strata: 1, title: 'Printed', data: { type: 'spiral' }, network };
  const { store } = createEditor(readDocument(json, registries).document!, (listeners) => new HandEngine(listeners));
  const { document, inference } = store.getState();
  return {
    blocks: [...walk(document.network, registries.layers)].map(({ block }) => block.id),
    lines: blockLines(document.network, inference),
    problems: problemLines(document.network, inference),
  };
}

it('prints every block, and in words what does not fit and what comes after it', () => {
  const { blocks, lines, problems } = printed([
    { id: 'a', type: 'dense', units: 4 },
    { id: 'b', type: 'conv2d', filters: 2 },
    { id: 'c', type: 'residual', body: [{ id: 'd', type: 'dense', units: 2 }] },
    { id: 'e', type: 'dense', units: 2 },
  ]);
  expect(lines.map(({ id }) => id)).toEqual(blocks);
  expect(lines[0]!.words).toMatch(/^Dense 1 \[?4\]?, 12 parameters$/);
  expect(lines[1]!.words).toMatch(/^Conv.* does not fit$/);
  for (const { words } of lines.slice(2)) expect(words).toMatch(/ no input yet$/);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^Conv.*: .*pictures/);
});

it('prints no problem of a network that runs', () => {
  const { lines, problems } = printed([{ id: 'a', type: 'dense', units: 2 }]);
  expect(problems).toEqual([]);
  expect(lines.map(({ words }) => words).join()).not.toMatch(/fit|yet|\?/);
});
