/** @file What every format is tried on: the reference cases of PyTorch, and random documents from fixed seeds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logf } from '#base/math.ts';
import { type Random, randomFrom } from '#base/random.ts';
import { Model } from '#engine/model.ts';
import { registries } from '#engine/registries.ts';
import { type Score, scoreOf } from '#engine/scoring.ts';
import { Trainer } from '#engine/trainer.ts';
import type { ExportSource } from '#exporters/source.ts';
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { PlannedParameter } from '#nn/parameterTable.ts';
import { sizeOf } from '#nn/shape.ts';
import { drawTraining } from '#testing/drawRun.ts';
import { sourceOfCase, sourceOfDocument, sourceOfTrainer } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';

export interface Case {
  readonly source: ExportSource;
  /** The reference case that it is; absent for a random document. */
  readonly reference?: GoldenCase;
  /** What the engine scores; of a random document. */
  readonly scores?: Readonly<Record<'train' | 'test', PartScore>>;
  /** One step of the engine from where the numbers stand; of a random document without dropout. */
  readonly step?: Step;
}

type PartScore = Pick<Score, 'accuracy' | 'explained' | 'count'>;

/** A first step of the optimiser on the first samples for training. */
export interface Step {
  readonly count: number;
  /** The mean loss of the batch. */
  readonly loss: number;
  /** By a parameter's path: its gradient of the loss alone, and its values after the step, as flat lists. */
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly after: Readonly<Record<string, readonly number[]>>;
}

const RANDOM = 200;
/** Steps that a random document is trained, so that nothing in it stands where it began. */
const STEPS = 3;

function* references(): Generator<Case> {
  const folder = 'testdata/golden'; // commands of npm run in the project's folder
  for (const file of readdirSync(folder).sort()) {
    const reference = JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldenCase;
    const source = sourceOfCase(reference);
    if (source) yield { source, reference };
  }
}

/** Some blocks are frozen, or slow, or have single numbers frozen. */
function held(network: readonly Block[], source: ExportSource, random: Random): Block[] {
  return network.map((block) => {
    const inner = Object.fromEntries(
      innerLists(block, layers).map(({ slot, branch }) => {
        const list = block[slot] as Block[] | Block[][];
        return [
          slot,
          branch === undefined
            ? held(list as Block[], source, random)
            : (list as Block[][]).map((one) => held(one, source, random)),
        ];
      }),
    );
    const [name, spec] = Object.entries(source.inference.byId.get(block.id)!.parameters)[0] ?? [];
    if (name === undefined) return { ...block, ...inner };
    const how = [
      { trainable: false },
      { learningRateScale: 0.5 },
      { frozen: { [name]: [random.below(sizeOf(spec!.shape))] } },
    ];
    return { ...block, ...inner, ...how[random.below(12)] };
  });
}

const registry: LayerRegistry = layers;

/** A block puts out the same whatever it is given, such as a lone number that is normalised: what is left is rounding, magnified, and no two programs agree on it. */
const isConstant = ({ inference, document }: ExportSource): boolean =>
  inference.blocks.some(({ block, input }) =>
    registry[block.type]!.constant?.(input, block as never, document.training.batchSize),
  );

/** A document that trains, whose network answers to what it is given, as the engine starts it. */
function drawn(random: Random): ExportSource {
  for (;;) {
    const source = sourceOfDocument(drawTraining(random));
    if (!isConstant(source)) return source;
  }
}

function stepOf({ plan, model }: Trainer): Step | undefined {
  if (plan.blocks.some(({ block }) => block.type === 'dropout')) return undefined;
  const { train } = plan.samples;
  const count = Math.min(plan.document.training.batchSize, train.length);
  const made = new Model(plan);
  made.numbers.set(model.numbers);
  made.clearState();
  made.holdFrozen();
  made.order.set(train);
  made.beginBatch([0, 0]);
  made.runBatch(0, count);
  const byPath = (of: (parameter: PlannedParameter) => Iterable<number>) =>
    Object.fromEntries(plan.parameters.map((parameter) => [parameter.path, [...of(parameter)]]));
  const loss = made.lossSum / count;
  const gradients = byPath((parameter) => made.gradient(parameter));
  made.update(0);
  return { count, loss, gradients, after: byPath((parameter) => made.values(parameter)) };
}

function trainedCase(document: StrataDocument, name: string): Case {
  const trainer = new Trainer(document);
  for (let i = 0; i < STEPS; i++) trainer.stepBatch();
  const { model, plan } = trainer;
  const scores = { train: scoreOf(model, plan.samples.train), test: scoreOf(model, plan.samples.test) };
  const step = stepOf(trainer);
  return { source: { ...sourceOfTrainer(trainer), name }, scores, ...(step ? { step } : {}) };
}

function* randomDocuments(): Generator<Case> {
  for (let i = 0; i < RANDOM; i++) {
    const random = randomFrom([16, i], logf);
    const source = drawn(random);
    const network = held(source.document.network, source, random);
    const { document } = readDocument({ ...source.document, title: `Random "${i}" \\ é`, network }, registries);
    yield trainedCase(document!, `random-${i}`);
  }
}

/** All of them, in the same order each time. */
export function* exportCases(): Generator<Case> {
  yield* references();
  yield* randomDocuments();
}
