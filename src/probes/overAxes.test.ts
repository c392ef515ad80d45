import { expect, it } from 'vitest';
import { overAxes } from '#data/prepare.ts';
import { createPool } from '#engine/bufferPool.ts';
import { meets } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import penguins from '#examples/penguins.md?raw';
import { readExample } from '#examples/readExample.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { answerProbe } from './answer/answer.probe.ts';
import { planeGrid } from './planeGrid.ts';
import { theatreProbe } from './theatre/theatre.probe.ts';
import { traceProbe } from './trace/trace.probe.ts';
import { unitsProbe } from './units/units.probe.ts';

const trainer = new Trainer(
  documentOf({
    data: readExample(penguins).document['data'],
    network: [
      { id: 'a', type: 'dense', units: 4, activation: 'tanh' },
      { id: 'z', type: 'dense', units: 3 },
    ],
  }),
);
for (let i = 0; i < 20; i++) trainer.stepBatch();
const data = trainer.plan.data!;
const axes = [3, 1];
const R = 6;

it('the plane of other columns holds these at its places and all others at their means', () => {
  const grid = planeGrid(overAxes(data, axes), R);
  const width = data.shape[0]!;
  const { means } = data.fitted!;
  for (let cell = 0; cell < R * R; cell++)
    for (let f = 0; f < width; f++) if (!axes.includes(f)) expect(grid[cell * width + f]).toBe(means[f]);
  const column = (f: number, cell: number) => grid[cell * width + f]!;
  // Across from left to right, up from the bottom.
  expect(column(3, 1)).toBeGreaterThan(column(3, 0));
  expect(column(1, 0)).toBeGreaterThan(column(1, R));
  expect(overAxes(data, axes)).toBe(overAxes(data, [...axes]));
  expect(overAxes(data)).toBe(data);
});

it('every probe over the plane says the same of it, and says over what', () => {
  const answer = answerProbe.compute(trainer, { resolution: R, samples: false, axes }, createPool());
  const units = unitsProbe.compute(trainer, { resolution: R, axes }, createPool());
  const theatre = theatreProbe.compute(trainer, { axes }, createPool())!;
  expect([answer.axes, units.axes, theatre.axes]).toEqual([axes, axes, axes]);
  const drawn = overAxes(data, axes);
  const [[low, high], [bottom, top]] = drawn.domain as [[number, number], [number, number]];
  for (const [x, y] of [
    [0, 0],
    [4, 2],
  ] as const) {
    const at = [low + ((high - low) * (x + 0.5)) / R, top - ((top - bottom) * (y + 0.5)) / R].map(Math.fround);
    const cell = y * R + x;
    const input = units.blocks.find(({ id }) => id === 'input')!;
    expect(units.values[input.offset + axes[0]! * units.cells + cell]).toBeCloseTo(at[0]!, 5);
    const logits = [0, 1, 2].map(
      (unit) => traceProbe.compute(trainer, { block: 'z', unit, at, axes }, createPool())!.output,
    );
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    for (const [c, logit] of logits.entries())
      expect(answer.values[c * R * R + cell]).toBeCloseTo(Math.exp(logit) / total, 4);
  }
  // The theatre begins with the plane itself.
  const [input] = theatre.spaces;
  const [row] = theatre.rows;
  expect(theatre.values[input!.offset]).toBe(drawn.inputsOf(row!)[axes[0]!]);
});

it('columns that the data do not have were asked of another document: nothing is computed', () => {
  const asked = (request: unknown) => meets(answerProbe as never, request, trainer.plan);
  expect(asked({ resolution: R, samples: false, axes })).toBe(true);
  expect(asked({ resolution: R, samples: false })).toBe(true);
  for (const wrong of [[0, 99], [1, 1], [2], [0, 1, 2], [-1, 0], [0.5, 1]])
    expect(asked({ resolution: R, samples: false, axes: wrong })).toBe(false);
  const spiral = new Trainer(documentOf({ network: [{ id: 'z', type: 'dense', units: 2 }] }));
  expect(meets(answerProbe as never, { axes }, spiral.plan)).toBe(false);
});
