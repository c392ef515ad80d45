/** @file What can be done with a block of the network, with its announcement: one place for buttons, keys and menus. */
import { layers } from '#layers/index.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { blockTitle, cancelDrag, dragged, drop, freshBlock, hover, liftByKey } from './drag.ts';
import { previewChange } from './preview.ts';

const place = (id: string) =>
  editor()
    .store.getState()
    .document.network.findIndex((b) => b.id === id);

/** Moves a block by one place. */
export function moveBlock(id: string, by: -1 | 1): void {
  const index = place(id);
  const { network } = editor().store.getState().document;
  if (index < 0 || index + by < 0 || index + by >= network.length) return;
  const title = blockTitle(index);
  editor().change(`Move ${title}`, [{ kind: 'move', id, place: { index: by < 0 ? index - 1 : index + 2 } }]);
  announce(`${title} moved to place ${index + by + 1} of ${network.length}.`);
}

export function duplicateBlock(id: string): void {
  const title = blockTitle(place(id));
  editor().change(`Duplicate ${title}`, [{ kind: 'duplicate', id }]);
  announce(`${title} duplicated.`);
}

/** Deletes a block and selects its neighbour. */
export function deleteBlock(id: string): void {
  const index = place(id);
  if (index < 0) return;
  const title = blockTitle(index);
  editor().change(`Delete ${title}`, [{ kind: 'remove', id }]);
  const { network } = editor().store.getState().document;
  const next = network[Math.min(index, network.length - 1)];
  editor().select(next ? { block: next.id } : undefined);
  announce(`${title} deleted.`);
}

/** Brings the focus to the selected block once it is drawn, where what had the focus is gone. */
export function focusSelected(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-block-id] > [aria-keyshortcuts][aria-pressed=true]')?.focus(),
  );
}

/** Adds a block of a type after the selected one, or before the last where nothing is selected: with the first fix where it does not fit as it is. */
export function addBlock(type: string): void {
  const { document, selection, data } = editor().store.getState();
  const at = selection ? place(selection.block) : -1;
  const index =
    selection?.block === 'input'
      ? 0
      : at >= 0
        ? Math.min(at + 1, document.network.length)
        : Math.max(0, document.network.length - 1);
  // After the last block lies the answer: what is added there goes before it, unless there is none.
  const before = at === document.network.length - 1 && at >= 0 ? at : index;
  const change = { kind: 'insert', block: freshBlock(type), place: { index: before } } as const;
  const preview = previewChange(document, data, change);
  const { name } = layers[type as keyof typeof layers];
  editor().change(`Add ${name}`, preview.fits ? [change] : (preview.fixes[0]?.changes ?? [change]));
  if (preview.block) editor().select({ block: preview.block.id });
  announce(`${name} added at place ${before + 1}.`);
}

/** The keys on a block: Enter selects, Space lifts; lifted: arrows choose, Enter or Space drops, Escape cancels. Returns whether the key was used. */
export function blockKey(id: string, key: string, { alt = false, ctrl = false } = {}): boolean {
  const { cargo, slot } = dragged();
  if (cargo) return carryKey(key, slot);
  if (alt && (key === 'ArrowLeft' || key === 'ArrowUp')) moveBlock(id, -1);
  else if (alt && (key === 'ArrowRight' || key === 'ArrowDown')) moveBlock(id, 1);
  else if (key === 'Delete' || key === 'Backspace') deleteBlock(id);
  else if (ctrl && key.toLowerCase() === 'd') duplicateBlock(id);
  else if (key === ' ') {
    liftByKey({ kind: 'block', id }, place(id));
  } else return false;
  return true;
}

/** The keys while something is carried. */
export function carryKey(key: string, slot: number | undefined): boolean {
  const { length } = editor().store.getState().document.network;
  if (key === 'ArrowLeft' || key === 'ArrowUp') hover(Math.max(0, (slot ?? length) - 1));
  else if (key === 'ArrowRight' || key === 'ArrowDown') hover(Math.min(length, (slot ?? -1) + 1));
  else if (key === 'Home') hover(0);
  else if (key === 'End') hover(length);
  else if (key === 'Enter' || key === ' ') drop();
  else if (key === 'Escape') cancelDrag();
  else return false;
  return true;
}
