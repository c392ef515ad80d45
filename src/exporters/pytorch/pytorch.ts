/** @file The exporter to PyTorch: a program with the network, its data and its training, and files with what is too long for a program. */
import { asksForInput, fileNames, numbersFiles } from '#exporters/besideFiles.ts';
import { type Exported, type Exporter, TOLERANCE } from '#exporters/exporter.ts';
import { ProgramText } from '#exporters/programText.ts';
import { inDocstring, oneLine, pythonString } from '#exporters/pythonText.ts';
import type { ExportSource } from '#exporters/source.ts';
import { layers } from '#layers/index.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';
import { dataCode } from './dataCode.ts';
import { type Helper, helpers } from './helpers.ts';
import { initCode } from './initCode.ts';
import { addNetwork } from './networkCode.ts';
import { headWords, words } from './pytorchWords.ts';
import { mainCode, scoreCode, trainCode } from './runCode.ts';
import { freezeCode, lossCode, optimizerCode, scheduleCode, stepCode, trainedBlocks } from './trainingCode.ts';

const registry: LayerRegistry = layers;

const READER = `def read_safetensors(name):
    """${words.reader}"""
    content = bytearray(Path(__file__).with_name(name).read_bytes())
    start = 8 + int.from_bytes(content[:8], "little")
    tensors = {}
    for key, entry in json.loads(content[8:start]).items():
        if key != "__metadata__":
            begin, end = (start + offset for offset in entry["data_offsets"])
            dtype = {"F32": torch.float32, "I32": torch.int32}[entry["dtype"]]
            tensors[key] = torch.frombuffer(content[begin:end], dtype=dtype).reshape(entry["shape"])
    return tensors`;

const checkCode = (file: string, tokens: boolean) => `def check(model):
    """${words.check}"""
    test = read_safetensors(${pythonString(file)})
    model.eval()
    with torch.no_grad():
        difference = (model(test["inputs"]${tokens ? '.long()' : ''}) - test["outputs"]).abs().max().item()
    print(f"largest difference to the test vector: {difference:.1e}")
    if not difference <= ${TOLERANCE.toExponential()} * (1 + test["outputs"].abs().max().item()):
        raise ValueError("${words.differs}")`;

/** What PyTorch refuses to normalise: one number a channel or group, of a lone sample. */
const lone = ({ inference }: ExportSource): boolean =>
  inference.blocks.some(
    ({ block, input }) =>
      (registry[block.type]!.mixesBatch || block.type === 'groupNorm') && sizeOf(input.shape.slice(1)) === 1,
  );

/** Remarks on the samples. */
function dataRemarks({ data, code }: ExportSource): readonly string[] {
  const names = data.classNames.map(oneLine);
  const columns = data.columnNames.map(oneLine);
  const short = (list: readonly string[]) => list.length > 0 && list.join(', ').length < 100;
  return [
    ...(short(columns) ? [words.columns(columns)] : []),
    ...(code.kind === 'binary' && names.length === 2
      ? [words.positive(names[0]!, names[1]!, code.low)]
      : short(names) && names.some((one, i) => one !== String(i))
        ? [words.classes(names)]
        : []),
  ];
}

export const pytorchExporter: Exporter = {
  numbers: 'takes',
  make(source): Exported {
    const { name, document, inference, input, data, numbers } = source;
    const { training, seed } = document;
    const named = fileNames(source);
    const trains = trainedBlocks(source).length > 0 && data.train.length > 0;
    const model = new ProgramText();
    const prepares = [...initCode(inference), ...freezeCode(source)];
    const before = prepares.length > 0 ? 'model = ' : 'return ';
    const needed = addNetwork(model, { before, network: document.network, inference });
    const samples = dataCode(source);
    const reads = numbers !== undefined || samples.file !== undefined;
    const schedule = trains ? scheduleCode(source) : undefined;

    const text = new ProgramText();
    const part = (code: string) => text.add().add().add(code);
    text.add(
      `"""${headWords({ title: inDocstring(document.title), file: inDocstring(`${name}.py`), weights: numbers !== undefined, trains })}
"""`,
    );
    text.add();
    const modules = [
      ...(reads ? ['import json'] : []),
      ...(schedule?.includes('math.') ? ['import math'] : []),
      ...(numbers && trains ? ['import sys'] : []),
      ...(reads ? ['from pathlib import Path'] : []),
    ];
    if (modules.length > 0) text.add(modules.join('\n')).add();
    text.add('import torch\nfrom torch import nn\nfrom torch.nn import functional as F').add();
    text.add(`SEED = ${seed}  # ${words.seed}`);
    if (trains) {
      const shortest = lone(source) ? 2 : 1;
      const batch = Math.max(shortest, training.batchSize);
      const run = numbers?.step ?? document.run?.step ?? 0;
      const steps = run || 2000;
      const perEpoch = Math.ceil(data.train.length / batch);
      const epochs = Math.max(1, Math.ceil(steps / perEpoch));
      text.add(`EPOCHS = ${epochs}  # ${run ? words.epochs(steps) : words.noRun}`);
      text.add(`BATCH_SIZE = ${batch}${batch > training.batchSize ? `  # ${words.loneBatch}` : ''}`);
    }
    for (const remark of remarks(source, trains)) text.add(`# ${remark}`);
    for (const helper of Object.keys(helpers) as Helper[]) if (needed.has(helper)) part(helpers[helper]);

    part(`def make_model():\n    """${words.model}"""`);
    const marks = model.marks;
    for (const [i, line] of model.text.trimEnd().split('\n').entries()) text.add(line, marks[i]);
    for (const { code, block } of prepares) text.add(code.replaceAll(/^/gm, '    '), block);
    if (prepares.length > 0) text.add('    return model');

    if (reads) part(READER);
    part(samples.code);
    part(lossCode(source));
    if (trains) {
      part(optimizerCode(source));
      if (schedule) part(schedule);
      part(stepCode(source));
      part(trainCode({ scheduled: schedule !== undefined, lone: lone(source) }));
    }
    part(scoreCode(source));
    if (numbers) part(checkCode(named.test, input.tokens !== undefined));
    part(mainCode({ weights: numbers && named.weights, trains }));

    const beside = [...(samples.file ? [samples.file] : []), ...numbersFiles(source)];
    return { files: [{ name: `${name}.py`, content: text.text }, ...beside], marks: text.marks };
  },
};

function remarks(source: ExportSource, trains: boolean): readonly string[] {
  const { document, numbers, phased } = source;
  return [
    ...(phased ? [words.phases] : []),
    ...(document.initial && !numbers ? [words.initial] : []),
    ...(trains ? [] : [words.nothing]),
    ...(asksForInput(source) ? [words.itself] : []),
    ...dataRemarks(source),
  ];
}
