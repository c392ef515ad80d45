import { beforeEach, describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { readDocument } from '#nn/document.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, type Editor, registries } from '#state/editor.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { addCargo, deleteBlock, duplicateBlock, moveBlock, unwrapBlock, wrapBlock } from './blockActions.ts';

let editor: Editor;
let desk: Desk;
const dense = (id: string, units = 4) => ({ id, type: 'dense', units });

beforeEach(() => {
  const reading = readDocument(
    {
      strata: 1,
      data: { type: 'spiral' },
      network: [dense('a'), dense('b'), { id: 'r', type: 'residual', body: [dense('c'), dense('d')] }, dense('e', 2)],
      training: {},
    },
    registries,
  );
  editor = createEditor(reading.document!, (listeners) => new HandEngine(listeners));
  desk = createDesk(editor);
});

const selected = () => editor.store.getState().selection?.block;
const ids = () => [...walk(editor.store.getState().document.network, layers)].map(({ block }) => block.id);

describe('after a block is deleted', () => {
  it('the one that takes its place is selected; behind the last the one before it', () => {
    deleteBlock(desk, 'a');
    expect(ids()).toEqual(['b', 'r', 'c', 'd', 'e']);
    expect(selected()).toBe('b');
    deleteBlock(desk, 'r');
    expect(selected()).toBe('e');
    deleteBlock(desk, 'e');
    expect(selected()).toBe('b');
  });

  it('within a container its own neighbour is, and the container when it was the last', () => {
    deleteBlock(desk, 'c');
    expect(selected()).toBe('d');
    deleteBlock(desk, 'd');
    expect(selected()).toBe('r');
  });

  it('of a run the block behind all of it is', () => {
    editor.select({ block: 'a', run: ['a', 'b'] });
    deleteBlock(desk, 'a');
    expect(ids()).toEqual(['r', 'c', 'd', 'e']);
    expect(selected()).toBe('r');
  });

  it('nothing is where nothing is left', () => {
    for (const id of ['a', 'b', 'r', 'e']) deleteBlock(desk, id);
    expect(ids()).toEqual([]);
    expect(selected()).toBeUndefined();
  });
});

it('blocks move by one, also into the container beside them and out of it', () => {
  moveBlock(desk, 'a', 1);
  expect(ids()).toEqual(['b', 'a', 'r', 'c', 'd', 'e']);
  moveBlock(desk, 'a', 1);
  expect(ids()).toEqual(['b', 'r', 'a', 'c', 'd', 'e']);
  moveBlock(desk, 'a', -1);
  moveBlock(desk, 'a', -1);
  expect(ids()).toEqual(['a', 'b', 'r', 'c', 'd', 'e']);
});

it('blocks are doubled, wrapped and unwrapped, and what came of it is selected', () => {
  duplicateBlock(desk, 'b');
  expect(ids()).toHaveLength(7);
  expect(ids().slice(0, 2)).toEqual(['a', 'b']);
  wrapBlock(desk, 'a', 'residual');
  const wrapped = selected()!;
  expect(ids().slice(0, 2)).toEqual([wrapped, 'a']);
  unwrapBlock(desk, wrapped);
  expect(ids()[0]).toBe('a');
  expect(selected()).toBe('a');
});

it('what the palette adds stands behind the selected block, and before the last where nothing is', () => {
  editor.select({ block: 'a' });
  addCargo(desk, { kind: 'new', type: 'dropout' });
  expect(ids()[1]).toBe(selected());
  editor.select(undefined);
  addCargo(desk, { kind: 'new', type: 'dropout' });
  expect(ids().at(-2)).toBe(selected());
});
