/** @file The samples of a network for programs that have them as arrays of NumPy: written out where they are few, else read from a file. */
import { type NamedTensor, writeSafetensors } from '#formats/safetensors.ts';
import { formatShape, type Shape } from '#nn/shape.ts';
import { areFew, asksForInput, fileNames, sampleTensors } from './besideFiles.ts';
import { madeFile } from './made.ts';
import { float32Text, oneLine, pythonList, pythonString } from './pythonText.ts';
import { samplesWords as words } from './samplesWords.ts';
import type { ExportSource } from './source.ts';

/** Where a document says nothing of how long it trains. */
const USUAL_STEPS = 2000;

const written = ({ shape, values }: NamedTensor): string =>
  `np.array(${pythonList(values, shape, values instanceof Int32Array ? String : float32Text)})`;

/** What the samples are called in a program. */
const ARRAYS = { train_inputs: 'X', train_targets: 'Y', test_inputs: 'X_test', test_targets: 'Y_test' };

/** What classes and columns are called, where that is not long. */
function remarks({ data, code }: ExportSource): readonly string[] {
  const [classes, columns] = [data.classNames.map(oneLine), data.columnNames.map(oneLine)];
  const isShort = (names: readonly string[]) => names.length > 0 && names.join(', ').length < 100;
  const [one, other] = classes;
  return [
    ...(isShort(columns) ? [words.columns(columns)] : []),
    ...(!isShort(classes)
      ? []
      : code.kind === 'binary' && one !== undefined && other !== undefined
        ? [words.positive(one, other, code.low)]
        : [words.classes(classes)]),
  ];
}

/**
 * The lines that make or read the samples as arrays of NumPy, and the file that they are read from.
 * @param how in float64; images with their channels last
 */
export function samplesCode(
  source: ExportSource,
  { float = false, last = false }: { float?: boolean; last?: boolean },
) {
  const { output, input, code } = source;
  const tensors = sampleTensors(source);
  const few = areFew(source, tensors);
  const file = fileNames(source).data;
  const whole = (key: string) => (key.endsWith('inputs') ? input.tokens !== undefined : code.kind === 'index');
  const turned = (shape: Shape) => (last && shape.length === 3 ? '.transpose(0, 2, 3, 1)' : '');
  const ending = (key: string) =>
    (float && !whole(key) ? '.astype(float)' : '') + turned(key.endsWith('inputs') ? input.shape : output);
  const held = Object.entries(ARRAYS).filter(([key]) => key in tensors);
  // An answer in one row has its channels first, whatever order the input has.
  const flat = last && input.shape.length === 3 ? '.transpose(0, 3, 1, 2)' : '';
  const same = formatShape(output) === formatShape(input.shape) ? '' : `${flat}.reshape(-1, ${output.join(', ')})`;
  const lines = [
    `# ${words.samples(formatShape(input.shape), code.kind === 'index' ? undefined : formatShape(output))}`,
    ...remarks(source).map((remark) => `# ${remark}`),
    ...(few ? [] : [`data = read(${pythonString(file)})`]),
    ...held.map(([key, name]) =>
      few
        ? `${name} = ${written(tensors[key]!)}${turned(key.endsWith('inputs') ? input.shape : output)}`
        : `${name} = data["${key}"]${ending(key)}`,
    ),
    ...(asksForInput(source)
      ? held.map(([, name]) => `${name.replace('X', 'Y')} = ${name}${same}  # ${words.picture}`)
      : []),
  ];
  return {
    lines,
    trains: 'train_inputs' in tensors,
    tests: 'test_inputs' in tensors,
    ...(few ? {} : { file: madeFile(file, () => writeSafetensors(tensors)) }),
  };
}

/** How many epochs the document's run has gone, or would usually go. */
export function epochsOf({ document, data, numbers }: ExportSource): number {
  const perEpoch = Math.max(1, Math.ceil(data.train.length / document.training.batchSize));
  return Math.max(1, Math.round((numbers?.step || document.run?.step || USUAL_STEPS) / perEpoch));
}
