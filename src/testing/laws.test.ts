import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { isEmpty } from '#nn/patchBetween.ts';
import { arbitraryWhole } from './arbitraryWhole.ts';
import { drawPhased } from './drawRun.ts';
import { patchesThere, readsBack } from './laws.ts';
import { drive, isItsEmptyVariant, isMadeAgain, isTheSameSplit } from './runLaws.ts';

const registries = { layers, datasets };
const whole = arbitraryWhole(registries);
const RUNS = 200;

describe('laws of documents', () => {
  it('read ∘ write = identity', () => {
    const seen: Record<string, number> = {};
    const see = (name: string, is: unknown) => {
      seen[name] = (seen[name] ?? 0) + (is ? 1 : 0);
    };
    fc.assert(
      fc.property(whole, (document) => {
        readsBack(document, registries);
        const { phases = [], variants = [], run, initial, view, training } = document;
        see('phases', phases.length > 1);
        see(
          'phases that change data',
          phases.some((p) => p.change.data),
        );
        see(
          'phases that change training',
          phases.some((p) => p.change.training),
        );
        see(
          'phases that change a network by field',
          phases.some((p) => p.change.network && !Array.isArray(p.change.network)),
        );
        see(
          'phases of another network',
          phases.some((p) => Array.isArray(p.change.network)),
        );
        see(
          'phases that change nothing',
          phases.some((p) => isEmpty(p.change)),
        );
        see('variants', variants.length);
        see(
          'variants with phases',
          variants.some((v) => v.change.phases),
        );
        see(
          'variants with runs',
          variants.some((v) => v.run),
        );
        see('runs', run);
        see('runs with phases', run?.reached.length);
        see(
          'runs with changes',
          run?.changes.some((c) => 'change' in c),
        );
        see('runs that say how they started', run?.start);
        see('weights', run?.weights);
        see('initial', initial);
        see('settings of lenses', view.lenses);
        see('pauses', training.pause);
        see('nested', /"body":\[[^\]]*"body"|branches/.test(JSON.stringify(document.network)));
      }),
      { numRuns: RUNS, seed: 71 },
    );
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(RUNS / 50);
  });

  it('apply ∘ between = identity', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => patchesThere(a, b, registries)),
      { numRuns: RUNS, seed: 72 },
    );
  });
});

describe('laws of runs', () => {
  it('replay = the weights’ hash, and dropping view, variants or weights changes no hash', () => {
    let phased = 0;
    let changed = 0;
    for (let n = 0; n < 60; n++) {
      const random = randomFrom([n, 73], logf);
      const driven = drive(drawPhased(random), random);
      if (driven.desk.recorded?.reached.length) phased++;
      if (driven.desk.recorded?.changes.length) changed++;
      about(n, () => isMadeAgain(driven));
    }
    expect([phased > 15, changed > 15]).toEqual([true, true]);
  });

  it('an empty variant trains to A’s hash; splitting a phase with an empty patch changes no bit', () => {
    for (let n = 0; n < 60; n++) {
      const random = randomFrom([n, 74], logf);
      const document = drawPhased(random);
      about(n, () => isItsEmptyVariant(document, 12));
      about(n, () => isTheSameSplit(document, random, 15));
    }
  });
});

function about(n: number, holds: () => void): void {
  try {
    holds();
  } catch (error) {
    throw new Error(`document ${n}`, { cause: error });
  }
}
