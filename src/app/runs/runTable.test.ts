import { expect, it } from 'vitest';
import type { RunRow } from './runRows.ts';
import { asCsv, asMarkdown } from './runTable.ts';

const row = (title: string, differs: string[] = []): RunRow => ({
  entry: {} as RunRow['entry'],
  document: undefined,
  differs,
  run: {
    title,
    document: {},
    byHand: true,
    facts: {
      step: 1200,
      epoch: 3,
      samples: 38_400,
      seconds: 2.34,
      parameters: 65,
      multiplyAdds: 48,
      bytes: 260,
      train: { loss: 0.123_456_789, accuracy: 0.96 },
      test: { loss: null, accuracy: null },
      curve: [],
    },
  },
});

it('is a table for a spreadsheet, in which nothing counts as a formula', () => {
  const [names, first, second] = asCsv([row('a, "b"', ['seed 5', 'units 8']), row('=1+1')]).split('\r\n');
  expect(names).toBe(
    'run,differs,step,epoch,train loss,train accuracy,test loss,test accuracy,parameters,multiply-adds,bytes,seconds,samples seen',
  );
  expect(first).toBe('"a, ""b""",seed 5; units 8,1200,3,0.123457,0.96,,,65,48,260,2.3,38400');
  expect(second).toMatch(/^'=1\+1,/);
});

it('is a table in Markdown, whose bars are no borders', () => {
  const lines = asMarkdown([row('a | b')]).split('\n');
  expect(lines[1]).toMatch(/^\| --- \| --- \| ---: \|/);
  expect(lines[2]).toMatch(/^\| a \\\| b \| {2}\| 1200 \| 3 \|/);
});
