/** @file How a program with weights, whose images have their channels last, compares itself with the test vector. */
import { fileNames } from './besideFiles.ts';
import { TOLERANCE } from './exporter.ts';
import { pythonString } from './pythonText.ts';
import { savedArraysWords as words } from './savedArraysWords.ts';
import type { ExportSource } from './source.ts';

/** `check(model)`. @param answer what the model answers to `test["inputs"]`, as an array of NumPy @param before a line that comes first */
export function checkCode(source: ExportSource, answer: (inputs: string) => string, before = ''): string {
  const last = (shape: readonly number[]) => (shape.length === 3 ? '.transpose(0, 2, 3, 1)' : '');
  return `def check(model):
    """${words.check}"""
    test = read(${pythonString(fileNames(source).test)})
${before}    outputs = test["outputs"]${last(source.output)}
    difference = np.abs(${answer(`test["inputs"]${last(source.input.shape)}`)} - outputs).max()
    print(f"${words.difference} {difference:.1e}")
    if not difference <= ${TOLERANCE} * (1 + np.abs(outputs).max()):
        raise SystemExit("${words.differs}")`;
}
