import { rowsOf } from '#data/table/heldRows.ts';
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { linkLacks, ownWords } from '#app/data/ownWords.ts';
import { library } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument } from '#nn/document.ts';
import { registries } from '#state/registries.ts';
import { withoutRows, withRows } from './carryRows.ts';

const columns = [
  ...Array.from({ length: 20 }, (_, c) => ({ name: `x${c}`, role: 'input', kind: 'number' })),
  { name: 'kind', role: 'label', kind: 'category', categories: ['a', 'b'] },
];
const table = (count: number) => ({
  strata: 1,
  data: {
    type: 'table',
    title: 't.csv',
    columns,
    rows: Array.from({ length: count }, (_, r) => columns.map((_, c) => (c === 20 ? r % 2 : r * 0.37 + c))),
  },
  network: [{ type: 'dense', units: 2 }],
});
const read = (value: unknown) => readDocument(value, registries).document!;

it('a file carries rows that are too many for a document, and they come back as the same document', async () => {
  const large = read(table(1000));
  const apart = await withoutRows(large);
  expect(apart.data).toMatchObject({ rows: [], count: 1000 });
  const hash = apart.data['kept'] as string;
  expect(rowsOf(hash)).toMatchObject({ width: 21, count: 1000 });
  expect(await library().get(hash)).toMatchObject({ kind: 'rows', bytes: 8 * 21_000 });
  const whole = withRows(apart);
  expect(whole).toEqual(large);
  const file = JSON.parse(JSON.stringify(compactDocument(whole, registries)));
  expect(await withoutRows(read(file))).toEqual(apart);
});

it('rows that are few stay where they are, and what is not at hand cannot be carried', async () => {
  const small = read(table(20));
  expect(await withoutRows(small)).toBe(small);
  expect(withRows(small)).toBe(small);
  const gone = read({ ...table(0), data: { ...table(0).data, kept: 'gone', count: 5 } });
  expect(withRows(gone)).toBe(gone);
  expect(await withoutRows(gone)).toBe(gone);
});

it('what is said of them: where they are, what a link leaves out', () => {
  const kept = { ...table(0).data, kept: 'abc', count: 10_000 };
  expect(ownWords(kept, true)).toContain(
    'The rows of this network are not on this device: “t.csv”, 10\u202f000 rows of 21 columns. Choose the file again.',
  );
  expect(ownWords(kept, false)).toContain('The rows stay on this device');
  expect(linkLacks(kept)).toContain('does not carry the rows');
  expect(linkLacks(table(3).data)).toBe('');
  expect(ownWords(table(3).data, false)).toContain('only a link that you share carries the rows');
  expect(linkLacks({ type: 'pictures', images: 'abc' })).toContain('does not carry the images');
});
