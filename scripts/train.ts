/**
 * Trains a document in Node and prints one JSON line: `npm run -s train -- DOCUMENT.json [--steps N | --epochs N] [--reference]`. Changes recorded in the
 * document's run are made again at their steps; without a number it goes to the step of the run, or to step 1000.
 */
import { openRun } from './openRun.ts';

const USAGE = 'usage: npm run -s train -- DOCUMENT.json [--steps N | --epochs N] [--reference]';

interface Arguments {
  file: string;
  steps?: number;
  epochs?: number;
  reference: boolean;
}

function readArguments(args: readonly string[]): Arguments | string {
  const read: Partial<Arguments> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--reference') read.reference = true;
    else if (arg === '--steps' || arg === '--epochs') {
      const n = Number(args[++i]);
      if (!Number.isSafeInteger(n) || n < 0) return `${arg} must be an integer ≥ 0, received ${args[i]}`;
      read[arg === '--steps' ? 'steps' : 'epochs'] = n;
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined) return USAGE;
  if (read.steps !== undefined && read.epochs !== undefined) return `--steps and --epochs exclude each other\n${USAGE}`;
  return { reference: false, ...read, file: read.file };
}

export function main(args: readonly string[]): number {
  const read = readArguments(args);
  const refuse = (text: string) => {
    console.error(text);
    return 1;
  };
  if (typeof read === 'string') return refuse(read);
  const opened = openRun(read.file, read.reference);
  if (typeof opened === 'string') return refuse(opened);
  const { run, document } = opened;
  const { trainer } = run;
  const epochs = read.epochs ?? Number.POSITIVE_INFINITY;
  const steps = read.steps ?? (read.epochs === undefined ? (document.run?.step ?? 1000) : Number.POSITIVE_INFINITY);
  const started = performance.now();
  while (trainer.step < steps && trainer.epoch < epochs && !trainer.divergence && trainer.trainCount > 0) run.step();
  const seconds = (performance.now() - started) / 1000;
  const train = trainer.score(trainer.plan.samples.train);
  const test = trainer.score(trainer.plan.samples.test);
  const { divergence } = trainer;
  console.log(
    JSON.stringify({
      steps: trainer.step,
      trainLoss: train.loss,
      testLoss: test.count > 0 ? test.loss : null,
      trainAccuracy: train.accuracy,
      testAccuracy: test.accuracy,
      parameterHash: trainer.parameterHash(),
      seconds,
      backEnd: trainer.model.machine.backEnd,
      ...(divergence ? { divergence } : {}),
    }),
  );
  return 0;
}
