/**
 * Full training steps per second, every workload on both back ends, taking turns in one run: `npm run -s bench [-- --rounds N] [--slot MS] [--only W1,W3]`.
 * Prints one JSON line a workload and back end: the median of the rounds, with the tenth and ninetieth percentile, and the loss after 20 steps, by which equal
 * work is checked. Quote ratios from one run: machines drift.
 */
import type { BackEnd } from '#kernels/machine.ts';
import { type Bench, makeBench, workloads } from './workloads.ts';

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))]!;

/** Steps for about `ms` milliseconds; returns examples per second. */
function slot(bench: Bench, perStep: number, ms: number): { rate: number; perStep: number } {
  const steps = Math.max(1, Math.round(ms / perStep));
  const started = performance.now();
  bench.run(steps);
  const took = performance.now() - started;
  return { rate: (steps * bench.examples * 1000) / took, perStep: took / steps };
}

export function main(args: readonly string[]): number {
  const option = (name: string, fallback: string) =>
    args.includes(name) ? (args[args.indexOf(name) + 1] ?? fallback) : fallback;
  const rounds = Number(option('--rounds', '9'));
  const ms = Number(option('--slot', '150'));
  const only = option('--only', workloads.map((w) => w.id).join(',')).split(',');
  if (!(rounds >= 1 && ms > 0)) {
    console.error('usage: npm run -s bench [-- --rounds N] [--slot MS] [--only W1,W3]');
    return 1;
  }
  for (const workload of workloads.filter((w) => only.includes(w.id))) {
    const runs = (['simd', 'reference'] as const satisfies readonly BackEnd[]).map((backEnd) => {
      const bench = makeBench(workload, backEnd);
      bench.run(workload.grid === undefined ? 20 : 1);
      const loss = bench.loss();
      let perStep = 1;
      for (let n = 0; n < 3; n++) ({ perStep } = slot(bench, perStep, ms)); // warm-up
      return { backEnd, bench, loss, perStep, rates: [] as number[] };
    });
    for (let round = 0; round < rounds; round++) {
      for (const run of runs) {
        const { rate, perStep } = slot(run.bench, run.perStep, ms);
        run.rates.push(rate);
        run.perStep = perStep;
      }
    }
    const medians = runs.map(({ rates }) =>
      quantile(
        [...rates].sort((a, b) => a - b),
        0.5,
      ),
    );
    for (const [i, { backEnd, loss, rates }] of runs.entries()) {
      const sorted = [...rates].sort((a, b) => a - b);
      console.log(
        JSON.stringify({
          workload: workload.id,
          title: workload.title,
          backEnd,
          unit: workload.grid === undefined ? 'examples/s' : 'points/s',
          median: Math.round(medians[i]!),
          p10: Math.round(quantile(sorted, 0.1)),
          p90: Math.round(quantile(sorted, 0.9)),
          timesReference: +(medians[i]! / medians[1]!).toFixed(2),
          lossAt20: +loss.toPrecision(6),
          rounds,
        }),
      );
    }
  }
  return 0;
}
