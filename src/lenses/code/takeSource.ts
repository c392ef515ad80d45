/** @file A desk's network as exporters are given it: as it is written, or with the numbers of its run. */
import { fileStem } from '#base/fileStem.ts';
import { flowOf, targetOf } from '#data/asked.ts';
import { checkDocument } from '#data/checkDocument.ts';
import type { PreparedData } from '#data/prepare.ts';
import { Unanswered } from '#engine/client.ts';
import { type ExportSource, exportData, numbersOf } from '#exporters/source.ts';
import { layers } from '#layers/index.ts';
import { canRun } from '#nn/checkNetwork.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import { isConfined, targetCode } from '#nn/objective.ts';
import type { Editor, EditorState } from '#state/editorState.ts';
import { NO_WEIGHTS } from '#state/takeWeightsWords.ts';
import { DOES_NOT_FIT } from './codeWords.ts';

function sourceOf(document: StrataDocument, data: PreparedData, inference: Inference): ExportSource | undefined {
  const { output } = inference;
  if (!canRun(inference.problems) || !output) return undefined;
  const code = targetCode(
    targetOf(data),
    document.training.loss,
    output.shape.at(-1)!,
    isConfined(document.network.at(-1)),
  );
  return {
    name: fileStem(document.title),
    ...{ document, inference, code },
    input: flowOf(data),
    output: output.shape,
    data: exportData(data, code),
    ...(document.phases ? { phased: true } : {}),
  };
}

/** The network that is shown, without numbers; undefined where it does not fit together. */
export const sourceShown = ({
  document,
  data,
  inference,
}: Pick<EditorState, 'document' | 'data' | 'inference'>): ExportSource | undefined =>
  sourceOf(document, data, inference);

/** The network of the run as it stands, with its numbers and the test vector; or why they cannot be had, as a sentence. */
export async function takeSource(
  editor: Pick<Editor, 'store' | 'engine'>,
): Promise<ExportSource | { readonly error: string }> {
  try {
    const exported = await editor.engine.ask('exported');
    const { data, document } = editor.store.getState();
    const source = sourceOf(exported.document, data, checkDocument(exported.document, data, layers));
    if (!source) return { error: DOES_NOT_FIT };
    const phased = document.phases ? { phased: true } : {};
    return { ...source, ...phased, numbers: numbersOf(source.inference, exported, source.input, exported) };
  } catch (error) {
    if (error instanceof Unanswered) return { error: NO_WEIGHTS };
    throw error;
  }
}
