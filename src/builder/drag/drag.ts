/** @file Blocks on their way: lifted with pointer or keyboard, over a place or not. One at a time. */

import { placeKey, type Spot } from '#nn/places.ts';
import { labelOf } from '#nn/problemWords.ts';
import { blockName, spotName } from '#state/blockName.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { type Cargo, cargoName, changesFor, spotsFor } from './cargo.ts';
import { doneAnew, lifted, staysWhereItIs, WHERE_IT_WAS_BEFORE } from './dropWords.ts';
import { type Preview, previewChanges } from './preview.ts';
import { describePreview, lowered } from './teacherWords.ts';

export type { Cargo } from './cargo.ts';

export interface DragState {
  readonly cargo: Cargo | undefined;
  readonly by: 'pointer' | 'keyboard';
  /** Where the pointer is, in viewport pixels. */
  readonly x: number;
  readonly y: number;
  /** Where the cargo can go, in the order of reading, and the key of the place it is over. */
  readonly spots: readonly Spot[];
  readonly slot: string | undefined;
  readonly preview: Preview | undefined;
}

/** What a drop did in order to fit, and what else would have done. */
export interface AfterDrop {
  readonly done: string;
  /** The edit that it was. */
  readonly made: unknown;
  readonly others: readonly { readonly label: string; readonly difference: number; apply(): void }[];
}

const resting: DragState = {
  cargo: undefined,
  by: 'pointer',
  x: 0,
  y: 0,
  spots: [],
  slot: undefined,
  preview: undefined,
};
const drag = perDesk(() => createShared<DragState>(resting));
const after = perDesk(() => createShared<{ readonly drop: AfterDrop | undefined }>({ drop: undefined }));
export const dragged = (desk: Desk): DragState => drag(desk).get();
export const useDrag = <T>(select: (state: DragState) => T): T => drag(useDesk()).use(select);
export const useAfterDrop = (): AfterDrop | undefined => after(useDesk()).use((s) => s.drop);
export const forgetDrop = (desk: Desk): void => after(desk).set({ drop: undefined });

/** What dropping would do, by place: asked for when the cargo first comes over it. */
const previews = perDesk(() => new Map<string, Preview | null>());

const ground = (desk: Desk) => {
  const { document, data, inference } = desk.editor.store.getState();
  return { document, network: document.network, data, inference };
};

function begin(desk: Desk, cargo: Cargo): Pick<DragState, 'cargo' | 'spots'> {
  const { document } = ground(desk);
  previews(desk).clear();
  forgetDrop(desk);
  return { cargo, spots: spotsFor(cargo, document.network, document.view) };
}

/** Lifts something with the pointer. */
export function lift(desk: Desk, cargo: Cargo, at: { x: number; y: number }): void {
  drag(desk).set({ ...resting, ...begin(desk, cargo), by: 'pointer', ...at });
}

/** Lifts something with the keyboard: it begins over a place. */
export function liftByKey(desk: Desk, cargo: Cargo, slot: string): void {
  drag(desk).set({ ...resting, ...begin(desk, cargo), by: 'keyboard', slot });
  drag(desk).set({ preview: previewAt(desk, slot) });
  announce(lifted(cargoName(cargo, ground(desk).network)));
}

/** What dropping the cargo at a place would do; undefined where there is no such place or it lies there already. */
export function previewAt(desk: Desk, slot: string): Preview | undefined {
  const { cargo, spots } = drag(desk).get();
  const spot = spots.find((s) => placeKey(s.place) === slot);
  if (!cargo || !spot) return undefined;
  let preview = previews(desk).get(slot);
  if (preview === undefined) {
    const { document, data, inference, network } = ground(desk);
    const changes = changesFor(cargo, spot, { network, data, inference });
    preview = changes.length === 0 ? null : previewChanges(document, data, inference, changes);
    previews(desk).set(slot, preview);
  }
  return preview ?? undefined;
}

/** Whether dropping at a place fits, where that has been found out. */
export const knownToFit = (desk: Desk, slot: string): boolean | undefined => {
  const preview = previews(desk).get(slot);
  return preview === undefined ? undefined : (preview?.fits ?? false);
};

/** The stage shows more or fewer places than before: a container was opened. */
export function placesAnew(desk: Desk): void {
  const { cargo } = drag(desk).get();
  const { document } = ground(desk);
  if (cargo) drag(desk).set({ spots: spotsFor(cargo, document.network, document.view) });
}

/** Brings the cargo over a place (or none), with the answer to what dropping it there would do. */
export function hover(desk: Desk, slot: string | undefined, at?: { x: number; y: number }): void {
  const { cargo, slot: before, by, spots } = drag(desk).get();
  if (!cargo) return;
  if (slot === before) {
    if (at) drag(desk).set(at);
    return;
  }
  const preview = slot === undefined ? undefined : previewAt(desk, slot);
  drag(desk).set({ slot, preview, ...at });
  const spot = spots.find((s) => placeKey(s.place) === slot);
  if (by === 'keyboard' && spot)
    announce(`${spotName(ground(desk).network, spot)}. ${preview ? describePreview(preview) : WHERE_IT_WAS_BEFORE}`);
}

/** Brings the cargo `by` places on in the order of reading, or to the first or last. */
export function hoverNext(desk: Desk, by: -1 | 1 | 'first' | 'last'): void {
  const { spots, slot } = drag(desk).get();
  const keys = spots.map((s) => placeKey(s.place));
  const at = slot === undefined ? -1 : keys.indexOf(slot);
  const next = by === 'first' ? 0 : by === 'last' ? keys.length - 1 : at + by;
  hover(desk, keys[Math.max(0, Math.min(keys.length - 1, next))]);
}

/** Drops the cargo where it is: with the first way out where it does not fit as it is. Returns the id of the first block dropped. */
export function drop(desk: Desk): string | undefined {
  const { cargo, slot, preview, spots } = drag(desk).get();
  const spot = spots.find((s) => placeKey(s.place) === slot);
  const { network } = ground(desk);
  drag(desk).set(resting);
  if (!cargo || !spot) return undefined;
  if (!preview) {
    if (cargo.kind === 'blocks') announce(staysWhereItIs(cargoName(cargo, network)));
    return undefined;
  }
  return put(desk, cargo, spot, preview);
}

/** Makes the changes of a drop as one edit, and says so. */
export function put(desk: Desk, cargo: Cargo, spot: Spot, preview: Preview): string | undefined {
  const { network } = ground(desk);
  const name = cargoName(cargo, network);
  const label = `${cargo.kind === 'blocks' ? 'Move' : 'Add'} ${name}`;
  const where = lowered(spotName(network, spot));
  desk.editor.change(label, preview.changes);
  const id = preview.block?.id;
  const run = cargo.kind === 'blocks' && cargo.ids.length > 1 ? { run: cargo.ids } : {};
  if (id) desk.editor.select({ block: id, ...run });
  const [first, ...others] = preview.fits ? [] : preview.fixes;
  announce(`${name} dropped ${where}.${first ? ` ${labelOf(first.fix)}.` : ''}`);
  if (first) {
    const made = desk.editor.store.getState().history.past.at(-1);
    const apply = (changes: Preview['changes']) => () => {
      forgetDrop(desk);
      // Only as long as the drop is the last thing that was done.
      if (desk.editor.store.getState().history.past.at(-1) !== made) return;
      desk.editor.undo();
      desk.editor.change(label, changes);
      announce(doneAnew(label));
    };
    after(desk).set({
      drop: {
        done: labelOf(first.fix),
        made,
        others: others.map(({ fix, changes, difference }) => ({
          label: labelOf(fix),
          difference,
          apply: apply(changes),
        })),
      },
    });
  }
  return id;
}

export function cancelDrag(desk: Desk): void {
  if (drag(desk).get().cargo && drag(desk).get().by === 'keyboard') announce('Cancelled.');
  drag(desk).set(resting);
}

/** The name of a block, by its id or by its place in the outermost list. */
export function blockTitle(desk: Desk, at: string | number): string {
  const { network } = ground(desk);
  const id = typeof at === 'string' ? at : network[at]?.id;
  return (id !== undefined && blockName(network, id)) || 'nothing';
}
