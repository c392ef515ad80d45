/** @file What can be done with blocks of the network, with its announcement: one place for buttons, keys and menus. An action on one of a selected run is done to the run. */

import { type Cargo, cargoName, changesFor, freshBlock, spotsFor } from '#builder/drag/cargo.ts';
import { put } from '#builder/drag/drag.ts';
import { previewChanges } from '#builder/drag/preview.ts';
import { layers } from '#layers/index.ts';
import { findBlock, innerLists, listAt, type Place } from '#nn/block.ts';
import type { Change } from '#nn/change.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { placeKey, type Spot } from '#nn/places.ts';
import { duplicateRun, moveRun, removeRun, unwrap, wrapRun } from '#nn/runs.ts';
import { foldKey, isContainer, isFolded } from '#stage/layout/stackTree.ts';
import { blockName, listName, runName } from '#state/blockName.ts';
import { meantBy } from '#state/selection.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';

const registry: LayerRegistry = layers;
const state = () => editor().store.getState();
const network = () => state().document.network;

/** The blocks that an action on a block means, and what they are called. */
export function meant(id: string): { ids: readonly string[]; name: string } {
  const ids = meantBy(state().selection, id);
  return { ids, name: runName(network(), ids) };
}

/** Makes changes as one edit, with the run (or block) selected as before. */
function edit(label: string, changes: readonly Change[]): boolean {
  if (changes.length === 0) return false;
  const before = network();
  editor().change(label, changes);
  return network() !== before;
}

/** The next place in the order of reading where blocks would stand elsewhere than now: within their list, into a container beside them, or out of theirs. */
function neighbourSpot(ids: readonly string[], by: -1 | 1): Spot | undefined {
  const first = findBlock(network(), registry, ids[0]!);
  const last = findBlock(network(), registry, ids.at(-1)!);
  if (!first || !last) return undefined;
  const cargo: Cargo = { kind: 'blocks', ids };
  // A list that is not there yet is begun by carrying something to it, not in passing.
  const spots = spotsFor(cargo, network(), state().document.view).filter(
    ({ place, empty }) => !empty || (listAt(network(), registry, place)?.length === 0 && isBegun(place)),
  );
  const keys = spots.map(({ place }) => placeKey(place));
  const from = by < 0 ? keys.indexOf(placeKey(first.place)) : keys.indexOf(placeKey(behind(last.place)));
  return spots[from + by];
}

const behind = (place: Place): Place => ({ ...place, index: place.index + 1 });
const isBegun = ({ container, slot, branch }: Place): boolean => {
  const held = container === undefined ? undefined : findBlock(network(), registry, container)?.block;
  return held !== undefined && innerLists(held, registry).some((l) => l.slot === slot && l.branch === branch);
};

/** Moves a block (or the run that it is part of) on by one, also into a container beside it or out of its own. */
export function moveBlock(id: string, by: -1 | 1): void {
  const { ids, name } = meant(id);
  const spot = neighbourSpot(ids, by);
  if (!spot || !edit(`Move ${name}`, moveRun(network(), registry, ids, spot.place))) return;
  const { index, ...holder } = findBlock(network(), registry, ids[0]!)!.place;
  const list = listAt(network(), registry, holder)!;
  const where = holder.container === undefined ? '' : ` in ${listName(network(), holder)}`;
  announce(`${name} moved to place ${index + 1} of ${list.length}${where}.`);
}

/** Whether a block can be moved on by one. */
export const canMove = (id: string, by: -1 | 1): boolean => neighbourSpot(meant(id).ids, by) !== undefined;

/** Puts blocks to a place, as a drop does. */
export function moveTo(ids: readonly string[], spot: Spot): void {
  const cargo: Cargo = { kind: 'blocks', ids };
  const { document, data, inference } = state();
  const changes = changesFor(cargo, spot, { network: document.network, data, inference });
  if (changes.length > 0) put(cargo, spot, previewChanges(document, data, inference, changes));
}

export function duplicateBlock(id: string): void {
  const { ids, name } = meant(id);
  if (edit(`Duplicate ${name}`, duplicateRun(network(), registry, ids))) announce(`${name} duplicated.`);
}

/** Deletes a block (or the run) and selects its neighbour, or the container that is left empty. */
export function deleteBlock(id: string): void {
  const { ids, name } = meant(id);
  const first = findBlock(network(), registry, ids[0]!);
  if (!first) return;
  const { index, ...holder } = first.place;
  edit(`Delete ${name}`, removeRun(ids));
  const list = listAt(network(), registry, holder) ?? [];
  const next = list[Math.min(index, list.length - 1)]?.id ?? holder.container;
  editor().select(next === undefined ? undefined : { block: next });
  announce(`${name} deleted.`);
}

/** Puts a block (or the run) into a new container. */
export function wrapBlock(id: string, type: string): void {
  const { ids, name } = meant(id);
  const wrapped = wrapRun(network(), registry, ids, freshBlock(type));
  const container = registry[type]!.name;
  if (!wrapped || !edit(`Wrap ${name} in ${container}`, wrapped.changes)) return;
  editor().select({ block: wrapped.id });
  announce(`${name} wrapped in ${blockName(network(), wrapped.id)}.`);
}

/** Takes a container away and leaves what it held. */
export function unwrapBlock(id: string): void {
  const name = blockName(network(), id);
  const held = findBlock(network(), registry, id);
  if (!held || !edit(`Unwrap ${name}`, unwrap(network(), registry, id))) return;
  const { index, ...holder } = held.place;
  const next = listAt(network(), registry, holder)?.[index];
  editor().select(next ? { block: next.id } : undefined);
  announce(`${name} unwrapped.`);
}

export function addBranch(id: string): void {
  const held = findBlock(network(), registry, id)?.block;
  const slot = Object.entries(registry[held?.type ?? '']?.slots ?? {}).find(([, kind]) => kind === 'lists')?.[0];
  if (!held || slot === undefined) return;
  const branch = innerLists(held, registry).filter((l) => l.slot === slot).length;
  const name = blockName(network(), id);
  if (edit(`Add a branch to ${name}`, [{ kind: 'addBranch', id, slot, branch }]))
    announce(`Branch ${branch + 1} added to ${name}; empty, it hands on what comes in.`);
}

export function removeBranch(id: string, slot: string, branch: number): void {
  const name = blockName(network(), id);
  if (edit(`Remove branch ${branch + 1} of ${name}`, [{ kind: 'removeBranch', id, slot, branch }]))
    announce(`Branch ${branch + 1} of ${name} removed.`);
}

/** Shows a container as one column, or all that it holds. Part of how things are shown, not of the document's history. */
export function toggleFold(id: string): void {
  const { view } = state().document;
  const depth = findBlock(network(), registry, id)?.depth ?? 0;
  const folded = !isFolded(view, id, depth);
  editor().setView({ [foldKey(id)]: folded });
  announce(`${blockName(network(), id)} ${folded ? 'folded' : 'unfolded'}.`);
}

/** Brings the focus to the selected block once it is drawn, where what had the focus is gone. */
export function focusSelected(): void {
  requestAnimationFrame(() => {
    const id = state().selection?.block;
    if (id !== undefined) document.querySelector<HTMLElement>(`[data-label="${id}"]`)?.focus();
  });
}

/** Where the palette adds on a press: into an empty container that is selected, else behind the selected block; before the last where nothing is. */
function placeToAdd(): Place {
  const { selection } = state();
  const blocks = network();
  if (selection?.block === 'input') return { index: 0 };
  const found = selection && findBlock(blocks, registry, selection.run?.at(-1) ?? selection.block);
  if (!found) return { index: Math.max(0, blocks.length - 1) };
  const { block, place } = found;
  const empty = innerLists(block, registry).find((list) => list.blocks.length === 0);
  if (isContainer(registry, block.type) && empty && countHeld(block.id) === 0) {
    const { slot, branch } = empty;
    return { container: block.id, slot, ...(branch === undefined ? {} : { branch }), index: 0 };
  }
  // After the last block lies the answer: what is added there goes before it.
  const last = place.container === undefined && place.index === blocks.length - 1;
  return last ? place : behind(place);
}

const countHeld = (id: string): number => {
  const held = findBlock(network(), registry, id)?.block;
  return held ? innerLists(held, registry).reduce((sum, list) => sum + list.blocks.length, 0) : 0;
};

/** Adds what the palette holds, with the first way out where it does not fit as it is. */
export function addCargo(cargo: Cargo): void {
  const { document, data, inference } = state();
  const spot: Spot = { place: placeToAdd(), depth: 0 };
  const changes = changesFor(cargo, spot, { network: document.network, data, inference });
  const preview = previewChanges(document, data, inference, changes);
  const name = cargoName(cargo, document.network);
  editor().change(`Add ${name}`, preview.changes);
  if (preview.block) editor().select({ block: preview.block.id });
  const { index, container } = spot.place;
  const where = container === undefined ? `at place ${index + 1}` : `to ${listName(document.network, spot.place)}`;
  announce(`${name} added ${where}.`);
}
