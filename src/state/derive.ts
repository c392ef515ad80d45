/** @file What follows from a document: its samples, shapes and problems, and what another document asks of the engine. */
import { checkDocument } from '#data/checkDocument.ts';
import { outlineData, overAxes } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import { liveSettings, networkText } from '#nn/run.ts';
import { axesIn } from './axes.ts';
import type { EditorState } from './editorState.ts';

/** What the engine must start anew for. */
export const originOf = (d: StrataDocument): string => JSON.stringify([d.seed, d.data, d.training.loss]);
/** What a run does not go on under as if nothing had been. */
export const structureOf = (d: StrataDocument): string => originOf(d) + networkText(d);
/** What may change while a run goes on. */
export const liveText = (d: StrataDocument): string => JSON.stringify(liveSettings(d));

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
