// @ts-check
/** @file What it costs to draw four lanes side by side, as a share of what one stage costs: in turns, in one run. */
import { linkCode } from './linkCode.mjs';
import { openWatched } from './pageFrames.mjs';

const ROUNDS = 3;

const spiral = {
  strata: 2,
  title: 'Two spirals',
  data: { type: 'spiral' },
  network: [
    { id: 'a', type: 'dense', units: 8, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 8, activation: 'tanh' },
    { id: 'c', type: 'dense', units: 2 },
  ],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
};
const lanes = {
  ...spiral,
  variants: [2, 3, 4].map((seed) => ({ name: `seed ${seed}`, change: { seed } })),
};

/**
 * @param {import('playwright').Browser} browser @param {string} address
 * @param {number} seconds of each look
 */
export async function lanesAgainstStage(browser, address, seconds) {
  /** @type {{ stage: number, lanes: number }[]} */
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      stage: await drawnEach(browser, address, spiral, seconds),
      lanes: await drawnEach(browser, address, lanes, seconds),
    });
  const ratios = rounds.map((round) => round.lanes / round.stage).sort((a, b) => a - b);
  const two = (/** @type {number} */ value) => +value.toFixed(2);
  return {
    ratio: two(ratios[ROUNDS >> 1] ?? Number.NaN),
    stageMs: rounds.map((round) => two(round.stage)),
    lanesMs: rounds.map((round) => two(round.lanes)),
  };
}

/** Milliseconds of drawing for each frame of all pictures that came. @param {import('playwright').Browser} browser @param {string} address @param {object} document @param {number} seconds */
async function drawnEach(browser, address, document, seconds) {
  const page = await openWatched(browser, address, linkCode(document));
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await page.waitForTimeout(2000); // compilers and scales settle
  const look = () => page.evaluate(() => structuredClone(/** @type {any} */ (window).seen));
  const before = await look();
  await page.waitForTimeout(seconds * 1000);
  const after = await look();
  await page.close();
  const drawn = Object.entries(after.drawn).map(([name, { ms }]) => ms - (before.drawn[name]?.ms ?? 0));
  return drawn.reduce((sum, ms) => sum + ms, 0) / (after.frames - before.frames);
}
