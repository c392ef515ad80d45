/** @file Documents whose runs were made by another engine. */
import type { StrataDocument } from '#nn/document.ts';
import { ENGINE, madeElsewhere } from '#nn/engineNumber.ts';
import { trainedAgain } from '#nn/engineWords.ts';
import { notPretrained } from '#nn/phaseWords.ts';
import type { EditorState } from './editorState.ts';
import { registries } from './registries.ts';

/** The document with its run as this engine will make it. */
export function madeHere(document: StrataDocument): StrataDocument {
  const { run } = document;
  if (document.engine === ENGINE && (!run || run.engine === ENGINE)) return document;
  if (!run || run.engine === ENGINE) return { ...document, engine: ENGINE };
  // Weights that another engine made are no short cut to where this one comes.
  const { weights: _, ...made } = run;
  return { ...document, engine: ENGINE, run: { ...made, engine: ENGINE } };
}

/** What is said of a document that was brought in. */
export function noticeOf(document: StrataDocument): EditorState['notice'] {
  const undone = notPretrained(document, registries);
  const again = madeElsewhere(document) ? trainedAgain(document.run!.engine) : undefined;
  if (undone === undefined && again === undefined) return undefined;
  const text = [undone, again].filter((said) => said !== undefined).join(' ');
  return { tone: undone === undefined ? 'info' : 'bad', text };
}
