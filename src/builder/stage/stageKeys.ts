/** @file Keys on the labels of blocks, and while something is carried. */

import { cancelDrag, dragged, drop, hoverNext, liftByKey } from '#builder/drag/drag.ts';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import { placeKey } from '#nn/places.ts';
import { isContainer } from '#stage/layout/stackTree.ts';
import { runName } from '#state/blockName.ts';
import type { Desk } from '#state/desk.ts';
import { meantBy, stretchedBy } from '#state/selection.ts';
import { announce } from '#ui/Announcer.tsx';
import { type KeyPress, pressName } from '#ui/keys.ts';
import { runShortcut, type Shortcuts } from '#ui/shortcut.ts';
import { blocksSelectedWords } from './actionWords.ts';
import { deleteBlock, duplicateBlock, focusSelected, moveBlock, toggleFold } from './blockActions.ts';

const BACK = ['ArrowLeft', 'ArrowUp'];
const FORTH = ['ArrowRight', 'ArrowDown'];
const ARROWS = [...BACK, ...FORTH];
const directionOf = (press: string): -1 | 1 => (BACK.includes(press.replace(/^.*\+/, '')) ? -1 : 1);

/** Keys on the label of a block. */
export const blockKeys = {
  lift: { keys: ['Space'], run: liftBlock },
  move: {
    keys: ARROWS.map((arrow) => `Alt+${arrow}`),
    run(desk: Desk, id: string, press: string) {
      moveBlock(desk, id, directionOf(press));
      keepFocus(id);
    },
  },
  stretch: {
    keys: ARROWS.map((arrow) => `Shift+${arrow}`),
    run: (desk: Desk, id: string, press: string) => stretch(desk, id, directionOf(press)),
  },
  duplicate: { keys: ['Mod+D'], run: (desk: Desk, id: string) => duplicateBlock(desk, id) },
  remove: {
    keys: ['Delete', 'Backspace'],
    run(desk: Desk, id: string) {
      deleteBlock(desk, id);
      focusSelected(desk);
    },
  },
  fold: {
    keys: ['F'],
    run(desk: Desk, id: string) {
      if (!isContainerId(desk, id)) return false;
      toggleFold(desk, id);
      return keepFocus(id);
    },
  },
  single: {
    keys: ['Escape'],
    run(desk: Desk, id: string) {
      if (!desk.editor.store.getState().selection?.run) return false;
      return desk.editor.select({ block: id });
    },
  },
} satisfies Shortcuts<[desk: Desk, id: string]>;

/** Keys while something is carried. */
export const carryKeys = {
  next: { keys: ARROWS, run: (desk: Desk, press: string) => hoverNext(desk, directionOf(press)) },
  first: { keys: ['Home'], run: (desk: Desk) => hoverNext(desk, 'first') },
  last: { keys: ['End'], run: (desk: Desk) => hoverNext(desk, 'last') },
  drop: {
    keys: ['Enter', 'Space'],
    run(desk: Desk) {
      const { cargo } = dragged(desk);
      drop(desk);
      if (cargo?.kind === 'blocks') keepFocus(cargo.ids[0]!);
    },
  },
  cancel: { keys: ['Escape'], run: (desk: Desk) => cancelDrag(desk) },
} satisfies Shortcuts<[desk: Desk]>;

/** A key on the label of a block. @returns whether it was used */
export const blockKey = (desk: Desk, id: string, press: KeyPress): boolean =>
  dragged(desk).cargo ? carryKey(desk, press) : runShortcut<[Desk, string]>(blockKeys, pressName(press), desk, id);

/** A key while something is carried, whatever is held with it. @returns whether it was used */
export const carryKey = (desk: Desk, { key }: KeyPress): boolean =>
  runShortcut<[Desk]>(carryKeys, pressName({ key }), desk);

const isContainerId = (desk: Desk, id: string): boolean => {
  const found = findBlock(desk.editor.store.getState().document.network, layers, id);
  return found !== undefined && isContainer(layers, found.block.type);
};

/** A block that went into another list is drawn anew there. */
function keepFocus(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-label="${id}"]`)?.focus());
}

function liftBlock(desk: Desk, id: string): void {
  const { document, selection } = desk.editor.store.getState();
  const ids = meantBy(selection, id);
  const found = findBlock(document.network, layers, ids[0]!);
  if (found) liftByKey(desk, { kind: 'blocks', ids }, placeKey(found.place));
}

function stretch(desk: Desk, id: string, by: -1 | 1): void {
  const { document, selection } = desk.editor.store.getState();
  const from = selection?.block === id ? selection : { block: id };
  const next = stretchedBy(document.network, layers, from, by);
  desk.editor.select(next);
  const { run = [next.block] } = next;
  announce(
    run.length > 1
      ? blocksSelectedWords(run.length, runName(document.network, run))
      : `${runName(document.network, run)} selected.`,
  );
}
