/** @file What can be done with blocks of the network, with its announcement: one place for buttons, keys and menus. An action on one of a selected run is done to the run. */

import { type Cargo, cargoName, changesFor, freshBlock, spotsFor } from '#builder/drag/cargo.ts';
import { put } from '#builder/drag/drag.ts';
import { previewChanges } from '#builder/drag/preview.ts';
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { findBlock, innerLists, listAt, type Place } from '#nn/block.ts';
import type { Change } from '#nn/change.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { placeKey, type Spot } from '#nn/places.ts';
import { duplicateRun, moveRun, removeRun, unwrap, wrapRun } from '#nn/runs.ts';
import { foldKey, isContainer, isFolded } from '#stage/layout/stackTree.ts';
import { blockName, listName, runName } from '#state/blockName.ts';
import type { Desk } from '#state/desk.ts';
import { meantBy } from '#state/selection.ts';
import { announce } from '#ui/Announcer.tsx';
import {
  addsBranch,
  atPlace,
  branchAdded,
  branchRemoved,
  movedTo,
  removeBranchWords,
  wrappedWords,
  wrapWords,
} from './actionWords.ts';

const registry: LayerRegistry = layers;
const state = (desk: Desk) => desk.editor.store.getState();
const network = (desk: Desk) => state(desk).document.network;

/** The blocks that an action on a block means, and what they are called. */
export function meant(desk: Desk, id: string): { ids: readonly string[]; name: string } {
  const ids = meantBy(state(desk).selection, id);
  return { ids, name: runName(network(desk), ids) };
}

/** Makes changes as one edit, with the run (or block) selected as before. */
function edit(desk: Desk, label: string, changes: readonly Change[]): boolean {
  if (changes.length === 0) return false;
  const before = network(desk);
  desk.editor.change(label, changes);
  return network(desk) !== before;
}

/** The next place in the order of reading where blocks would stand elsewhere than now: within their list, into a container beside them, or out of theirs. */
function neighbourSpot(desk: Desk, ids: readonly string[], by: -1 | 1): Spot | undefined {
  const first = findBlock(network(desk), registry, ids[0]!);
  const last = findBlock(network(desk), registry, ids.at(-1)!);
  if (!first || !last) return undefined;
  const cargo: Cargo = { kind: 'blocks', ids };
  // A list that is not there yet is begun by carrying something to it, not in passing.
  const spots = spotsFor(cargo, network(desk), state(desk).document.view).filter(
    ({ place, empty }) => !empty || (listAt(network(desk), registry, place)?.length === 0 && isBegun(desk, place)),
  );
  const keys = spots.map(({ place }) => placeKey(place));
  const from = by < 0 ? keys.indexOf(placeKey(first.place)) : keys.indexOf(placeKey(behind(last.place)));
  return spots[from + by];
}

const behind = (place: Place): Place => ({ ...place, index: place.index + 1 });
const isBegun = (desk: Desk, { container, slot, branch }: Place): boolean => {
  const held = container === undefined ? undefined : findBlock(network(desk), registry, container)?.block;
  return held !== undefined && innerLists(held, registry).some((l) => l.slot === slot && l.branch === branch);
};

/** Moves a block (or the run that it is part of) on by one, also into a container beside it or out of its own. */
export function moveBlock(desk: Desk, id: string, by: -1 | 1): void {
  const { ids, name } = meant(desk, id);
  const spot = neighbourSpot(desk, ids, by);
  if (!spot || !edit(desk, `Move ${name}`, moveRun(network(desk), registry, ids, spot.place))) return;
  const { index, ...holder } = findBlock(network(desk), registry, ids[0]!)!.place;
  const list = listAt(network(desk), registry, holder)!;
  const where = holder.container === undefined ? '' : ` in ${listName(network(desk), holder)}`;
  announce(movedTo(name, index + 1, list.length, where));
}

/** Whether a block can be moved on by one. */
export const canMove = (desk: Desk, id: string, by: -1 | 1): boolean =>
  neighbourSpot(desk, meant(desk, id).ids, by) !== undefined;

/** Puts blocks to a place, as a drop does. */
export function moveTo(desk: Desk, ids: readonly string[], spot: Spot): void {
  const cargo: Cargo = { kind: 'blocks', ids };
  const { document, data, inference } = state(desk);
  const changes = changesFor(cargo, spot, { network: document.network, data, inference });
  if (changes.length > 0) put(desk, cargo, spot, previewChanges(document, data, inference, changes));
}

export function duplicateBlock(desk: Desk, id: string): void {
  const { ids, name } = meant(desk, id);
  if (edit(desk, `Duplicate ${name}`, duplicateRun(network(desk), registry, ids))) announce(`${name} duplicated.`);
}

/** Deletes a block (or the run) and selects its neighbour, or the container that is left empty. */
export function deleteBlock(desk: Desk, id: string): void {
  const { ids, name } = meant(desk, id);
  const first = findBlock(network(desk), registry, ids[0]!);
  if (!first) return;
  const { index, ...holder } = first.place;
  edit(desk, `Delete ${name}`, removeRun(ids));
  const list = listAt(network(desk), registry, holder) ?? [];
  const next = list[Math.min(index, list.length - 1)]?.id ?? holder.container;
  desk.editor.select(next === undefined ? undefined : { block: next });
  announce(`${name} deleted.`);
}

/** Puts a block (or the run) into a new container. */
export function wrapBlock(desk: Desk, id: string, type: string): void {
  const { ids, name } = meant(desk, id);
  const wrapped = wrapRun(network(desk), registry, ids, freshBlock(type));
  const container = layerName(type);
  if (!wrapped || !edit(desk, wrapWords(name, container), wrapped.changes)) return;
  desk.editor.select({ block: wrapped.id });
  announce(wrappedWords(name, blockName(network(desk), wrapped.id)));
}

/** Takes a container away and leaves what it held. */
export function unwrapBlock(desk: Desk, id: string): void {
  const name = blockName(network(desk), id);
  const held = findBlock(network(desk), registry, id);
  if (!held || !edit(desk, `Unwrap ${name}`, unwrap(network(desk), registry, id))) return;
  const { index, ...holder } = held.place;
  const next = listAt(network(desk), registry, holder)?.[index];
  desk.editor.select(next ? { block: next.id } : undefined);
  announce(`${name} unwrapped.`);
}

export function addBranch(desk: Desk, id: string): void {
  const held = findBlock(network(desk), registry, id)?.block;
  const slot = Object.entries(registry[held?.type ?? '']?.slots ?? {}).find(([, kind]) => kind === 'lists')?.[0];
  if (!held || slot === undefined) return;
  const branch = innerLists(held, registry).filter((l) => l.slot === slot).length;
  const name = blockName(network(desk), id);
  if (edit(desk, addsBranch(name), [{ kind: 'addBranch', id, slot, branch }])) announce(branchAdded(branch + 1, name));
}

export function removeBranch(desk: Desk, id: string, slot: string, branch: number): void {
  const name = blockName(network(desk), id);
  if (edit(desk, removeBranchWords(branch + 1, name), [{ kind: 'removeBranch', id, slot, branch }]))
    announce(branchRemoved(branch + 1, name));
}

/** Shows a container as one column, or all that it holds. Part of how things are shown, not of the document's history. */
export function toggleFold(desk: Desk, id: string): void {
  const { view } = state(desk).document;
  const depth = findBlock(network(desk), registry, id)?.depth ?? 0;
  const folded = !isFolded(view, id, depth);
  desk.editor.setView({ [foldKey(id)]: folded });
  announce(`${blockName(network(desk), id)} ${folded ? 'folded' : 'unfolded'}.`);
}

/** Brings the focus to the selected block once it is drawn, where what had the focus is gone. */
export function focusSelected(desk: Desk): void {
  requestAnimationFrame(() => {
    const id = state(desk).selection?.block;
    if (id !== undefined) document.querySelector<HTMLElement>(`[data-label="${id}"]`)?.focus();
  });
}

/** Where the palette adds on a press: into an empty container that is selected, else behind the selected block; before the last where nothing is. */
function placeToAdd(desk: Desk): Place {
  const { selection } = state(desk);
  const blocks = network(desk);
  if (selection?.block === 'input') return { index: 0 };
  const found = selection && findBlock(blocks, registry, selection.run?.at(-1) ?? selection.block);
  if (!found) return { index: Math.max(0, blocks.length - 1) };
  const { block, place } = found;
  const empty = innerLists(block, registry).find((list) => list.blocks.length === 0);
  if (isContainer(registry, block.type) && empty && countHeld(desk, block.id) === 0) {
    const { slot, branch } = empty;
    return { container: block.id, slot, ...(branch === undefined ? {} : { branch }), index: 0 };
  }
  // After the last block lies the answer: what is added there goes before it.
  const last = place.container === undefined && place.index === blocks.length - 1;
  return last ? place : behind(place);
}

const countHeld = (desk: Desk, id: string): number => {
  const held = findBlock(network(desk), registry, id)?.block;
  return held ? innerLists(held, registry).reduce((sum, list) => sum + list.blocks.length, 0) : 0;
};

/** Adds what the palette holds, with the first way out where it does not fit as it is. */
export function addCargo(desk: Desk, cargo: Cargo): void {
  const { document, data, inference } = state(desk);
  const spot: Spot = { place: placeToAdd(desk), depth: 0 };
  const changes = changesFor(cargo, spot, { network: document.network, data, inference });
  const preview = previewChanges(document, data, inference, changes);
  const name = cargoName(cargo, document.network);
  desk.editor.change(`Add ${name}`, preview.changes);
  if (preview.block) desk.editor.select({ block: preview.block.id });
  const { index, container } = spot.place;
  const where = container === undefined ? atPlace(index + 1) : `to ${listName(document.network, spot.place)}`;
  announce(`${name} added ${where}.`);
}
