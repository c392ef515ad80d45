import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTasks } from '#base/tasks.ts';
import { hashRows } from '#data/table/bringRows.ts';
import { holdRows, type TableRows } from '#data/table/heldRows.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument } from '#nn/document.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { createEditor, registries } from './editor.ts';

const WIDTH = 51;
const COUNT = 10_000;
const rows: TableRows = {
  width: WIDTH,
  count: COUNT,
  values: Float64Array.from({ length: WIDTH * COUNT }, (_, i) => (i % WIDTH === 50 ? i % 3 : i * 0.1)),
};
const kept = await inTasks(hashRows(rows));
holdRows(kept, rows);
const columns = [
  ...Array.from({ length: 50 }, (_, c) => ({ name: `column ${c + 1}`, role: 'input', kind: 'number' })),
  { name: 'kind', role: 'label', kind: 'category', categories: ['a', 'b', 'c'] },
];
const document = readDocument(
  {
    strata: 1,
    data: { type: 'table', title: 'large.csv', columns, rows: [], kept, count: COUNT },
    network: [
      { id: 'a', type: 'dense', units: 4 },
      { id: 'b', type: 'dense', units: 3 },
    ],
  },
  registries,
).document!;

afterEach(() => vi.restoreAllMocks());

/** Characters written as JSON, and numbers copied, while something is done. */
function counted(work: () => void): { letters: number; copied: number } {
  let [letters, copied] = [0, 0];
  const write = JSON.stringify;
  vi.spyOn(JSON, 'stringify').mockImplementation((...args: Parameters<typeof JSON.stringify>) => {
    const text = write(...args);
    letters += text?.length ?? 0;
    return text;
  });
  const numbersIn = (value: unknown): number =>
    typeof value === 'number'
      ? 1
      : value instanceof Object
        ? Object.values(value).reduce<number>((sum, v) => sum + numbersIn(v), 0)
        : 0;
  const clone = globalThis.structuredClone;
  vi.stubGlobal('structuredClone', (value: unknown) => {
    copied += numbersIn(value);
    return clone(value);
  });
  try {
    work();
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
  return { letters, copied };
}

describe('a document with a table of 10 000 rows and 51 columns', () => {
  it('is small, and an edit of it neither writes, copies nor reads the rows', () => {
    const editor = createEditor(document, (listeners) => new FakeEngine(listeners));
    const { data } = editor.store.getState();
    expect(data.count).toBe(COUNT);
    expect(JSON.stringify(compactDocument(document, registries)).length).toBeLessThan(5000);
    const cost = counted(() => {
      editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 5 } }]);
      editor.setTraining({ batchSize: 8 }, 'Batch');
      editor.setTitle('Another');
      editor.undo();
      editor.undo();
      editor.snapshot();
    });
    // Half a million numbers would be more than a million characters.
    expect(cost.letters).toBeLessThan(200_000);
    expect(cost.copied).toBeLessThan(2000);
    // The samples were not made anew either.
    expect(editor.store.getState().data).toBe(data);
  });

  it('is handed to the engine once, apart from the document', () => {
    let engine: FakeEngine | undefined;
    createEditor(document, (listeners) => (engine = new FakeEngine(listeners)));
    expect(engine!.calls.map(([name]) => name).slice(0, 2)).toEqual(['provide', 'load']);
  });
});
