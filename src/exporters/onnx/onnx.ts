import { toBase64 } from '#base/codec.ts';
import type { Exporter } from '#exporters/exporter.ts';
import type { ExportSource, Numbers } from '#exporters/source.ts';
import type { OnnxModel } from '#formats/onnx/model.ts';
import { writeOnnx } from '#formats/onnx/writeOnnx.ts';
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { compactBlock } from '#nn/compactDocument.ts';
import { GraphBuilder, INPUT } from './graphBuilder.ts';
import { meaningOf, onnxModelWords as words } from './onnxWords.ts';
import { operators } from './operators.ts';

/** The newest operators and form that every runtime of the last years reads. */
const OPSET = 17;
const IR_VERSION = 8;

/** A model that any ONNX runtime runs, in evaluation, for any number of samples. */
export const onnxExporter: Exporter = {
  numbers: 'needs',
  make(source) {
    const model = modelOf(source, source.numbers!);
    return { files: [{ name: `${source.name}.onnx`, content: writeOnnx(model) }] };
  },
};

/** A network with its numbers as an ONNX model. */
export function modelOf({ document, inference, input, code, data, name }: ExportSource, numbers: Numbers): OnnxModel {
  const graph = new GraphBuilder(numbers.tensors);
  /** The value that flows out of a list of blocks. */
  const through = (blocks: readonly Block[], x: string): string => {
    for (const block of blocks) {
      const { path, input, output } = inference.byId.get(block.id)!;
      const lists: Record<string, string[]> = {};
      for (const { slot, blocks: held } of innerLists(block, layers)) (lists[slot] ??= []).push(through(held, x));
      const at = { id: block.id, path, input, output: output! };
      x = operators[block.type as keyof typeof layers](graph, at, x, block as never, lists);
      graph.describe(x, output!);
    }
    return x;
  };
  const last = through(document.network, INPUT);
  const { step, parameterHash, tensors: _, vector } = numbers;
  return {
    irVersion: IR_VERSION,
    opsets: { '': OPSET },
    producer: 'Strata',
    producerVersion: '',
    doc: document.title,
    // Texts by names of our own: `docs/exporting.md` says what they hold.
    metadata: {
      'strata.title': document.title,
      'strata.step': String(step),
      'strata.parameterHash': parameterHash,
      'strata.output': meaningOf(code, document.training.loss),
      ...(data.classNames.length > 0 ? { 'strata.classes': JSON.stringify(data.classNames) } : {}),
      ...(data.columnNames.length > 0 ? { 'strata.columns': JSON.stringify(data.columnNames) } : {}),
      ...(input.tokens === undefined ? {} : { 'strata.tokens': String(input.tokens) }),
      'strata.network': JSON.stringify(document.network.map((block) => compactBlock(block, layers))),
      'strata.test': words.checkedBy,
      'strata.test.inputs': littleEndian(vector.inputs),
      'strata.test.outputs': littleEndian(vector.outputs),
    },
    graph: graph.graph(name, input, last, inference.output!),
  };
}

/** Words of 32 bits as base64, the same on every machine. */
function littleEndian(values: Float32Array<ArrayBuffer>): string {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const view = new DataView(new ArrayBuffer(words.byteLength));
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word, true);
  return toBase64(new Uint8Array(view.buffer));
}
