/**
 * Trains a document in Node and prints one JSON line: `npm run -s train -- DOCUMENT.json [--steps N | --epochs N] [--variant NAME] [--reference]`. Changes recorded in the
 * document's run are made again at their steps; without a number it goes to the step of the run, or to step 1000. It trains from the start whatever weights the
 * document holds, so that its hash proves them; with `--from FILE` in place of the document it goes on from the weights in the file. `--save FILE` writes the
 * document with its run and weights. Where numbers or the picture itself are asked for it
 * also prints `trainR2` and `testR2`. With `--test-images F --test-labels F`, IDX
 * files or their .gz, it also prints `externalAccuracy`: the share of those images whose class the trained network names right.
 */
import { ENGINE, madeElsewhere } from '#nn/engineNumber.ts';
import { trainedAgain } from '#nn/engineWords.ts';
import { asCommand, mustBeWritable, refuse } from './command.ts';
import { accuracyOn, readTestImages } from './externalTest.ts';
import { openRun, saveRun, trainUntil } from './openRun.ts';
import { pausing } from './pausing.ts';

const USAGE = `usage: npm run -s train -- DOCUMENT.json | --from FILE [--steps N | --epochs N] [--variant NAME] [--save FILE] [--pause] [--reference] [--test-images FILE --test-labels FILE]
  DOCUMENT.json  trained from its start; weights that it holds are not looked at
  --from FILE    a document with weights: training goes on from them
  --steps N      up to step N; --epochs N: up to epoch N; else to the step of its run, or to step 1000
  --variant NAME one of the document's variants, by itself; A is the document
  --save FILE    writes the document with its run, the weights among it
  --pause        no further than to where the document pauses it by itself
  --reference    without WebAssembly`;

interface Arguments {
  file: string;
  /** Training goes on from the weights in the file. */
  goesOn: boolean;
  save?: string;
  variant?: string;
  steps?: number;
  epochs?: number;
  reference: boolean;
  /** It stops where the document pauses it. */
  pause: boolean;
  images?: string;
  labels?: string;
}

function readArguments(args: readonly string[]): Arguments | string {
  const read: Partial<Arguments> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--reference' || arg === '--pause') read[arg === '--pause' ? 'pause' : 'reference'] = true;
    else if (arg === '--steps' || arg === '--epochs') {
      const n = Number(args[++i]);
      if (!Number.isSafeInteger(n) || n < 0) return `${arg} must be an integer ≥ 0, received ${args[i] ?? 'nothing'}`;
      read[arg === '--steps' ? 'steps' : 'epochs'] = n;
    } else if (arg === '--test-images' || arg === '--test-labels') {
      const file = args[++i];
      if (file === undefined) return `${arg} needs a file\n${USAGE}`;
      read[arg === '--test-images' ? 'images' : 'labels'] = file;
    } else if (arg === '--save' || arg === '--variant') {
      const name = args[++i];
      if (name === undefined) return `${arg} needs a ${arg === '--save' ? 'file' : 'name'}\n${USAGE}`;
      read[arg === '--save' ? 'save' : 'variant'] = name;
    } else if (arg === '--from' && read.file === undefined) {
      const file = args[++i];
      if (file === undefined) return `--from needs a file\n${USAGE}`;
      Object.assign(read, { file, goesOn: true });
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined) return USAGE;
  if (read.steps !== undefined && read.epochs !== undefined) return `--steps and --epochs exclude each other\n${USAGE}`;
  if ((read.images === undefined) !== (read.labels === undefined))
    return `--test-images and --test-labels go together\n${USAGE}`;
  return { reference: false, pause: false, goesOn: false, ...read, file: read.file };
}

export const main = asCommand(USAGE, (args) => {
  const read = readArguments(args);
  if (typeof read === 'string') return refuse(read);
  const opened = openRun(read.file, read.reference, read.goesOn, read.variant);
  const { run, document } = opened;
  const { trainer } = run;
  if (read.images && trainer.plan.data?.task === 'picture')
    return refuse(`${read.file}: it asks for the picture itself: there are no classes for --test-labels to name`);
  const external = read.images && read.labels ? readTestImages(read.images, read.labels, trainer.plan) : undefined;
  if (external && 'error' in external) return refuse(external.error);
  // Before it trains for hours: what cannot be written would be lost.
  if (read.save !== undefined) mustBeWritable(read.save);
  if (madeElsewhere(document)) console.error(trainedAgain(document.engine));
  const epochs = read.epochs ?? Number.POSITIVE_INFINITY;
  const steps = read.steps ?? (read.epochs === undefined ? (document.run?.step ?? 1000) : Number.POSITIVE_INFINITY);
  const started = performance.now();
  const pauses = read.pause ? pausing(trainer) : () => false;
  let paused = false;
  trainUntil(opened, read.file, () => {
    // Asked after every step: what is looked for may lie in how it went.
    paused = pauses();
    return paused || trainer.step >= steps || trainer.epoch >= epochs;
  });
  const seconds = (performance.now() - started) / 1000;
  const train = trainer.score(trainer.plan.samples.train);
  const test = trainer.score(trainer.plan.samples.test);
  const { divergence } = trainer;
  if (read.save !== undefined) saveRun(opened, read.save);
  console.log(
    JSON.stringify({
      steps: trainer.step,
      trainLoss: train.loss,
      testLoss: test.count > 0 ? test.loss : null,
      trainAccuracy: train.accuracy,
      testAccuracy: test.accuracy,
      ...(trainer.plan.code.kind === 'value' ? { trainR2: train.explained, testR2: test.explained } : {}),
      ...(external ? { externalAccuracy: accuracyOn(trainer, external) } : {}),
      engine: ENGINE,
      parameterHash: trainer.parameterHash(),
      seconds,
      backEnd: trainer.model.machine.backEnd,
      ...(paused ? { paused: true } : {}),
      ...(divergence ? { divergence } : {}),
    }),
  );
  return 0;
});
