/** @file Blocks on their way: lifted with pointer or keyboard, over a place or not. One at a time. */
import { placeKey, type Spot } from '#nn/places.ts';
import { blockName, spotName } from '#state/blockName.ts';
import { createShared } from '#state/shared.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { type Cargo, cargoName, changesFor, spotsFor } from './cargo.ts';
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
const drag = createShared<DragState>(resting);
const after = createShared<{ readonly drop: AfterDrop | undefined }>({ drop: undefined });
export const dragged = (): DragState => drag.get();
export const useDrag = drag.use;
export const useAfterDrop = (): AfterDrop | undefined => after.use((s) => s.drop);
export const forgetDrop = (): void => after.set({ drop: undefined });

/** What dropping would do, by place: asked for when the cargo first comes over it. */
let previews = new Map<string, Preview | null>();

const ground = () => {
  const { document, data, inference } = editor().store.getState();
  return { document, network: document.network, data, inference };
};

function begin(cargo: Cargo): Pick<DragState, 'cargo' | 'spots'> {
  const { document } = ground();
  previews = new Map();
  forgetDrop();
  return { cargo, spots: spotsFor(cargo, document.network, document.view) };
}

/** Lifts something with the pointer. */
export function lift(cargo: Cargo, at: { x: number; y: number }): void {
  drag.set({ ...resting, ...begin(cargo), by: 'pointer', ...at });
}

/** Lifts something with the keyboard: it begins over a place. */
export function liftByKey(cargo: Cargo, slot: string): void {
  drag.set({ ...resting, ...begin(cargo), by: 'keyboard', slot });
  drag.set({ preview: previewAt(slot) });
  announce(`${cargoName(cargo, ground().network)} lifted. Arrow keys choose a place, Enter drops, Escape cancels.`);
}

/** What dropping the cargo at a place would do; undefined where there is no such place or it lies there already. */
export function previewAt(slot: string): Preview | undefined {
  const { cargo, spots } = drag.get();
  const spot = spots.find((s) => placeKey(s.place) === slot);
  if (!cargo || !spot) return undefined;
  let preview = previews.get(slot);
  if (preview === undefined) {
    const { document, data, inference, network } = ground();
    const changes = changesFor(cargo, spot, { network, data, inference });
    preview = changes.length === 0 ? null : previewChanges(document, data, inference, changes);
    previews.set(slot, preview);
  }
  return preview ?? undefined;
}

/** Whether dropping at a place fits, where that has been found out. */
export const knownToFit = (slot: string): boolean | undefined => {
  const preview = previews.get(slot);
  return preview === undefined ? undefined : (preview?.fits ?? false);
};

/** The stage shows more or fewer places than before: a container was opened. */
export function placesAnew(): void {
  const { cargo } = drag.get();
  const { document } = ground();
  if (cargo) drag.set({ spots: spotsFor(cargo, document.network, document.view) });
}

/** Brings the cargo over a place (or none), with the answer to what dropping it there would do. */
export function hover(slot: string | undefined, at?: { x: number; y: number }): void {
  const { cargo, slot: before, by, spots } = drag.get();
  if (!cargo) return;
  if (slot === before) {
    if (at) drag.set(at);
    return;
  }
  const preview = slot === undefined ? undefined : previewAt(slot);
  drag.set({ slot, preview, ...at });
  const spot = spots.find((s) => placeKey(s.place) === slot);
  if (by === 'keyboard' && spot)
    announce(`${spotName(ground().network, spot)}. ${preview ? describePreview(preview) : 'Where it was.'}`);
}

/** Brings the cargo `by` places on in the order of reading, or to the first or last. */
export function hoverNext(by: -1 | 1 | 'first' | 'last'): void {
  const { spots, slot } = drag.get();
  const keys = spots.map((s) => placeKey(s.place));
  const at = slot === undefined ? -1 : keys.indexOf(slot);
  const next = by === 'first' ? 0 : by === 'last' ? keys.length - 1 : at + by;
  hover(keys[Math.max(0, Math.min(keys.length - 1, next))]);
}

/** Drops the cargo where it is: with the first way out where it does not fit as it is. Returns the id of the first block dropped. */
export function drop(): string | undefined {
  const { cargo, slot, preview, spots } = drag.get();
  const spot = spots.find((s) => placeKey(s.place) === slot);
  const { network } = ground();
  drag.set(resting);
  if (!cargo || !spot) return undefined;
  if (!preview) {
    if (cargo.kind === 'blocks') announce(`${cargoName(cargo, network)} stays where it is.`);
    return undefined;
  }
  return put(cargo, spot, preview);
}

/** Makes the changes of a drop as one edit, and says so. */
export function put(cargo: Cargo, spot: Spot, preview: Preview): string | undefined {
  const { network } = ground();
  const name = cargoName(cargo, network);
  const label = `${cargo.kind === 'blocks' ? 'Move' : 'Add'} ${name}`;
  const where = lowered(spotName(network, spot));
  editor().change(label, preview.changes);
  const id = preview.block?.id;
  const run = cargo.kind === 'blocks' && cargo.ids.length > 1 ? { run: cargo.ids } : {};
  if (id) editor().select({ block: id, ...run });
  const [first, ...others] = preview.fits ? [] : preview.fixes;
  announce(`${name} dropped ${where}.${first ? ` ${first.fix.label}.` : ''}`);
  if (first) {
    const made = editor().store.getState().history.past.at(-1);
    const apply = (changes: Preview['changes']) => () => {
      forgetDrop();
      // Only as long as the drop is the last thing that was done.
      if (editor().store.getState().history.past.at(-1) !== made) return;
      editor().undo();
      editor().change(label, changes);
      announce(`${label}, done anew.`);
    };
    after.set({
      drop: {
        done: first.fix.label,
        made,
        others: others.map(({ fix, changes, difference }) => ({ label: fix.label, difference, apply: apply(changes) })),
      },
    });
  }
  return id;
}

export function cancelDrag(): void {
  if (drag.get().cargo && drag.get().by === 'keyboard') announce('Cancelled.');
  drag.set(resting);
}

/** The name of a block, by its id or by its place in the outermost list. */
export function blockTitle(at: string | number): string {
  const { network } = ground();
  const id = typeof at === 'string' ? at : network[at]?.id;
  return (id !== undefined && blockName(network, id)) || 'nothing';
}
