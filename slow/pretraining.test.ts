import { beforeAll, describe, expect, it } from 'vitest';
import { replayer } from '#engine/replay.ts';
import { mergePatch } from '#nn/patch.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';

const { document } = gallery.find(({ id }) => id === 'pretraining')!;
const { variants, ...scratch } = document;
const pretrained = mergePatch(scratch, variants![0]!.change, registries);
const seeds = [1, 2, 3, 4, 5];

/** The share of test digits that are named right a hundred steps after the phase began, from each start. */
const scored = (recipe: typeof scratch) =>
  seeds.map((seed) => {
    const { trainer, step } = replayer({ ...recipe, seed });
    while (trainer.step < 101) step();
    return trainer.score(trainer.plan.samples.test).accuracy!;
  });

describe('five sigmoid layers on digits, a hundred steps after pretraining', () => {
  let [plain, taught]: number[][] = [];
  beforeAll(() => {
    [plain, taught] = [scored(scratch), scored(pretrained)];
    console.log(`from scratch ${plain.join(' ')}; pretrained ${taught.join(' ')}`);
  });

  it('name at least half of new digits from each of five starts', () => {
    expect(Math.min(...taught!)).toBeGreaterThanOrEqual(0.5);
    const { sentence } = gallery.find(({ id }) => id === 'pretraining')!;
    const [least, most, plainly] = [Math.min(...taught!), Math.max(...taught!), Math.max(...plain!)];
    expect(/(\d+) to (\d+) % .* (\d+) %/.exec(sentence)!.slice(1).map(Number)).toEqual(
      [least, most, plainly].map((share) => Math.round(100 * share)),
    );
  });

  it('are still at chance without it, from each of the same starts', () => {
    expect(Math.max(...plain!)).toBeLessThanOrEqual(0.13);
  });
});
