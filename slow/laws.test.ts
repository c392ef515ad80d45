import fc from 'fast-check';
import { it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { registries } from '#state/registries.ts';
import { arbitraryWhole } from '#testing/arbitraryWhole.ts';
import { drawPhased } from '#testing/drawRun.ts';
import { patchesThere, readsBack } from '#testing/laws.ts';
import { drive, isItsEmptyVariant, isMadeAgain, isTheSameSplit } from '#testing/runLaws.ts';

const whole = arbitraryWhole(registries);
/** `LAWS=500` asks for fewer of them. */
const DOCUMENTS = Number(process.env['LAWS'] ?? 20_000);

it('read ∘ write = identity', () => {
  fc.assert(
    fc.property(whole, (document) => readsBack(document, registries)),
    { numRuns: DOCUMENTS, seed: 171 },
  );
});

it('apply ∘ between = identity', () => {
  fc.assert(
    fc.property(whole, whole, (a, b) => patchesThere(a, b, registries)),
    { numRuns: DOCUMENTS, seed: 172 },
  );
});

/** Looks at every document, and tells of those that break a law by their numbers. */
function each(key: number, holds: (random: ReturnType<typeof randomFrom>) => void): void {
  const broken: string[] = [];
  for (let n = 0; n < DOCUMENTS && broken.length < 5; n++) {
    try {
      holds(randomFrom([n, key], logf));
    } catch (error) {
      broken.push(`document ${n}: ${error}`);
    }
  }
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

it('replay = the weights’ hash, and dropping view, variants or weights changes no hash', () => {
  each(173, (random) => isMadeAgain(drive(drawPhased(random), random)));
});

it('an empty variant trains to A’s hash', () => {
  each(174, (random) => isItsEmptyVariant(drawPhased(random), 8));
});

it('splitting a phase with an empty patch changes no bit', () => {
  each(175, (random) => isTheSameSplit(drawPhased(random), random, 12));
});
