/** @file What is done with the editor of one lane, so that it says what A's document says of it. */
import type { StrataDocument } from '#nn/document.ts';
import { isEmpty, patchBetween } from '#nn/patchBetween.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Variant } from '#nn/variant.ts';
import type { View } from '#nn/view.ts';
import { type Editor, registries } from '#state/editor.ts';

/** Brings a lane's editor to a document: as an edit of its own, so that its run records it; its phases cannot be edited, so that they start it anew. */
export function follow(editor: Editor, target: StrataDocument, label: string, key: string | undefined): void {
  const { written } = editor.store.getState();
  if (isEmpty(patchBetween(written, target, registries))) return;
  const { run: _, ...document } = { ...target, view: written.view };
  if (written.phases || target.phases) editor.open(document, label);
  else editor.update(document, label, key);
}

/** Shows things as another does. */
export function mirror(view: View, editor: Editor): void {
  const before = editor.store.getState().document.view;
  const keys = new Set([...Object.keys(before), ...Object.keys(view)]);
  const more = Object.fromEntries([...keys].filter((key) => before[key] !== view[key]).map((key) => [key, view[key]]));
  if (Object.keys(more).length > 0) editor.setView(more);
}

export const stepsPerEpoch = ({ store }: Pick<Editor, 'store'>): number => {
  const { data, document } = store.getState();
  return Math.max(1, Math.ceil(data.train.length / document.training.batchSize));
};

/** A name that no other variant has. */
export function freeName(wanted: string, others: readonly Pick<Variant, 'name'>[]): string {
  const taken = new Set(['A', ...others.map(({ name }) => name)]);
  const base = wanted.slice(0, 36) || 'Variant';
  let name = wanted.slice(0, 40) || base;
  for (let n = 2; taken.has(name); n++) name = `${base} ${n}`;
  return name;
}

/** Whether what two lanes say can be compared: of the same data, over the same plane or line, or of samples drawn by the same seed. */
export const sameData = ({ store: own }: Pick<Editor, 'store'>, { store: other }: Pick<Editor, 'store'>): boolean => {
  const [a, b] = [own.getState(), other.getState()];
  const drawn = a.data.dimensions > 0 ? sameValue(a.data.domain, b.data.domain) : a.document.seed === b.document.seed;
  return drawn && sameValue(a.document.data, b.document.data);
};
