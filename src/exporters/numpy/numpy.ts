/** @file A network as a program of NumPy: forward, backward and update line by line. */

import { fileNames, numbersFiles } from '#exporters/besideFiles.ts';
import { type Exporter, TOLERANCE } from '#exporters/exporter.ts';
import { ProgramText } from '#exporters/programText.ts';
import { inDocstring, pythonString } from '#exporters/pythonText.ts';
import { epochsOf, samplesCode } from '#exporters/samplesCode.ts';
import type { ExportSource } from '#exporters/source.ts';
import { parameterTable } from '#nn/parameterTable.ts';
import { type HelperName, helpersOf } from './helpersText.ts';
import { numpyWords as words } from './numpyWords.ts';
import { losses, start, updateCode } from './objective.ts';
import { type Line, passesOf } from './passes.ts';

/** More samples than this are not put through the network at once. */
const MANY = 1000;

/** How often an answer is right, as an expression of out and y; undefined where no class is asked for. */
function rightCode({ code, document }: ExportSource): string | undefined {
  if (code.kind === 'index') return 'out.argmax(-1) == y';
  if (code.kind === 'oneHot') return 'out.argmax(-1) == y.argmax(-1)';
  if (code.kind === 'value') return undefined;
  const middle = document.training.loss === 'binaryCrossEntropy' ? 0 : (1 + code.low) / 2;
  return `(out > ${middle}) == (y == 1)`;
}

/** Variables in brackets, of which no line becomes too long. */
function listed(names: readonly string[]): string {
  const line = `[${names.join(', ')}]`;
  if (line.length <= 100) return line;
  const rows = Array.from({ length: Math.ceil(names.length / 10) }, (_, i) => names.slice(10 * i, 10 * i + 10));
  return `[\n${rows.map((row) => `        ${row.join(', ')},\n`).join('')}    ]`;
}

/** The lines of a program. */
export const numpyExporter: Exporter = {
  numbers: 'takes',
  make(source) {
    const { name, document, inference, numbers } = source;
    const { training } = document;
    const passes = passesOf(document.network, inference);
    const { parameters, buffers } = parameterTable(inference.blocks);
    const blockOf = new Map(inference.blocks.map(({ block }) => [block.id, block]));
    const data = samplesCode(source, { float: true });
    const right = rightCode(source);
    const loss = losses[training.loss];
    const reads = data.file !== undefined || numbers !== undefined;
    const helpers: HelperName[] = [...(loss.uses ?? []), ...passes.helpers, ...(reads ? (['read'] as const) : [])];
    const functions = helpersOf(helpers);
    const text = new ProgramText();
    const lines = (list: readonly Line[]) => {
      for (const { code, block } of list) text.add(`    ${code}`, block);
    };
    const gap = () => text.add().add();

    text.add(`"""${inDocstring(document.title)}: ${words.about}`).add();
    text.add(words.names);
    if (source.phased) text.add(words.phases);
    if (document.initial && !numbers) text.add(words.initial);
    text.add('"""');
    if (reads) text.add('import json');
    const bends = passes.helpers.has('normal_cdf');
    if (bends) text.add('import math');
    if (numbers && data.trains) text.add('import sys');
    if (reads) text.add('from pathlib import Path');
    if (reads || bends) text.add();
    text.add('import numpy as np').add();
    text.add(`EPOCHS = ${epochsOf(source)}`);
    text.add(`rng = np.random.default_rng(${document.seed})  # ${words.seed}`);
    for (const code of functions) gap().add(code);
    if (functions.length > 0) gap();
    else text.add();
    for (const line of data.lines) text.add(line);
    text.add().add(`P = {  # ${words.parameters}`);
    for (const { path, block, spec } of parameters)
      text.add(`    "${path}": ${start(spec, blockOf.get(block)!)},`, block);
    text.add('}');
    if (buffers.length > 0) {
      text.add(`B = {  # ${words.buffers}`);
      for (const { path, block, name: own, shape } of buffers)
        text.add(`    "${path}": np.${own === 'running_var' ? 'ones' : 'zeros'}(${shape[0]}),`, block);
      text.add('}');
    }
    if (numbers) {
      text.add(`saved = read(${pythonString(fileNames(source).weights)})  # ${words.saved(numbers.step)}`);
      for (const table of ['P', ...(buffers.length > 0 ? ['B'] : [])])
        text.add(`for name in ${table}:`).add(`    ${table}[name][...] = saved[name]`);
    }
    gap().add('def forward(x, training=False):').add(`    """${words.forward}"""`);
    lines(passes.forward);
    text.add(`    return ${passes.out}, ${listed(passes.kept)}`);
    gap().add(loss.code);
    gap().add(`def backward(d${passes.out}, kept):`).add(`    """${words.backward}"""`);
    if (passes.kept.length > 0) text.add(`    ${listed(passes.kept)} = kept`);
    text.add('    G = {}');
    lines(passes.backward);
    text.add('    return G');
    gap().add(updateCode(training, inference));
    gap()
      .add('def score(x, y):')
      .add(`    """${right ? words.scoreOfClasses : words.score}"""`);
    const parts = `for part in np.array_split(x, len(x) // ${MANY} + 1)`;
    const many = Math.max(source.data.train.length, source.data.test.length) > MANY;
    text.add(`    out = ${many ? `np.concatenate([forward(part)[0] ${parts}])` : 'forward(x)[0]'}`);
    if (right) text.add(`    return loss(out, y)[0], np.mean(${right})`);
    else text.add('    return loss(out, y)[0]');
    if (numbers) {
      gap().add('def check():').add(`    """${words.check}"""`);
      text.add(`    test = read(${pythonString(fileNames(source).test)})`);
      const float = source.input.tokens === undefined ? '.astype(float)' : '';
      text.add(`    inputs, outputs = test["inputs"]${float}, test["outputs"]`);
      text.add('    difference, most = np.abs(forward(inputs)[0] - outputs).max(), np.abs(outputs).max()');
      text.add(`    print(f"${words.difference} {difference:.1e}")`);
      text
        .add(`    if not difference <= ${TOLERANCE} * (1 + most):`)
        .add(`        raise SystemExit("${words.differs}")`);
    }
    if (data.trains) {
      gap().add('def train():').add('    t = 0').add('    for epoch in range(EPOCHS):');
      text.add('        order = rng.permutation(len(X))');
      text.add(`        for first in range(0, len(X), ${training.batchSize}):`);
      text.add(`            rows = order[first : first + ${training.batchSize}]`);
      text.add('            out, kept = forward(X[rows], training=True)');
      text.add('            value, dout = loss(out, Y[rows])');
      text.add('            update(backward(dout, kept), t)').add('            t += 1');
      text.add('        if (epoch + 1) % max(1, EPOCHS // 10) == 0:');
      text.add('            print(f"epoch {epoch + 1}: loss {value:.4f}")');
    }
    gap().add('def main():');
    if (numbers) text.add('    check()');
    if (data.trains && numbers) text.add('    if "--train" in sys.argv[1:]:').add('        train()');
    else if (data.trains) text.add('    train()');
    else if (!numbers) text.add(`    print("${words.nothing}")`);
    const said = right ? '{:.4f}, {:.1%} right' : '{:.4f}';
    const star = right ? '*' : '';
    if (data.trains) text.add(`    print("training: loss ${said}".format(${star}score(X, Y)))`);
    if (data.tests) text.add(`    print("test: loss ${said}".format(${star}score(X_test, Y_test)))`);
    gap().add('if __name__ == "__main__":').add('    main()');

    const beside = [...(data.file ? [data.file] : []), ...numbersFiles(source)];
    return { files: [{ name: `${name}.py`, content: text.text }, ...beside], marks: text.marks };
  },
};
