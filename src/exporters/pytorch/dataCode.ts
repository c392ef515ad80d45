/** @file The samples of a network in a PyTorch program: written out where they are few, else read from the file beside it. */
import { areFew, asksForInput, fileNames, sampleTensors } from '#exporters/besideFiles.ts';
import type { ExportedFile } from '#exporters/exporter.ts';
import { madeFile } from '#exporters/made.ts';
import { float32Text, pythonList, pythonString } from '#exporters/pythonText.ts';
import type { ExportSource } from '#exporters/source.ts';
import { type NamedTensor, writeSafetensors } from '#formats/safetensors.ts';
import { words } from './pytorchWords.ts';

export interface DataCode {
  /** `load_data()`: by "train" and "test", as far as there are such samples, inputs and targets. */
  readonly code: string;
  /** The file that it reads; undefined where the program has it all. */
  readonly file?: ExportedFile;
}

/** Tokens and classes stand as int32 in a file; PyTorch looks them up by int64. */
const long = ({ input, code }: ExportSource, name: string): string =>
  (name.endsWith('inputs') ? input.tokens !== undefined : code.kind === 'index') ? '.long()' : '';

function written({ shape, values }: NamedTensor): string {
  const say = values instanceof Int32Array ? String : float32Text;
  return `torch.tensor(${pythonList(values, shape, say, '    ')})`;
}

/** The samples, in the program or beside it. */
export function dataCode(source: ExportSource): DataCode {
  const { data, input, output } = source;
  const tensors = sampleTensors(source);
  const few = areFew(source, tensors);
  const file = fileNames(source).data;
  const said = (name: string) => (few ? name : `tensors["${name}"]${long(source, name)}`);
  const flat = output.length === 1 && input.shape.length > 1 ? '.flatten(1)' : '';
  const targets = (part: string) =>
    asksForInput(source) ? `${said(`${part}_inputs`)}${flat}` : said(`${part}_targets`);
  const parts = (['train', 'test'] as const).filter((part) => data[part].length > 0);
  const lines = [
    ...(few
      ? Object.entries(tensors).map(([name, tensor]) => `${name} = ${written(tensor)}`)
      : [`tensors = read_safetensors(${pythonString(file)})`]),
    'return {',
    ...parts.map((part) => `    "${part}": (${said(`${part}_inputs`)}, ${targets(part)}),`),
    '}',
  ];
  return {
    code: `def load_data():
    """${words.data}"""
${lines.map((line) => `    ${line}`).join('\n')}`,
    ...(few ? {} : { file: madeFile(file, () => writeSafetensors(tensors)) }),
  };
}
