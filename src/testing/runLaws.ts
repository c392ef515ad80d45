/** @file For tests: the laws of runs, as functions that throw where one is broken. */
import { expect } from 'vitest';
import type { Random } from '#base/random.ts';
import { registries } from '#engine/registries.ts';
import { replayer } from '#engine/replay.ts';
import { applyPatch } from '#nn/applyPatch.ts';
import type { StrataDocument } from '#nn/document.ts';
import { editInForce } from '#nn/editInForce.ts';
import { effectsBetween, startsAnew } from '#nn/effects.ts';
import { mergePatch } from '#nn/patch.ts';
import { inForce, type Phase } from '#nn/phase.ts';
import { withoutWeights } from '#nn/runSeal.ts';
import { readGoal } from '#proof/readings.ts';
import { drawChange, drawEnd, trains } from './drawRun.ts';
import { readsBack } from './laws.ts';
import { ReadingDesk } from './readingDesk.ts';

/** A run at a desk, and the document that the page shows by then. */
export interface Driven {
  readonly desk: ReadingDesk;
  readonly document: StrataDocument;
}

/** Trains a document on, and changes it by hand on the way as a page does; now and then it goes back first. */
export function drive(start: StrataDocument, random: Random): Driven {
  const desk = new ReadingDesk().load(start);
  let document = start;
  for (let left = random.below(4); left > 0 && !desk.state.divergence; left--) {
    desk.steps(random.below(6));
    if (random.below(4) === 0) {
      const since = desk.changes?.findLast((c) => 'change' in c)?.at ?? 0;
      desk.seek(since + random.below(desk.step - since + 1));
    }
    const begun = desk.recorded?.reached.filter((s) => s <= desk.step).length ?? 0;
    const now = inForce(document, begun, registries);
    if (random.below(3) === 0) {
      const parameter = now.network.find(({ type }) => type === 'dense');
      if (parameter) desk.set(parameter.id, 'weight', random.below(3), random.between(-1, 1));
      continue;
    }
    const edited = mergePatch(now, drawChange(now, random, true), registries);
    const next = applyPatch(editInForce(document, begun, edited, registries), {}, registries).document;
    const effects = next && effectsBetween(now, edited, registries);
    if (!next || startsAnew(effects!) || !later(next, begun).every(trains)) continue;
    document = next;
    if (effects!.has('network')) desk.goOn(document);
    else desk.tune(document);
  }
  desk.steps(1 + random.below(6));
  return { desk, document };
}

/** What is in force in the phase at hand and in those after it. */
const later = (document: StrataDocument, begun: number): readonly StrataDocument[] =>
  Array.from({ length: (document.phases?.length ?? 0) + 1 - begun }, (_, k) =>
    inForce(document, begun + k, registries),
  );

const refusals = (desk: ReadingDesk) => desk.of('state').flatMap(({ refused }) => refused ?? []);

/** Replay = the weights' hash; without weights, view or variants the same run is had, and goes on to the same bits. */
export function isMadeAgain({ desk, document }: Driven): void {
  if (desk.state.divergence) return;
  const { hash, recorded } = desk;
  const saved = desk.withWeights(document);
  readsBack(saved, registries);
  const { weights, step } = saved.run!;
  expect(weights!.parameterHash, 'weights').toBe(hash);
  const plain = withoutWeights(saved);
  const replay = replayer(plain, undefined, undefined, readGoal);
  while (replay.trainer.step < step) replay.step();
  expect(replay.trainer.parameterHash(), 'replay').toBe(hash);
  const { view: _, variants: __, ...bare } = plain;
  const [taken, made] = [saved, { ...bare, view: {} }].map((d) => new ReadingDesk().load(d)) as [
    ReadingDesk,
    ReadingDesk,
  ];
  expect(refusals(taken), 'refused').toEqual([]);
  expect([taken.step, taken.hash, taken.recorded], 'taken').toEqual([step, hash, recorded]);
  expect([made.step, made.hash, made.recorded], 'made').toEqual([step, hash, recorded]);
  const on = desk.steps(5);
  for (const [name, other] of [
    ['taken', taken],
    ['made', made],
  ] as const) {
    other.steps(5);
    expect([other.step, other.hash, other.recorded], `${name}, gone on`).toEqual([on.step, on.hash, on.recorded]);
  }
}

/** The hashes of a document's first steps. */
export function hashesOf(document: StrataDocument, steps: number): string[] {
  const { trainer, step } = replayer(document, undefined, undefined, readGoal);
  return Array.from({ length: steps }, () => {
    step();
    return trainer.divergence ? 'diverged' : trainer.parameterHash();
  });
}

/** An empty variant trains to A's hash. */
export function isItsEmptyVariant(document: StrataDocument, steps: number): void {
  const { document: variant } = applyPatch(document, {}, registries);
  expect(hashesOf(variant!, steps)).toEqual(hashesOf(document, steps));
}

/** A document with one of its stretches split in two by a phase that changes nothing. Those that wait for a goal stay whole, but for the last. */
export function split(document: StrataDocument, random: Random): StrataDocument {
  const { phases = [] } = document;
  const at = random.below(phases.length + 1);
  const next = phases[at];
  const empty = (after: Phase['after']): Phase => ({ after, change: {} });
  if (!next) return { ...document, phases: [...phases, empty(drawEnd(random))] };
  const { after } = next;
  const [unit, whole] =
    'steps' in after ? (['steps', after.steps] as const) : (['epochs', 'epochs' in after ? after.epochs : 0] as const);
  if (whole < 2) return document;
  const first = 1 + random.below(whole - 1);
  const halves = [
    empty({ [unit]: first } as unknown as Phase['after']),
    { ...next, after: { [unit]: whole - first } as unknown as Phase['after'] },
  ];
  return { ...document, phases: phases.toSpliced(at, 1, ...halves) };
}

/** Splitting a phase with an empty patch changes no bit. */
export function isTheSameSplit(document: StrataDocument, random: Random, steps: number): void {
  const parted = split(document, random);
  expect(hashesOf(parted, steps), JSON.stringify(parted.phases)).toEqual(hashesOf(document, steps));
}
