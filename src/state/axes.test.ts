import { beforeEach, describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { readDocument } from '#nn/document.ts';
import type { View } from '#nn/view.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { axesIn, overShown } from './axes.ts';
import { createEditor, type Editor, registries } from './editor.ts';
import { viewOver } from './viewOver.ts';

const columns = (names: readonly string[]) => [
  ...names.map((name) => ({ name, role: 'input', kind: 'number' })),
  { name: 'kind', role: 'label', kind: 'category', categories: ['a', 'b'] },
];
/** Columns 1 and 3 tell the class; the others do not. */
const recipe = (names: readonly string[]): DataValues => ({
  type: 'table',
  columns: columns(names),
  rows: Array.from({ length: 40 }, (_, r) => [
    ...names.map((_, c) => (c % 2 ? (r % 2) * 5 + ((r * c) % 3) : (r * (c + 3)) % 7)),
    r % 2,
  ]),
  testShare: 0,
});
const names = ['width', 'height', 'age', 'weight'];
const data = prepareData(recipe(names), 1);
const over = (view: View, of = data) => axesIn(view, of);

describe('the columns that a table is drawn over', () => {
  it('are those that the view names, else those that tell most', () => {
    expect(over({})).toEqual([1, 3]);
    expect(over({ across: 'age', up: 'width' })).toEqual([2, 0]);
    expect(over({ across: 'age' })).toEqual([2, 3]);
    expect(over({ up: 'age' })).toEqual([1, 2]);
    // What was not chosen gives way.
    expect(over({ across: 'weight' })).toEqual([3, 1]);
    expect(over({ up: 'height' })).toEqual([3, 1]);
    expect(over({ across: 'age', up: 'age' })).toEqual([2, 3]);
  });

  it('fall back where the document has none such', () => {
    expect(over({ across: 'gone', up: 'age' })).toEqual([1, 2]);
    expect(over({ across: 'gone', up: true })).toEqual([1, 3]);
    expect(over({ across: 4, up: -1 })).toEqual([1, 3]);
    expect(over({ across: 0.5, up: 0 })).toEqual([1, 0]);
    expect(over({ across: 'x' }, prepareData({ type: 'spiral', samples: 20 }, 1))).toBeUndefined();
    expect(over({ across: 'only' }, prepareData(recipe(['only']), 1))).toBeUndefined();
  });

  it('are named, where two have one name by their place; the two are exchanged where one becomes the other', () => {
    expect(viewOver(data, 0, 2)).toEqual({ across: 'age', up: 'weight' });
    expect(viewOver(data, 0, 3)).toEqual({ across: 'weight', up: 'height' });
    expect(viewOver(data, 1, 1)).toEqual({ across: 'weight', up: 'height' });
    const twins = prepareData(recipe(['x', 'y', 'x', 'y'.repeat(200)]), 1);
    const view = viewOver({ ...twins, shown: [0, 1] }, 0, 2);
    expect(view).toEqual({ across: 2, up: 'y' });
    expect(axesIn(view, twins)).toEqual([2, 1]);
  });
});

describe('an editor', () => {
  let editor: Editor;
  let engine: FakeEngine;
  const state = () => editor.store.getState();
  const document = (view: View = {}): StrataDocument =>
    readDocument({ strata: 1, data: recipe(names), network: [{ id: 'z', type: 'dense', units: 2 }], view }, registries)
      .document!;
  const begin = (view?: View) => {
    editor = createEditor(document(view), (listeners) => {
      engine = new FakeEngine(listeners);
      return engine;
    });
    engine.at('paused');
    engine.calls.splice(0);
  };
  beforeEach(() => begin());

  it('draws the samples anew where the view says so, asks nothing of the engine, and undo leaves it so', () => {
    const before = state().data;
    expect(before.shown).toEqual([1, 3]);
    editor.setView({ across: 'age', up: 'width' });
    const { data: after, history } = state();
    expect(after.shown).toEqual([2, 0]);
    expect(after.axes!.map(({ name }) => name)).toEqual(['age', 'width']);
    for (let row = 0; row < after.count; row++)
      expect([...after.coordinates.subarray(2 * row, 2 * row + 2)]).toEqual([2, 0].map((f) => after.inputsOf(row)[f]));
    expect(after.targets).toBe(before.targets);
    expect(engine.calls).toEqual([]);
    expect(history.past).toEqual([]);
    editor.setView({ map: 'regions' });
    expect(state().data).toBe(after);
    editor.change('Units', [{ kind: 'insert', block: { type: 'dense' }, place: { index: 0 } }]);
    expect(state().data).toBe(after);
    editor.undo();
    expect(state().data).toBe(after);
    expect(state().document.view).toMatchObject({ across: 'age', up: 'width' });
  });

  it('opens a document as its view says', () => {
    begin({ across: 'age', up: 'weight' });
    expect(state().data.shown).toEqual([2, 3]);
    editor.open(document({ across: 'no more' }), 'Open');
    expect(state().data.shown).toEqual([1, 3]);
  });

  it('shows nothing that was computed over other columns', () => {
    const probes = { answer: { axes: [1, 3] }, units: { axes: [1, 3] }, parameters: {} };
    const frame = { probes } as unknown as Frame;
    expect(overShown(frame, state().data)).toBe(frame);
    editor.setView({ across: 'age' });
    expect(Object.keys(overShown(frame, state().data)!.probes)).toEqual(['parameters']);
    expect(overShown(frame, {})).toBe(frame);
    expect(overShown(undefined, state().data)).toBeUndefined();
  });
});
