/** @file The gate of the editor: only what can be written and read again becomes the document. */

import { withoutLostGoals } from '#nn/checkGoals.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sameValue } from '#nn/sameValue.ts';
import { beyondFloat32 } from './editorWords.ts';
import { registries } from './registries.ts';

export type Admission = { readonly document: StrataDocument } | { readonly why: string };

/**
 * The document as the reader gives it back, with missing fields filled in; or why it cannot be kept, in the reader's words. Parts that are the same stay the
 * same objects, so that nothing is drawn anew for them. A goal of a block that was taken away goes with it. The run is not looked at, the engine's own record, nor are the weights it starts from.
 */
export function admit(edited: StrataDocument): Admission {
  const document = withoutLostGoals(edited, registries);
  const { run, initial, ...written } = document;
  const { document: read, problems } = readDocument(written, registries);
  if (!read) return { why: sentenceOf(problems[0]!) };
  const kept = <K extends 'data' | 'network' | 'training'>(part: K): StrataDocument[K] =>
    sameValue(read[part], document[part]) ? document[part] : read[part];
  return {
    document: {
      ...read,
      data: kept('data'),
      network: kept('network'),
      training: kept('training'),
      ...(initial ? { initial } : {}),
      ...(run ? { run } : {}),
    },
  };
}

/** Why a value cannot be set by hand, or undefined where it can: a record of the run holds only numbers that single precision has. */
export function valueProblem(parameter: string, value: number): string | undefined {
  if (Number.isFinite(Math.fround(value))) return undefined;
  return beyondFloat32(parameter, value);
}
