import type { StrataDocument } from '#nn/document.ts';
import type { Desk } from '#state/desk.ts';
import { askedBy, readBlocks, starterFor } from './data/starter.ts';
import { NEW_NETWORK } from './fileWords.ts';

/** A network of a single block that fits the data at hand, to build from; of a few where none would do alone. Data, training and view stay. */
export function newDocument({ run: _, ...document }: StrataDocument): StrataDocument {
  const asked = askedBy(document.data);
  const { loss } = document.training;
  const single = [{ id: 'a', type: 'dense', units: Math.max(1, asked.target.classes) }];
  const isPoint = asked.kind === 'plane' || asked.kind === 'line';
  const network = isPoint ? readBlocks(single, loss) : starterFor(asked, loss);
  return { ...document, title: 'Untitled', network: network ?? document.network };
}

/** Opens it, undoably. */
export const startNew = ({ editor }: Desk): void =>
  editor.open(newDocument(editor.store.getState().document), NEW_NETWORK);
