/** @file Documents whose runs were made by another engine. */
import type { StrataDocument } from '#nn/document.ts';
import { ENGINE, madeElsewhere, trainedAgain } from '#nn/engineNumber.ts';
import type { EditorState } from './editorState.ts';

/** The document with its run as this engine will make it. */
export function madeHere(document: StrataDocument): StrataDocument {
  const { run } = document;
  if (document.engine === ENGINE && (!run || run.engine === ENGINE)) return document;
  return { ...document, engine: ENGINE, ...(run ? { run: { ...run, engine: ENGINE } } : {}) };
}

/** What is said of a document that was brought in. */
export const noticeOf = (document: StrataDocument): EditorState['notice'] =>
  madeElsewhere(document) ? { tone: 'info', text: trainedAgain(document.run!.engine) } : undefined;
