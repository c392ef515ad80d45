/**
 * Trains a document in Node and prints what a lens is told as JSON: `npm run -s lens -- DOCUMENT.json --lens NAME [--steps N] [--request JSON] [--reference]`.
 * Without a number of steps it goes to the step of the document's run, or stays at the start. `--request` replaces what the page would ask for.
 */
import { createPool } from '#engine/bufferPool.ts';
import type { Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { type ProbeName, type ProbeRequests, probes } from '#lenses/probes.ts';
import { openRun } from './openRun.ts';

const USAGE = 'usage: npm run -s lens -- DOCUMENT.json --lens NAME [--steps N] [--request JSON] [--reference]';

/** Lenses whose probe has another name than the tab in the page. */
const byTab: Readonly<Record<string, ProbeName>> = { weights: 'parameters', table: 'memory' };

/** What is asked of each probe where nothing else is said. */
function usualRequests({ plan }: Trainer): ProbeRequests {
  const block = plan.document.network[0]?.id ?? '';
  const sample = plan.data?.test[0] ?? plan.data?.train[0] ?? 0;
  const at = Array.from({ length: plan.data?.dimensions ?? 0 }, () => 0);
  return {
    units: { resolution: 20, sample },
    answer: { resolution: 20, samples: true, sample },
    trace: { block, unit: 0, at, sample },
    check: { block, asked: 1 },
    bottleneck: { sample },
    concepts: { block },
  };
}

interface Arguments {
  file: string;
  lens: string;
  steps?: number;
  request?: unknown;
  reference: boolean;
}

function readArguments(args: readonly string[]): Arguments | string {
  const read: Partial<Arguments> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    const value = args[i + 1];
    if (arg === '--reference') read.reference = true;
    else if (arg === '--lens' && value !== undefined) read.lens = args[++i]!;
    else if (arg === '--steps') {
      const n = Number(args[++i]);
      if (!Number.isSafeInteger(n) || n < 0) return `--steps must be an integer ≥ 0, received ${args[i]}`;
      read.steps = n;
    } else if (arg === '--request' && value !== undefined) {
      try {
        read.request = JSON.parse(args[++i]!);
      } catch {
        return `--request must be JSON, received ${args[i]}`;
      }
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined || read.lens === undefined) return USAGE;
  return { reference: false, ...read, file: read.file, lens: read.lens };
}

export function main(args: readonly string[]): number {
  const refuse = (text: string) => {
    console.error(text);
    return 1;
  };
  const read = readArguments(args);
  if (typeof read === 'string') return refuse(read);
  const name = (byTab[read.lens] ?? read.lens) as ProbeName;
  if (!Object.hasOwn(probes, name))
    return refuse(
      `--lens must be one of ${[...Object.keys(probes), ...Object.keys(byTab)].join(', ')}, received ${read.lens}`,
    );
  const opened = openRun(read.file, read.reference);
  if (typeof opened === 'string') return refuse(opened);
  const { run, document } = opened;
  const { trainer } = run;
  const steps = read.steps ?? document.run?.step ?? 0;
  while (trainer.step < steps && !trainer.divergence && trainer.trainCount > 0) run.step();
  const request = read.request ?? usualRequests(trainer)[name] ?? {};
  const result = (probes[name] as Probe<unknown, unknown>).compute(trainer, request, createPool());
  console.log(
    JSON.stringify({ lens: read.lens, steps: trainer.step, result }, (_, value) =>
      ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
    ),
  );
  return 0;
}
