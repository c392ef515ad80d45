import { expect, it } from 'vitest';
import { Trainer } from '#engine/trainer.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { answerProbe } from './answer/answer.probe.ts';
import { affordable } from './planeGrid.ts';
import { unitsProbe } from './units/units.probe.ts';

const pool = { floats: (length: number) => new Float32Array(length) };
const wide = (units: number) =>
  new Trainer(
    documentOf({
      network: [
        { id: 'a', type: 'dense', units, activation: 'relu' },
        { id: 'b', type: 'dense', units, activation: 'relu' },
        { id: 'c', type: 'dense', units: 2 },
      ],
    }),
  );

it('a picture of a wide network has fewer cells, so that no frame takes many seconds; all others have what is asked for', () => {
  const [small, large] = [wide(8), wide(2048)];
  const ask = { resolution: 96, samples: false };
  expect(answerProbe.compute(small, ask, pool)).toMatchObject({ resolution: 96 });
  const answer = answerProbe.compute(large, ask, pool)!;
  expect(answer.resolution).toBe(affordable(large.plan, large.plan.data!, 96));
  expect(answer.resolution ** 2 * 2048 * 2048).toBeLessThan(1.1e9);
  expect(answer.values).toHaveLength(2 * answer.resolution ** 2);
  const units = unitsProbe.compute(large, { resolution: 32 }, pool);
  expect(units).toMatchObject({ resolution: answer.resolution, cells: answer.resolution ** 2 });
  expect(units!.blocks.every(({ width }) => width === answer.resolution)).toBe(true);
});

it('a line is drawn as it is asked for, and nothing has fewer cells than can be seen', () => {
  const { plan } = wide(2048);
  expect(affordable(plan, { ...plan.data!, dimensions: 1 }, 200)).toBe(200);
  expect(affordable({ ...plan, inference: wide(4096).plan.inference }, plan.data!, 96)).toBeGreaterThanOrEqual(6);
});
