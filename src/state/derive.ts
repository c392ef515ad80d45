/** @file What follows from a document: its samples, shapes and problems, and what another document asks of the engine. */
import { checkDocument } from '#data/checkDocument.ts';
import { outlineData, overAxes } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type Effects, effectsBetween } from '#nn/effects.ts';
import { axesIn } from './axes.ts';
import type { EditorState } from './editorState.ts';
import { registries } from './registries.ts';

/** What a difference between two documents asks of the engine. */
export const effectsOn = (before: StrataDocument, after: StrataDocument): Effects =>
  effectsBetween(before, after, registries);

/** Data that did not change, drawn over the same columns, stay the same object. */
export function derive(
  document: StrataDocument,
  before?: EditorState,
): Pick<EditorState, 'document' | 'data' | 'inference' | 'runnable'> {
  const sameData = before && before.document.data === document.data && before.document.seed === document.seed;
  const known = sameData ? before.data : outlineData(document.data, document.seed);
  const data = overAxes(known, axesIn(document.view, known));
  const inference = checkDocument(document, data, layers);
  return { document, data, inference, runnable: canRun(inference.problems) };
}
