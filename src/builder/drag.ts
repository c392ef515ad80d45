/** @file A block on its way: lifted with pointer or keyboard, over a slot or not. One at a time. */
import { layers } from '#layers/index.ts';
import type { Change } from '#nn/change.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockName } from '#state/blockName.ts';
import { createShared } from '#state/shared.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { type Preview, previewChange } from './preview.ts';

/** What is carried: a new block of a type, or a block of the network. */
export type Cargo = { readonly kind: 'new'; readonly type: string } | { readonly kind: 'block'; readonly id: string };

export interface DragState {
  readonly cargo: Cargo | undefined;
  readonly by: 'pointer' | 'keyboard';
  /** Where the pointer is, in viewport pixels. */
  readonly x: number;
  readonly y: number;
  /** The index of the slot it is over. */
  readonly slot: number | undefined;
  readonly preview: Preview | undefined;
}

const resting: DragState = { cargo: undefined, by: 'pointer', x: 0, y: 0, slot: undefined, preview: undefined };
const drag = createShared<DragState>(resting);
export const dragged = (): DragState => drag.get();
export const useDrag = drag.use;

/** A block as it comes from the palette. */
export const freshBlock = (type: string): { readonly type: string } => ({
  type,
  ...(layers as LayerRegistry)[type]?.fresh,
});

/** The change that putting the cargo into a slot is. */
export const changeFor = (cargo: Cargo, index: number): Change =>
  cargo.kind === 'new'
    ? { kind: 'insert', block: freshBlock(cargo.type), place: { index } }
    : { kind: 'move', id: cargo.id, place: { index } };

export function cargoName(cargo: Cargo): string {
  if (cargo.kind === 'new') return layers[cargo.type as keyof typeof layers].name;
  const block = editor()
    .store.getState()
    .document.network.find((b) => b.id === cargo.id);
  return block ? layers[block.type as keyof typeof layers].name : 'block';
}

/** Lifts something with the pointer. */
export function lift(cargo: Cargo, at: { x: number; y: number }): void {
  drag.set({ ...resting, cargo, by: 'pointer', ...at });
}

/** Lifts something with the keyboard: it begins over a slot. */
export function liftByKey(cargo: Cargo, slot: number): void {
  drag.set({ ...resting, cargo, by: 'keyboard', slot, preview: previewAt(cargo, slot) });
  announce(`${cargoName(cargo)} lifted. Arrow keys choose a place, Enter drops, Escape cancels.`);
}

function previewAt(cargo: Cargo, slot: number): Preview {
  const { document, data } = editor().store.getState();
  return previewChange(document, data, changeFor(cargo, slot));
}

/** Brings the cargo over a slot (or none), with the answer to what dropping it there would do. */
export function hover(slot: number | undefined, at?: { x: number; y: number }): void {
  const { cargo, slot: before, by } = drag.get();
  if (!cargo) return;
  if (slot === before) {
    if (at) drag.set(at);
    return;
  }
  const preview = slot === undefined ? undefined : previewAt(cargo, slot);
  drag.set({ slot, preview, ...at });
  if (by === 'keyboard' && slot !== undefined && preview) announce(`${placeName(slot)}. ${describePreview(preview)}`);
}

/** Drops the cargo where it is: with the first fix where it does not fit as it is. Returns the id of the dropped block. */
export function drop(): string | undefined {
  const { cargo, slot, preview } = drag.get();
  drag.set(resting);
  if (!cargo || slot === undefined || !preview) return undefined;
  const change = changeFor(cargo, slot);
  const changes = preview.fits ? [change] : (preview.fixes[0]?.changes ?? [change]);
  const verb = cargo.kind === 'new' ? 'Add' : 'Move';
  editor().change(`${verb} ${cargoName(cargo)}`, changes);
  const id = preview.block?.id;
  if (id) editor().select({ block: id });
  announce(
    `${cargoName(cargo)} dropped ${placeName(slot).toLowerCase()}.${preview.fits || preview.fixes.length === 0 ? '' : ` ${preview.fixes[0]!.fix.label}.`}`,
  );
  return id;
}

export function cancelDrag(): void {
  if (drag.get().cargo && drag.get().by === 'keyboard') announce('Cancelled.');
  drag.set(resting);
}

/** "Between Dense 1 and Dense 2", as a screen reader hears it. */
export function placeName(slot: number): string {
  const { network } = editor().store.getState().document;
  const before = slot > 0 ? blockTitle(slot - 1) : 'the input';
  return slot >= network.length ? `After ${before}, at the end` : `Between ${before} and ${blockTitle(slot)}`;
}

/** The name of the block at a place of the network. */
export function blockTitle(index: number): string {
  const { network } = editor().store.getState().document;
  const block = network[index];
  return (block && blockName(network, block.id)) ?? 'nothing';
}

/** The card's answer in one sentence. */
export function describePreview(preview: Preview): string {
  const shape = preview.shape ? `gives [${preview.shape.join(', ')}], ` : '';
  const cost = `${preview.difference >= 0 ? 'plus' : 'minus'} ${Math.abs(preview.difference)} parameters`;
  if (preview.fits) return `Fits: ${shape}${cost}.`;
  const fix = preview.fixes[0];
  return `Does not fit: ${preview.problem?.message ?? ''}.${fix ? ` Dropping it applies: ${fix.fix.label}.` : ''}`;
}
