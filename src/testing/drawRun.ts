/** @file For tests: tiny documents that train, with phases over them, and runs that were changed by hand on the way. */
import type { Random } from '#base/random.ts';
import { flowOf } from '#data/asked.ts';
import { checkDocument } from '#data/checkDocument.ts';
import { prepareData } from '#data/prepare.ts';
import { PlanError, planDocument } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { layers } from '#layers/index.ts';
import { applyPatch } from '#nn/applyPatch.ts';
import { walk } from '#nn/block.ts';
import { applyChange } from '#nn/change.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { Patch } from '#nn/patch.ts';
import { inForce, type Phase, type PhaseEnd } from '#nn/phase.ts';
import type { Reading } from '#nn/reading.ts';
import { optimizers, schedules } from '#nn/training.ts';
import { drawNetwork } from './drawNetwork.ts';

const sets = Object.keys(registries.datasets);
const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)]!;

/** Whether a document can train. */
export function trains(document: StrataDocument): boolean {
  try {
    return planDocument(document).samples.train.length > 0;
  } catch (error) {
    if (error instanceof PlanError) return false;
    throw error;
  }
}

/** The document once the first fix of the first problem that offers one is taken. */
export function mended(document: StrataDocument): StrataDocument {
  const data = prepareData(document.data, document.seed);
  const { problems } = checkDocument(document, data, layers);
  const grave = problems.filter((p) => p.severity !== 'notice');
  const fix = grave.flatMap((p) => p.fixes ?? [])[0];
  if (!fix) return document;
  const network = fix.changes.reduce((n, change) => applyChange(n, change, layers), document.network);
  const { run: _, ...rest } = document;
  const training = { ...rest.training, ...fix.training };
  return readDocument({ ...rest, network, training }, registries).document!;
}

/** A document that trains, without phases. */
export function drawTraining(random: Random): StrataDocument {
  for (;;) {
    const data = { type: pick(random, sets), samples: 8 + random.below(8) };
    const empty = readDocument({ strata: 2, seed: random.below(1000), data, network: [] }, registries).document;
    if (!empty) continue;
    const flow = flowOf(prepareData(empty.data, empty.seed));
    const network = drawNetwork(flow, layers, random, { blocks: 3, depth: 2, size: 60 });
    const training = drawSettings(random);
    let document = readDocument({ ...empty, network, training }, registries).document!;
    for (let i = 0; i < 4 && !trains(document); i++) document = mended(document);
    if (trains(document)) return document;
  }
}

const drawSettings = (random: Random) => ({
  batchSize: 2 + random.below(5),
  optimizer: { type: pick(random, Object.keys(optimizers)), learningRate: pick(random, [0.001, 0.01, 0.03]) },
  schedule: { type: pick(random, Object.keys(schedules)) },
  l2: pick(random, [0, 0, 0.01]),
  clipNorm: pick(random, [0, 0, 1]),
  pause: pick(random, [null, null, { type: 'step', step: 5 }]),
  solved: pick(random, [null, null, { metric: 'testAccuracy', is: 'atLeast', value: 0.9 }]),
});

/** @param now what is in force until then: without it, no reading is waited for */
export const drawEnd = (random: Random, now?: StrataDocument): PhaseEnd =>
  pick<() => PhaseEnd>(random, [
    () => ({ steps: 1 + random.below(6) }),
    () => ({ epochs: 1 + random.below(2) }),
    ...(now ? [() => drawReadingEnd(random, now)] : []),
    () => ({
      goal: { metric: 'batchLoss', is: 'below', value: random.between(0, 1.5), ...(random.below(2) ? { for: 2 } : {}) },
      atMost: 1 + random.below(6),
    }),
  ])();

/** Once something is read inside, which nothing says will be so. */
function drawReadingEnd(random: Random, now: StrataDocument): PhaseEnd {
  const blocks = [...walk(now.network, layers)];
  if (blocks.length === 0) return { steps: 3 };
  const block = () => pick(random, blocks).block.id;
  const reading = pick<() => Reading>(random, [
    () => ({ reading: 'reads', block: block() }),
    () => ({ reading: 'dead', block: block() }),
    () => ({ reading: 'gradientRatio', block: block(), over: block() }),
  ])();
  const bound = { is: pick(random, ['below', 'atLeast'] as const), value: random.between(0, 1) };
  return { goal: { ...reading, ...bound }, atMost: 1 + random.below(25) };
}

/**
 * A change that a recipe trains on under: of settings, data, loss, fields of blocks, the head, or the whole network; now and then none.
 * @param byHand no change of data or loss, which by hand begin a run anew
 */
export function drawChange(now: StrataDocument, random: Random, byHand = false): Patch {
  const blocks = [...walk(now.network, layers)].map(({ block }) => block);
  const last = now.network.at(-1);
  const tries: (() => unknown)[] = [
    () => ({
      training: pick(random, [{ batchSize: 3 }, { optimizer: { type: 'sgd', learningRate: 0.02 } }, { l1: 0.001 }]),
    }),
    () => ({ training: drawSettings(random) }),
    () => ({ network: { [pick(random, blocks).id]: { trainable: false } } }),
    () => ({ network: { [pick(random, blocks).id]: { units: 3 } } }),
    () => ({
      network: { [pick(random, blocks).id]: pick(random, [{ activation: 'tanh' }, { learningRateScale: 0.5 }]) },
    }),
    () => ({ network: [...now.network.slice(0, -1), { ...last, id: 'head' }] }),
    () => ({ network: [...now.network.slice(0, -1), { type: 'activation', function: 'tanh' }, last] }),
    () => ({ network: now.network.slice(1) }),
    ...(byHand
      ? []
      : [
          () => ({ data: { samples: 9 } }),
          () => ({ data: { noise: 0.3 } }),
          () => ({ data: { type: pick(random, sets), samples: 10 } }),
          () => ({ training: { loss: pick(random, ['mse', 'mae', 'huber', 'crossEntropy']) } }),
          () => ({}),
        ]),
  ];
  for (let i = 0; i < 6; i++) {
    if (blocks.length === 0) break;
    const applied = applyPatch(now, pick(random, tries)(), registries);
    if (applied.document && trains(applied.document)) return applied.patch;
  }
  return {};
}

/** A document with phases, each of which trains. */
export function drawPhased(random: Random): StrataDocument {
  const base = drawTraining(random);
  const phases: Phase[] = [];
  for (let left = random.below(4); left > 0; left--) {
    const now = inForce({ ...base, phases }, phases.length, registries);
    phases.push({ after: drawEnd(random, now), change: drawChange(now, random) });
  }
  return readDocument({ ...base, ...(phases.length > 0 ? { phases } : {}) }, registries).document!;
}
