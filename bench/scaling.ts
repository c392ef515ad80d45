/** @file What a step costs as a network grows: `npm run -s bench -- --scaling`. */
import { writeFileSync } from 'node:fs';
import { quantile } from './contest.ts';
import type { Options } from './options.ts';
import { own } from './own.ts';
import { drawPanels, duration, type Panel } from './panels.ts';
import { makeStrata } from './strata.ts';
import { type BusyClock, timed } from './turns.ts';
import type { DenseWorkload, ImageWorkload, Workload } from './workloads.ts';

const common = {
  id: '',
  title: '',
  loss: 'crossEntropy',
  optimizer: { type: 'adam', learningRate: 0.001 },
  unit: 'examples',
} as const;

const dense = (width: number, depth: number, batch: number): DenseWorkload => ({
  ...common,
  kind: 'dense',
  sizes: [2, ...Array.from({ length: depth }, () => width), 2],
  hidden: 'relu',
  out: 'linear',
  batch,
  samples: Math.max(512, batch),
});
const image = (side: number): ImageWorkload => ({ ...common, kind: 'image', side, batch: 32, samples: 64 });

/** Each panel changes one thing and holds the others. */
const subjects: readonly { title: string; about: string; xs: readonly number[]; of: (x: number) => Workload }[] = [
  {
    title: 'Width',
    about: 'units in each of 3 layers',
    xs: [8, 16, 32, 64, 128, 256, 512],
    of: (x) => dense(x, 3, 32),
  },
  { title: 'Depth', about: 'layers of 64 units', xs: [1, 2, 4, 8, 16, 32], of: (x) => dense(64, x, 32) },
  { title: 'Batch', about: 'samples; 3 layers of 64', xs: [1, 4, 16, 64, 256, 1024], of: (x) => dense(64, 3, x) },
  { title: 'Image', about: 'pixels a side; 2 convolutions', xs: [8, 16, 24, 32, 48, 64], of: image },
];

/** Measures every point in turn, round after round, and draws their medians. */
export async function drawScaling(file: string, { rounds, slot }: Options, busyClock: BusyClock): Promise<number> {
  const panels: Panel[] = [];
  for (const { title, about, xs, of } of subjects) {
    const points = xs.flatMap((x) =>
      Object.entries(own).map(([name, backEnd]) => ({
        x,
        name,
        costs: [] as number[],
        runs: timed(makeStrata(of(x), backEnd), busyClock),
      })),
    );
    for (const { runs } of points) await runs.warm(slot / 1000);
    for (let round = 0; round < rounds; round++) {
      for (const { runs, costs } of points) {
        const { busy, seconds, steps } = await runs.slot(slot / 1000);
        costs.push((busy ?? seconds) / steps);
      }
    }
    const series = Object.keys(own).map((name) => ({
      name,
      points: points.filter((point) => point.name === name).map(({ x, costs }) => [x, quantile(costs, 0.5)] as const),
    }));
    panels.push({ title, about, series });
    for (const { name, points } of series)
      console.log(`${title}, ${about}; ${name}: ${points.map(([x, y]) => `${x} ${duration(y)}`).join(', ')}`);
  }
  writeFileSync(file, drawPanels(panels, 'Time of a training step against width, depth, batch and image size'));
  console.log(file);
  return 0;
}
