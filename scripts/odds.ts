/**
 * Trains a document from many starts in Node and prints as JSON how often it is solved: `npm run -s odds -- DOCUMENT.json [--seeds N] [--sweep path=a,b,c]`. The
 * runs are those of the page's laboratory, and so are the shares and intervals.
 */
import { oddsOf } from '#engine/laboratory/odds.ts';
import type { Outcome } from '#engine/laboratory/protocol.ts';
import { startRuns } from '#engine/laboratory/runs.ts';
import { planDocument } from '#engine/plan.ts';
import { registries } from '#engine/registries.ts';
import { oddsFields } from '#lenses/odds/oddsFields.ts';
import { readValues } from '#nn/axisValues.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { asksToRead, lookedAt, type SolvedGoal, usualGoal } from '#nn/goal.ts';
import { goalWords } from '#nn/goalWords.ts';
import { readLensSettings } from '#nn/lensSettings.ts';
import { mergePatch } from '#nn/patch.ts';
import { askedOf } from '#nn/readingProbes.ts';
import { type Axis, sweepOf } from '#nn/sweep.ts';
import { remarkWords } from '#nn/weightsWords.ts';
import { probes } from '#probes/index.ts';
import { asCommand, Refusal, refuse } from './command.ts';
import { openDocument, refusing } from './openRun.ts';

const MOST_SEEDS = 100_000;
const USAGE = `usage: npm run -s odds -- DOCUMENT.json [--seeds N] [--steps N] [--sweep PATH=A,B,C …] [--variant NAME] [--starts]
  --seeds N       starts with the seeds 1 … N; else as many as its view says, or 100
  --steps N       up to step N; else to the one that its view says, of its run, or to step 1000
  --sweep PATH=…  the values of one path (training.optimizer.learningRate, data.noise, network.ID.units, network.ID.copies);
                  phases.N.PATH is one of phase N, phases.N.kept the last block that it keeps, frozen: an id, or none; twice for every combination
  --variant NAME  one of the document's variants, by itself; A is the document
  --starts        each start with its seed, its score and the hash of its parameters
What counts as solved stands in the document as training.solved, a metric or a reading with its bound; else every training point must be right where none is held out, or
95 % of those held out, or for numbers and pictures R² must reach 0.9.`;

interface Arguments {
  file: string;
  seeds?: number;
  steps?: number;
  axes: Axis[];
  variant?: string;
  starts: boolean;
}

function readArguments(args: readonly string[]): Arguments | string {
  const read: Partial<Arguments> & Pick<Arguments, 'axes'> = { axes: [] };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--starts') read.starts = true;
    else if (arg === '--seeds' || arg === '--steps') {
      const [n, most] = [Number(args[++i]), arg === '--seeds' ? MOST_SEEDS : Number.MAX_SAFE_INTEGER];
      if (!Number.isSafeInteger(n) || n < 1 || n > most)
        return `${arg} must be an integer from 1 to ${most}, received ${args[i] ?? 'nothing'}`;
      read[arg === '--seeds' ? 'seeds' : 'steps'] = n;
    } else if (arg === '--variant') {
      const name = args[++i];
      if (name === undefined) return `--variant needs a name\n${USAGE}`;
      read.variant = name;
    } else if (arg === '--sweep') {
      const [path, ...rest] = (args[++i] ?? '').split('=');
      if (!path || rest.length === 0) return `--sweep needs PATH=A,B,C, received ${args[i] ?? 'nothing'}\n${USAGE}`;
      read.axes.push({ path, values: readValues(rest.join('=')) });
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined) return USAGE;
  return { starts: false, ...read, file: read.file };
}

export const main = asCommand(USAGE, (args) => {
  const read = readArguments(args);
  if (typeof read === 'string') return refuse(read);
  const { file } = read;
  const {
    run,
    variants: _,
    ...recipe
  } = openDocument(file, read.variant, (remark) => console.error(remarkWords(remark)));
  const sweep = sweepOf(recipe, read.axes, registries);
  if ('problem' in sweep) return refuse(`${file}: ${sweep.problem}`);
  // What cannot run is refused before anything does.
  const [plan] = refusing(file, () =>
    sweep.points.map(({ patch }) => planDocument(mergePatch(recipe, patch, registries))),
  );
  const { task, train, test } = plan!.data!;
  if (train.length === 0)
    throw new Refusal(`${file}: there is nothing to train on: none of its samples is for training`);
  const asked = readLensSettings(oddsFields, recipe.view.lenses?.['odds']);
  const steps = read.steps ?? (asked.steps || run?.step || 1000);
  const seeds = read.seeds ?? asked.starts;
  const solved = recipe.training.solved ?? usualGoal(task, test.length);
  const started = performance.now();
  const outcomes = refusing(file, () =>
    outcomesOf({
      kind: 'runs',
      recipe,
      seeds: Array.from({ length: seeds }, (_, i) => i + 1),
      sweep: sweep.points.map(({ patch }) => patch),
      until: { steps, solved },
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  console.log(
    JSON.stringify({
      engine: ENGINE,
      steps,
      seeds,
      solved,
      means: goalWords(solved),
      points: sweep.points.map(({ at }, value) => ({
        ...(read.axes.length > 0 ? { at: Object.fromEntries(read.axes.map(({ path }, i) => [path, at[i]])) } : {}),
        ...oddsOf(outcomes, solved, value),
        ...(read.starts
          ? { starts: outcomes.filter((one) => one.value === value).map((one) => startOf(one, solved)) }
          : {}),
      })),
      seconds,
    }),
  );
  return 0;
});

/** JSON has no word for what is no number: null. */
const startOf = (outcome: Outcome, goal: SolvedGoal) => ({
  ...{ seed: outcome.seed, step: outcome.step, solved: outcome.solved },
  [asksToRead(goal) ? askedOf(goal).key : goal.metric]: lookedAt(goal, outcome),
  parameterHash: outcome.parameterHash,
  ...(outcome.divergence ? { diverged: outcome.divergence.step } : {}),
});

function outcomesOf(job: Parameters<typeof startRuns>[0]): readonly Outcome[] {
  const now = () => performance.now();
  let told = 0;
  const work = startRuns(
    job,
    {
      ...{ probes, now, drawing: () => undefined, keep() {} },
      progress(done, of) {
        if (!process.stderr.isTTY || now() - told < 1000) return;
        told = now();
        process.stderr.write(`\r${Math.floor(done)} of ${of} starts `);
      },
    },
    undefined,
  );
  while (work.work(now() + 50) !== 'done');
  if (told > 0) process.stderr.write('\n');
  return work.result!;
}
