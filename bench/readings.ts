/**
 * How long a round of readings takes: `npm run -s bench:readings [-- --rounds N --steps N --against DIR]`. The digits of the page are trained a few steps and
 * measured again, and what is printed is the time on the processor that a round took, the median. With `--against` rounds of another tree take turns with these.
 */
import { loadavg } from 'node:os';
import process from 'node:process';
import '#data/worlds/provide.ts';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { bottleneckProbe } from '#probes/bottleneck/bottleneck.probe.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { bundleOf } from './otherTree.ts';
import { lensed } from './pageDocuments.mjs';

/** Trains so many steps and measures; the result is the milliseconds on the processor that the measuring took, by the lens that asked for it. */
export function createRounds(steps: number): (lens: 'bottleneck' | 'ladder') => number {
  const reading = readDocument(lensed['digits'], { layers, datasets });
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join('; '));
  const trainer = new Trainer(reading.document);
  const pool = createPool();
  return (lens) => {
    for (let i = 0; i < steps; i++) trainer.stepBatch();
    const { user, system } = process.cpuUsage();
    if (lens === 'ladder') ladderProbe.compute(trainer, {}, pool);
    else bottleneckProbe.compute(trainer, { sample: 0 }, pool);
    const after = process.cpuUsage();
    return (after.user - user + after.system - system) / 1000;
  };
}

/** Rounds before any is counted: the start is measured, and the engine compiles. */
const FIRST = 4;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

export async function main(args: readonly string[]): Promise<number> {
  const [rounds, steps] = [Number(option(args, '--rounds') ?? 24), Number(option(args, '--steps') ?? 20)];
  const other = option(args, '--against');
  type Program = { readonly createRounds: typeof createRounds };
  const programs: readonly (readonly [string, Program])[] = [
    ['this', { createRounds }],
    ...(other ? [['other', (await import(await bundleOf(other, 'bench/readings.ts'))) as Program] as const] : []),
  ];
  for (const lens of ['bottleneck', 'ladder'] as const) {
    const turns = programs.map(([tree, program]) => ({
      tree,
      round: program.createRounds(steps),
      took: [] as number[],
    }));
    for (let i = 0; i < FIRST + rounds; i++)
      for (const { round, took } of turns) {
        const ms = round(lens);
        if (i >= FIRST) took.push(ms);
      }
    const ms = turns.map(({ tree, took }) => [tree, +median(took).toFixed(1)] as const);
    console.log(JSON.stringify({ lens, load: loadavg()[0], processorMs: Object.fromEntries(ms) }));
  }
  return 0;
}
