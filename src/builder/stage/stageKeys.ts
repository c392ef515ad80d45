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
import { commandOf, type KeyPress, letterOf } from '#ui/keys.ts';
import { deleteBlock, duplicateBlock, focusSelected, moveBlock, toggleFold } from './blockActions.ts';

const BACK = ['ArrowLeft', 'ArrowUp'];
const FORTH = ['ArrowRight', 'ArrowDown'];
const directionOf = (key: string): -1 | 1 | undefined =>
  BACK.includes(key) ? -1 : FORTH.includes(key) ? 1 : undefined;

/**
 * The keys on a block: Space lifts it, Alt with arrows moves it, Shift with arrows selects its neighbours too, Delete, Ctrl D, and F folds a container.
 * Returns whether the key was used.
 */
export function blockKey(desk: Desk, id: string, press: KeyPress): boolean {
  const { key, altKey: alt, shiftKey: shift, ctrlKey, metaKey } = press;
  if (dragged(desk).cargo) return carryKey(desk, key);
  const by = directionOf(key);
  if (alt && by) {
    moveBlock(desk, id, by);
    keepFocus(id);
  } else if (shift && by) stretch(desk, id, by);
  else if (key === 'Delete' || key === 'Backspace') {
    deleteBlock(desk, id);
    focusSelected(desk);
  } else if (commandOf(press) === 'Mod+D') duplicateBlock(desk, id);
  else if (key === ' ') liftBlock(desk, id);
  else if (key === 'Escape' && desk.editor.store.getState().selection?.run) desk.editor.select({ block: id });
  else if (letterOf(press) === 'F' && !ctrlKey && !metaKey && !alt && isContainerId(desk, id)) {
    toggleFold(desk, id);
    keepFocus(id);
  } else return false;
  return true;
}

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
      ? `${run.length} blocks selected: ${runName(document.network, run)}.`
      : `${runName(document.network, run)} selected.`,
  );
}

/** The keys while something is carried. */
export function carryKey(desk: Desk, key: string): boolean {
  const by = directionOf(key);
  if (by) hoverNext(desk, by);
  else if (key === 'Home') hoverNext(desk, 'first');
  else if (key === 'End') hoverNext(desk, 'last');
  else if (key === 'Enter' || key === ' ') {
    const { cargo } = dragged(desk);
    drop(desk);
    if (cargo?.kind === 'blocks') keepFocus(cargo.ids[0]!);
  } else if (key === 'Escape') cancelDrag(desk);
  else return false;
  return true;
}
