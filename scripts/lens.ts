/**
 * Trains a document in Node and prints what a lens is told as JSON: `npm run -s lens -- DOCUMENT.json --lens NAME [--steps N] [--request JSON] [--reference]`.
 * Without a number of steps it goes to the step of the document's run, or stays at the start. `--request` replaces what the page would ask for.
 */
import { createPool } from '#engine/bufferPool.ts';
import type { ProbeName, ProbeRequests } from '#engine/probe.ts';
import { meets, type Probe } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { probes } from '#probes/index.ts';
import { asCommand, refuse } from './command.ts';
import { openRun, trainUntil } from './openRun.ts';

const USAGE = 'usage: npm run -s lens -- DOCUMENT.json --lens NAME [--steps N] [--request JSON] [--reference]';

/** Lenses whose probe has another name than the tab in the page. */
const byTab: Readonly<Record<string, ProbeName>> = { weights: 'parameters', table: 'memory' };

/** What is asked of each probe where nothing else is said. */
function usualRequests({ plan }: Trainer): ProbeRequests {
  const block = plan.document.network[0]?.id ?? '';
  const sample = plan.data?.test[0] ?? plan.data?.train[0] ?? 0;
  const at = Array.from({ length: plan.data?.dimensions ?? 0 }, () => 0);
  const readings = { of: [{ key: 'pieces', name: 'pieces', named: [] }] } as const;
  return {
    units: { resolution: 20, sample },
    answer: { resolution: 20, samples: true, sample },
    trace: { block, unit: 0, at, sample },
    closeUp: { block, unit: 0, at, sample },
    check: { block, asked: 1 },
    bottleneck: { sample },
    concepts: { block },
    readings,
    awaited: readings,
  };
}

/** Of a request's numbers the one that decides how much is computed. */
const MOST_CELLS = 512;

/** What of a request is no number of cells along a side; undefined where it is. */
function wrongNumber({ resolution = 1 }: { readonly resolution?: unknown }): string | undefined {
  if (Number.isInteger(resolution) && (resolution as number) >= 1 && (resolution as number) <= MOST_CELLS)
    return undefined;
  return `--request: resolution must be an integer from 1 to ${MOST_CELLS}, received ${JSON.stringify(resolution)}`;
}

/** What a request names that the network does not have; undefined where it has it all. */
function wrongPlace({ plan }: Trainer, probe: Probe<unknown, unknown>, request: object): string | undefined {
  const blocks = plan.blocks.map(({ block }) => block.id);
  const { block, first = {} } = request as { block?: unknown; first?: object };
  const named = [...(block === undefined ? [] : [block]), ...Object.keys(first)];
  const unknown = named.find((id) => !blocks.includes(String(id)));
  if (unknown !== undefined)
    return `--request: there is no block ${String(unknown)}; the blocks are ${blocks.join(', ')}`;
  if (!meets(probe, request, plan)) return `--request: it names a place that this network or its data do not have`;
  return undefined;
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
      if (!Number.isSafeInteger(n) || n < 0) return `--steps must be an integer ≥ 0, received ${args[i] ?? 'nothing'}`;
      read.steps = n;
    } else if (arg === '--request' && value !== undefined) {
      try {
        read.request = JSON.parse(args[++i]!);
      } catch {
        return `--request must be JSON, received ${args[i]}`;
      }
      if (typeof read.request !== 'object' || read.request === null || Array.isArray(read.request))
        return `--request must be an object, received ${args[i]}`;
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined || read.lens === undefined) return USAGE;
  return { reference: false, ...read, file: read.file, lens: read.lens };
}

export const main = asCommand(USAGE, (args) => {
  const read = readArguments(args);
  if (typeof read === 'string') return refuse(read);
  const name = (byTab[read.lens] ?? read.lens) as ProbeName;
  if (!Object.hasOwn(probes, name))
    return refuse(
      `--lens must be one of ${[...Object.keys(probes), ...Object.keys(byTab)].join(', ')}, received ${read.lens}`,
    );
  const opened = openRun(read.file, read.reference);
  const { run, document } = opened;
  const { trainer } = run;
  const steps = read.steps ?? document.run?.step ?? 0;
  const probe = probes[name] as Probe<unknown, unknown>;
  trainer.measures = probe.measuresSteps ?? false;
  trainUntil(opened, read.file, () => trainer.step >= steps);
  // What is not said is asked for as usual.
  const request = { ...(usualRequests(trainer)[name] ?? {}), ...(read.request ?? {}) };
  const wrong = wrongNumber(request) ?? wrongPlace(trainer, probe, request);
  if (wrong) return refuse(wrong);
  const result = probe.compute(trainer, request, createPool());
  console.log(
    JSON.stringify({ lens: read.lens, steps: trainer.step, result }, (_, value) =>
      ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
    ),
  );
  return 0;
});
