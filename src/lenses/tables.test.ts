/** @file What lenses save as tables, from the probes' known answers. */
import { expect, it } from 'vitest';
import type { Table } from '#base/table.ts';
import { createPool } from '#engine/bufferPool.ts';
import type { Answers } from '#engine/client.ts';
import { answerInParts } from '#engine/question.ts';
import { outputTable, weightsTable } from '#nn/numberTables.ts';
import { conceptsProbe } from '#probes/concepts/concepts.probe.ts';
import { gradientsProbe } from '#probes/gradients/gradients.probe.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { theatreProbe } from '#probes/theatre/theatre.probe.ts';
import { corners, fourCorners } from '#testing/fourCorners.ts';
import { conceptsTable } from './concepts/conceptsTable.ts';
import { confusionTable } from './confusion/confusionTable.ts';
import { gradientTable } from './gradients/gradientRows.ts';
import { surveyTable } from './survey/surveyTable.ts';
import { theatreTable } from './theatre/theatreTable.ts';

const name = (id: string) => `The ${id}`;
/** Rows by the names of their columns, which are distinct and as many as the cells of every row. */
function recordsOf(table: Table | undefined) {
  const { columns, rows } = table!;
  expect(new Set(columns).size).toBe(columns.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

it('linear probes: a row for each section, with its start', () => {
  const result = ladderProbe.compute(fourCorners(), {}, createPool());
  const plain = recordsOf(surveyTable(result, { equal: false, name: ({ id }) => name(id), all: false }));
  expect(plain.map(({ section, name: called, numbers, answer }) => [section, called, numbers, answer])).toEqual([
    ['input', 'The input', 2, 1],
    ['a', 'The a', 3, 1],
    ['z', 'The z', 2, 0.5],
  ]);
  expect(plain[2]!['directions_at_start']).toBeGreaterThan(0.5);
  const all = (redrawn: boolean) => {
    const whole = ladderProbe.compute(fourCorners(), { redrawn }, createPool());
    return recordsOf(surveyTable(whole, { equal: false, name: ({ id }) => name(id), all: true }));
  };
  expect(all(true).map((row) => row['input_redrawn'])).toEqual([1, expect.closeTo(0.8, 1), 0]);
  expect(all(false).map((row) => row['input_redrawn'])).toEqual([null, null, null]);
  expect(surveyTable(null, { equal: false, name: ({ id }) => id, all: true })).toBeUndefined();
});

it('the theatre: a row for each point in each space, x and y where it lies', () => {
  const result = theatreProbe.compute(fourCorners(), {}, createPool());
  const rows = recordsOf(theatreTable(result, name, (row) => `class ${corners[row]![2]}`));
  const input = rows.filter(({ space }) => space === 'input');
  expect(input).toHaveLength(4);
  for (const { sample, x, y, answer } of input) {
    const [wantedX, wantedY, of] = corners[sample as number]!;
    expect([x, y, answer]).toEqual([wantedX, wantedY, `class ${of}`]);
  }
  expect(new Set(rows.map(({ space }) => space))).toEqual(new Set(['input', 'a', 'z']));
});

it('the confusion matrix: a row for each pair, with its share of what was asked for', () => {
  const counts = [
    [3, 1],
    [0, 0],
  ];
  expect(recordsOf(confusionTable(counts, ['left', 'right'], 7))).toEqual([
    { step: 7, asked: 'left', said: 'left', count: 3, share_of_asked: 0.75 },
    { step: 7, asked: 'left', said: 'right', count: 1, share_of_asked: 0.25 },
    { step: 7, asked: 'right', said: 'left', count: 0, share_of_asked: null },
    { step: 7, asked: 'right', said: 'right', count: 0, share_of_asked: null },
  ]);
});

it('gradients: a row for each block; none before anything is known', () => {
  const trainer = fourCorners();
  trainer.measures = true;
  trainer.stepBatch();
  const rows = recordsOf(gradientTable(gradientsProbe.compute(trainer, {}, createPool()), 1, name));
  expect(rows.map(({ block, name: called }) => [block, called])).toEqual([
    ['a', 'The a'],
    ['z', 'The z'],
  ]);
  for (const { change, relative_change } of rows)
    expect([typeof change, typeof relative_change]).toEqual(['number', 'number']);
  expect(gradientTable([], 0, name)).toBeUndefined();
});

it('weights: a row for each number, under its path and place', () => {
  const trainer = fourCorners();
  const answer = answerInParts('parameters', trainer).next().value as Answers['parameters'];
  const rows = recordsOf(weightsTable(trainer.plan.inference.blocks, answer));
  expect(rows).toHaveLength(6 + 3 + 6 + 2);
  expect(rows.find(({ parameter, index }) => parameter === '1.weight' && index === '0 1')!['value']).toBe(1);
  expect(rows.find(({ parameter, index }) => parameter === '1.bias' && index === '0')!['value']).toBe(8);
  expect(recordsOf(weightsTable(trainer.plan.inference.blocks, answer, 'z'))).toHaveLength(8);
});

it('units: a row for each unit of the block', () => {
  const trainer = fourCorners();
  let result = conceptsProbe.compute(trainer, { block: 'a' }, createPool())!;
  for (let i = 0; i < 50 && result.step < 0; i++)
    result = conceptsProbe.compute(trainer, { block: 'a' }, createPool())!;
  const rows = recordsOf(conceptsTable(result));
  expect(rows.map(({ block, unit }) => [block, unit])).toEqual([
    ['a', 1],
    ['a', 2],
    ['a', 3],
  ]);
  // Twice the x of the corners: the largest is of the first on the right.
  expect(rows[0]).toMatchObject({ best_sample: expect.any(Number), largest: 4 });
});

it('what a block makes of a sample: a row for each number, of the sample that is asked for', () => {
  const trainer = fourCorners();
  const answer = answerInParts('outputs', trainer, 2).next().value as Answers['outputs'];
  expect(answer.blocks.map(({ id }) => id)).toEqual(['input', 'a', 'z']);
  const of = (id: string) => recordsOf(outputTable(answer, answer.blocks.find((block) => block.id === id)!));
  const [x, y] = corners[2]!;
  expect(of('input').map(({ sample, value }) => [sample, value])).toEqual([
    [2, x],
    [2, y],
  ]);
  expect(of('a').map(({ index, value }) => [index, value])).toEqual([
    ['0', 2 * x],
    ['1', 1],
    ['2', 0],
  ]);
});
