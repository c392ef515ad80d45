/** @file What follows from a document: its samples, shapes and problems, and what another document asks of the engine. */
import { checkDocument } from '#data/checkDocument.ts';
import { outlineData, overAxes } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type Effects, effectsBetween } from '#nn/effects.ts';
import { inForce } from '#nn/phase.ts';
import { sameValue } from '#nn/sameValue.ts';
import { axesIn } from './axes.ts';
import type { EditorState } from './editorState.ts';
import { hashIn } from './keptImports.ts';
import { registries } from './registries.ts';

/** What a difference between two documents asks of the engine, once so many of their phases have begun. */
export const effectsOn = (before: StrataDocument, after: StrataDocument, begun: number): Effects =>
  effectsBetween(inForce(before, begun, registries), inForce(after, begun, registries), registries);

/** The recipes of a document's phases, itself the first. */
export const recipesOf = (document: StrataDocument): readonly StrataDocument[] =>
  Array.from({ length: (document.phases?.length ?? 0) + 1 }, (_, k) => inForce(document, k, registries));

/** The hashes of the imported images and rows that a document and its phases name; empty where one names none. */
export const hashesIn = (document: StrataDocument): readonly string[] => [
  ...new Set(recipesOf(document).map(({ data }) => hashIn(data))),
];

/** How many phases had begun where a document's run stands. */
export const begunIn = ({ run }: StrataDocument): number => run?.reached.length ?? 0;

/** What of a document is in force; parts that say the same stay the same objects. */
function shownOf(written: StrataDocument, begun: number, before: StrataDocument | undefined): StrataDocument {
  if (!written.phases) return written;
  const now = inForce(written, begun, registries);
  const kept = <K extends 'data' | 'network' | 'training'>(part: K): StrataDocument[K] =>
    before && sameValue(before[part], now[part]) ? before[part] : now[part];
  return { ...now, data: kept('data'), network: kept('network'), training: kept('training') };
}

/** What follows once so many phases have begun. Data that did not change, drawn over the same columns, stay the same object. */
export function derive(
  written: StrataDocument,
  begun: number,
  before?: EditorState,
): Pick<EditorState, 'document' | 'written' | 'begun' | 'data' | 'inference' | 'runnable'> {
  const document = shownOf(written, begun, before?.document);
  const sameData = before && before.document.data === document.data && before.document.seed === document.seed;
  const known = sameData ? before.data : outlineData(document.data, document.seed);
  const data = overAxes(known, axesIn(document.view, known));
  const inference = checkDocument(document, data, layers);
  return { document, written, begun, data, inference, runnable: canRun(inference.problems) };
}
