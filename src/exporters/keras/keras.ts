/** @file A network as a program of Keras 3. */
import { fileNames, numbersFiles } from '#exporters/besideFiles.ts';
import { chainCode } from '#exporters/chainCode.ts';
import { checkCode } from '#exporters/checkCode.ts';
import type { Exporter } from '#exporters/exporter.ts';
import { expressionsOf, withArgument } from '#exporters/expressions.ts';
import { helpersOf } from '#exporters/numpy/helpersText.ts';
import { ProgramText } from '#exporters/programText.ts';
import { inDocstring, pythonString } from '#exporters/pythonText.ts';
import { rateCode } from '#exporters/rateCode.ts';
import { epochsOf, samplesCode } from '#exporters/samplesCode.ts';
import { savedArraysWords } from '#exporters/savedArraysWords.ts';
import type { ExportSource } from '#exporters/source.ts';
import { remarksOf } from '#exporters/unlike.ts';
import { texts } from '#layers/texts.ts';
import type { Block } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { TextRegistry } from '#nn/layer.ts';
import type { Loss, Optimizer, Training } from '#nn/training.ts';
import { kerasWords as words } from './kerasWords.ts';
import { layerName, weightsCode } from './weightsCode.ts';

const losses: Readonly<Record<Loss, string>> = {
  crossEntropy: 'keras.losses.SparseCategoricalCrossentropy(from_logits=True)',
  binaryCrossEntropy: 'keras.losses.BinaryCrossentropy(from_logits=True)',
  mse: 'keras.losses.MeanSquaredError()',
  mae: 'keras.losses.MeanAbsoluteError()',
  huber: 'keras.losses.Huber()',
};

/** What weight a penalty has on the squares of weights: weight decay that goes through the gradient is one too. */
const squares = ({ l2, optimizer }: Training) => l2 + (optimizer.type === 'adamW' ? 0 : optimizer.weightDecay);

/** As PyTorch starts weights and biases. */
const UNIFORM = `def uniform(fan_in):
    return keras.initializers.RandomUniform(-(fan_in**-0.5), fan_in**-0.5)`;

/** A layer's text with shorter words for what stands in every line. */
const shortened = (code: string): string =>
  code
    .replaceAll('keras.layers.', 'layers.')
    .replaceAll(/keras\.initializers\.RandomUniform\(-(\d+)\*\*-0\.5, \1\*\*-0\.5\)/g, 'uniform($1)');

/** Settings by which a layer's weights are penalised. */
const penalized: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^layers\.(?:Dense|Conv2D|Conv2DTranspose|MultiHeadAttention)\(/, ['kernel_regularizer']],
  [/^layers\.Embedding\(/, ['embeddings_regularizer']],
  [/^layers\.(?:SimpleRNN|LSTM|GRU)\(/, ['kernel_regularizer', 'recurrent_regularizer']],
];

const isHeld = (block: Block) => block.trainable === false || block.learningRateScale === 0;

const FREEZE = `def freeze(name):
    """${words.freeze}"""
    for weight in model.get_layer(name).trainable_weights:
        weight.trainable = False`;

/** What has no weights, of layers that come before or behind one that has. */
const WITHOUT = /^layers\.(?:ZeroPadding2D|Cropping2D)\(/;

function layerCode(
  at: InferredBlock,
  { penalty, named }: { penalty: boolean; named: boolean },
): readonly ((x: string) => string)[] {
  const { block, input, parameterCount } = at;
  const code = shortened((texts as TextRegistry)[block.type]!.code.keras(input, block as never));
  const attends = block.type === 'selfAttention';
  return expressionsOf(code).map((expression) => {
    const settings = penalty ? (penalized.find(([of]) => of.test(expression))?.[1] ?? []) : [];
    let call = settings.reduce((made, name) => withArgument(made, `${name}=penalty`), expression);
    if ((named || isHeld(block)) && parameterCount > 0 && !WITHOUT.test(call))
      call = withArgument(call, `name="${layerName(at)}"`);
    const more = attends && block['causal'] ? ', use_causal_mask=True' : '';
    return (x: string) => (attends ? `${call}(${x}, ${x}${more})` : `${call}(${x})`);
  });
}

function optimizerCode(optimizer: Optimizer, rate: string, clipNorm: number): string {
  const named = (settings: Readonly<Record<string, number | string>>) =>
    Object.entries({ learning_rate: rate, ...settings, ...(clipNorm > 0 ? { global_clipnorm: clipNorm } : {}) })
      .map(([name, value]) => `${name}=${value}`)
      .join(', ');
  switch (optimizer.type) {
    case 'sgd': {
      const { momentum, nesterov } = optimizer;
      return `keras.optimizers.SGD(${named({
        ...(momentum > 0 ? { momentum } : {}),
        ...(momentum > 0 && nesterov ? { nesterov: 'True' } : {}),
      })})`;
    }
    case 'adam':
    case 'adamW': {
      const { type, beta1, beta2, epsilon, weightDecay } = optimizer;
      const moments = { beta_1: beta1, beta_2: beta2, epsilon };
      return type === 'adam'
        ? `keras.optimizers.Adam(${named(moments)})`
        : `keras.optimizers.AdamW(${named({ weight_decay: weightDecay, ...moments })})`;
    }
    case 'rmsProp':
      return `keras.optimizers.RMSprop(${named({ rho: optimizer.decay, epsilon: optimizer.epsilon })})`;
    case 'adagrad':
      return `keras.optimizers.Adagrad(${named({ initial_accumulator_value: 0, epsilon: optimizer.epsilon })})`;
  }
}

/** The learning rate as the optimiser takes it, and the class that it needs. */
function scheduleCode({ optimizer, schedule }: Training): { readonly rate: string; readonly code?: string } {
  const rate = rateCode(optimizer.learningRate, schedule, {
    min: 'keras.ops.minimum',
    cos: 'keras.ops.cos',
    pi: 'math.pi',
    floor: (quotient) => `keras.ops.floor(${quotient})`,
  });
  if (!/\bt\b/.test(rate)) return { rate: /^\d+$/.test(rate) ? `${rate}.0` : rate }; // Keras takes no whole number
  return {
    rate: 'Schedule()',
    code: `class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        t = keras.ops.cast(step, "float32")
        return ${rate}

    def get_config(self):
        return {}`,
  };
}

/** How often it is right, as Keras counts it. */
function metricsCode({ code, document }: ExportSource): string {
  if (code.kind === 'index') return '["accuracy"]';
  if (code.kind === 'oneHot') return '[keras.metrics.CategoricalAccuracy()]';
  if (code.kind === 'value' || code.low !== 0) return '[]';
  return `[keras.metrics.BinaryAccuracy(threshold=${document.training.loss === 'binaryCrossEntropy' ? 0 : 0.5})]`;
}

/** A program that is compiled by the tests and not run. */
export const kerasExporter: Exporter = {
  numbers: 'takes',
  make(source) {
    const { name, document, inference, input, numbers } = source;
    const { training } = document;
    const data = samplesCode(source, { last: true });
    const schedule = scheduleCode(training);
    const penalty = training.l1 > 0 || squares(training) > 0;
    const shape = input.shape.length === 3 ? [...input.shape.slice(1), input.shape[0]!] : input.shape;
    const tokens = input.tokens === undefined ? '' : ', dtype="int32"';
    const can = { freezesBlocks: true, biasesOfGru: true, decaysBiases: false };
    const lines = chainCode(document.network, inference, 'inputs', {
      layer: (at) => layerCode(at, { penalty, named: numbers !== undefined }),
      sum: (parts) => `layers.Add()([${parts.join(', ')}])`,
      joined: (parts) => `layers.Concatenate(axis=-1)([${parts.join(', ')}])`,
    });
    const held = inference.blocks.filter(({ block, parameterCount }) => parameterCount > 0 && isHeld(block));
    const weights = numbers && weightsCode(inference.blocks);
    const reads = data.file !== undefined || numbers !== undefined;
    const text = new ProgramText();
    const gap = () => text.add().add();

    text.add(`"""${inDocstring(document.title)}: ${words.about}`).add();
    for (const remark of remarksOf(source, 'Keras 3', can)) text.add(inDocstring(remark));
    text.add('"""');
    if (reads) text.add('import json');
    if (schedule.code?.includes('math.')) text.add('import math');
    if (numbers && data.trains) text.add('import sys');
    if (reads) text.add('from pathlib import Path');
    text.add().add('import keras').add('import numpy as np').add('from keras import layers').add();
    text.add(`EPOCHS = ${epochsOf(source)}`).add(`keras.utils.set_random_seed(${document.seed % 2 ** 32})`);
    const functions = [
      ...(reads ? helpersOf(['read']) : []),
      ...(lines.some(({ code }) => code.includes('uniform(')) ? [UNIFORM] : []),
      ...(schedule.code ? [schedule.code] : []),
      ...(held.length > 0 ? [FREEZE] : []),
      ...(weights?.functions ?? []),
      ...(weights
        ? [checkCode(source, (inputs) => `keras.ops.convert_to_numpy(model(${inputs}, training=False))`)]
        : []),
    ];
    for (const code of functions) gap().add(code);
    gap();
    for (const line of data.lines) text.add(line);
    text.add();
    if (penalty) text.add(`penalty = keras.regularizers.L1L2(l1=${training.l1}, l2=${squares(training) / 2})`);
    text.add(`inputs = keras.Input((${shape.join(', ')}${shape.length === 1 ? ',' : ''})${tokens})`);
    for (const { code, block } of lines) text.add(code, block);
    text.add('model = keras.Model(inputs, x)');
    for (const at of held) text.add(`freeze("${layerName(at)}")`, at.block.id);
    text.add('model.compile(');
    text.add(`    optimizer=${optimizerCode(training.optimizer, schedule.rate, training.clipNorm)},`);
    text
      .add(`    loss=${losses[training.loss]},`)
      .add(`    metrics=${metricsCode(source)},`)
      .add(')');
    if (numbers && weights) {
      text
        .add()
        .add(`saved = read(${pythonString(fileNames(source).weights)})  # ${savedArraysWords.saved(numbers.step)}`);
      for (const { code, block } of weights.lines) text.add(code, block);
    }
    gap().add('if __name__ == "__main__":').add('    model.summary()');
    if (numbers) text.add('    check(model)');
    if (numbers && data.trains) text.add('    if "--train" in sys.argv[1:]:');
    const deeper = numbers ? '        ' : '    ';
    if (data.trains) text.add(`${deeper}model.fit(X, Y, batch_size=${training.batchSize}, epochs=EPOCHS, verbose=2)`);
    if (data.tests) text.add(`    print("${words.test}", model.evaluate(X_test, Y_test, verbose=0))`);
    const files = [{ name: `${name}.py`, content: text.text }] as const;
    return { files: [...files, ...(data.file ? [data.file] : []), ...numbersFiles(source)], marks: text.marks };
  },
};
