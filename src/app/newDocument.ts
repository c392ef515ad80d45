import type { PreparedData } from '#data/prepare.ts';
import type { StrataDocument } from '#nn/document.ts';
import { readDocument } from '#nn/document.ts';
import { registries } from '#state/editor.ts';

/** A network of a single block that fits the data at hand, to build from. Data, training and view stay. */
export function newDocument(
  { run: _, ...document }: StrataDocument,
  data: Pick<PreparedData, 'classNames'>,
): StrataDocument {
  const units = Math.max(1, data.classNames.length);
  const reading = readDocument(
    { ...document, title: 'Untitled', network: [{ id: 'a', type: 'dense', units }] },
    registries,
  );
  return reading.document ?? document;
}
