/** @file A desk's run as a document that holds its weights. */
import { checkDocument } from '#data/checkDocument.ts';
import { Unanswered } from '#engine/client.ts';
import { layers } from '#layers/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import { recordedUntil, runAt } from '#nn/run.ts';
import { withWeights } from '#nn/takeWeights.ts';
import type { Editor } from './editorState.ts';
import { registries } from './registries.ts';
import { NO_WEIGHTS, NOT_RECORDED } from './takeWeightsWords.ts';

/**
 * The document with the run as it stands and its weights, or why they cannot be had, as a sentence. Nothing is lost by that: the document can be had without.
 * Rejects where what is asked for is refused for another cause than a run that is no more.
 */
export async function takeWeights(editor: Editor): Promise<StrataDocument | { readonly error: string }> {
  try {
    const checkpoint = await editor.engine.ask('checkpoint');
    const { recorded, data } = editor.store.getState();
    if (!recorded) return { error: NOT_RECORDED };
    const { step } = checkpoint.position;
    const document = { ...editor.snapshot(), run: runAt(step, recordedUntil(recorded, step)) };
    const { blocks } = checkDocument(checkpoint.document, data, layers);
    return withWeights(document, checkpoint, parameterTable(blocks), registries);
  } catch (error) {
    if (error instanceof Unanswered) return { error: NO_WEIGHTS };
    throw error;
  }
}
