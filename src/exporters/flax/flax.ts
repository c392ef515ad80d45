/** @file A network as a program of Flax. */
import { fileNames, numbersFiles } from '#exporters/besideFiles.ts';
import { chainCode } from '#exporters/chainCode.ts';
import { checkCode } from '#exporters/checkCode.ts';
import type { Exporter } from '#exporters/exporter.ts';
import { expressionsOf } from '#exporters/expressions.ts';
import { helpersOf } from '#exporters/numpy/helpersText.ts';
import { ProgramText } from '#exporters/programText.ts';
import { inDocstring, pythonString } from '#exporters/pythonText.ts';
import { rateCode } from '#exporters/rateCode.ts';
import { epochsOf, samplesCode } from '#exporters/samplesCode.ts';
import { savedArraysWords } from '#exporters/savedArraysWords.ts';
import { remarksOf } from '#exporters/unlike.ts';
import { texts } from '#layers/texts.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { TextRegistry } from '#nn/layer.ts';
import type { Loss, Optimizer, Training } from '#nn/training.ts';
import { flaxWords as words } from './flaxWords.ts';
import { moduleName, secondBias, weightsCode } from './weightsCode.ts';

const losses: Readonly<Record<Loss, string>> = {
  crossEntropy: 'optax.softmax_cross_entropy_with_integer_labels(out, y).mean()',
  binaryCrossEntropy: 'optax.sigmoid_binary_cross_entropy(out, y).mean()',
  mse: 'jnp.mean((out - y) ** 2)',
  mae: 'jnp.mean(jnp.abs(out - y))',
  huber: 'optax.huber_loss(out, y).mean()',
};

const UNIFORM = `def symmetric_uniform(limit):
    def init(key, shape, dtype=jnp.float32):
        return jax.random.uniform(key, shape, dtype, -limit, limit)

    return init`;

/** A module that the network keeps, under a name; or an expression of what flows in. */
interface Step {
  readonly module?: { readonly name: string; readonly code: string };
  readonly call: (x: string) => string;
}

/** The variance as the mean square of what differs from the mean: the usual difference of two means loses digits where numbers are close. */
const exact = (code: string): string =>
  /^nnx\.(?:Batch|Layer|Group)Norm\(/.test(code)
    ? code.replace(/, rngs=rngs\)$/, ', use_fast_variance=False, rngs=rngs)')
    : code;

function stepsOf(at: InferredBlock): readonly Step[] {
  const { block, input } = at;
  const code = (texts as TextRegistry)[block.type]!.code.flax(input, block as never);
  const name = `self.${moduleName(at)}`;
  return expressionsOf(code).map((expression): Step => {
    const lambda = /^lambda x: (.*)$/s.exec(expression);
    if (lambda) return { call: (x) => lambda[1]!.replace(/\bx\b/g, x) };
    if (!/^nnx\.[A-Z]/.test(expression)) return { call: (x) => `${expression}(${x})` };
    const mask = block.type === 'selfAttention' && block['causal'];
    const last = ['rnn', 'lstm', 'gru'].includes(block.type) && block['returnSequences'] !== true ? '[:, -1]' : '';
    return {
      module: { name, code: exact(expression) },
      call: (x) => `${name}(${x}${mask ? `, mask=nnx.make_causal_mask(${x}[..., 0])` : ''})${last}`,
    };
  });
}

function optimizerCode(optimizer: Optimizer, clipNorm: number): string {
  const { weightDecay } = optimizer;
  const own = (() => {
    switch (optimizer.type) {
      case 'sgd': {
        const { momentum, nesterov } = optimizer;
        const more = momentum > 0 ? `, momentum=${momentum}${nesterov ? ', nesterov=True' : ''}` : '';
        return `optax.sgd(rate${more})`;
      }
      case 'adam':
      case 'adamW': {
        const moments = `b1=${optimizer.beta1}, b2=${optimizer.beta2}, eps=${optimizer.epsilon}`;
        return optimizer.type === 'adam'
          ? `optax.adam(rate, ${moments})`
          : `optax.adamw(rate, ${moments}, weight_decay=${weightDecay})`;
      }
      case 'rmsProp':
        return `optax.rmsprop(rate, decay=${optimizer.decay}, eps=${optimizer.epsilon}, eps_in_sqrt=False)`;
      case 'adagrad':
        return `optax.adagrad(rate, initial_accumulator_value=0.0, eps=${optimizer.epsilon})`;
    }
  })();
  const before = [
    ...(clipNorm > 0 ? [`optax.clip_by_global_norm(${clipNorm})`] : []),
    ...(weightDecay > 0 && optimizer.type !== 'adamW' ? [`optax.add_decayed_weights(${weightDecay})`] : []),
  ];
  return before.length > 0 ? `optax.chain(${[...before, own].join(', ')})` : own;
}

/** The learning rate: a number, or a function of the step. */
function scheduleCode({ optimizer, schedule }: Training): string {
  const rate = rateCode(optimizer.learningRate, schedule, {
    min: 'jnp.minimum',
    cos: 'jnp.cos',
    pi: 'jnp.pi',
    floor: (quotient) => `jnp.floor(${quotient})`,
  });
  return /\bt\b/.test(rate) ? `def rate(t):\n    return ${rate}` : `rate = ${rate}`;
}

/** `loss(model, x, y)` with the penalties on weights. */
function lossCode({ loss, l1, l2 }: Training): string {
  const terms = [...(l1 > 0 ? [`${l1} * jnp.abs(w).sum()`] : []), ...(l2 > 0 ? [`${l2 / 2} * (w**2).sum()`] : [])];
  const plain = `def loss(model, x, y):\n    out = model(x)\n`;
  if (terms.length === 0) return `${plain}    return ${losses[loss]}`;
  return `${plain}    # ${words.penalty}
    weights = [w for w in jax.tree.leaves(nnx.state(model, nnx.Param)) if w.ndim > 1]
    return ${losses[loss]} + sum(${terms.join(' + ')} for w in weights)`;
}

const trainCode = (batch: number, optimizer: string): string => `@nnx.jit
def train_step(model, optimizer, x, y):
    value, gradients = nnx.value_and_grad(loss)(model, x, y)
    optimizer.update(model, gradients)
    return value


def train(model):
    rng = np.random.default_rng(SEED)
    optimizer = nnx.Optimizer(model, ${optimizer}, wrt=nnx.Param)
    model.train()
    for epoch in range(EPOCHS):
        order = rng.permutation(len(X))
        for first in range(0, len(X), ${batch}):
            rows = order[first : first + ${batch}]
            train_step(model, optimizer, X[rows], Y[rows])
    model.eval()`;

/** A program that is compiled by the tests and not run. */
export const flaxExporter: Exporter = {
  numbers: 'takes',
  make(source) {
    const { name, document, inference, numbers } = source;
    const { training } = document;
    const data = samplesCode(source, { last: true });
    const modules: { readonly block: string; readonly code: string }[] = [];
    const lines = chainCode(document.network, inference, 'x', {
      layer: (at) =>
        stepsOf(at).map(({ module, call }) => {
          if (module) modules.push({ block: at.block.id, code: `${module.name} = ${module.code}` });
          if (module && numbers && at.block.type === 'gru')
            modules.push({ block: at.block.id, code: secondBias(module.name, at) });
          return call;
        }),
      sum: (parts) => parts.join(' + '),
      joined: (parts) => `jnp.concatenate([${parts.join(', ')}], axis=-1)`,
    });
    const text = new ProgramText();
    const gap = () => text.add().add();
    const can = { freezesBlocks: false, biasesOfGru: numbers !== undefined, decaysBiases: true };

    text.add(`"""${inDocstring(document.title)}: ${words.about}`).add();
    for (const remark of remarksOf(source, 'Flax', can)) text.add(inDocstring(remark));
    text.add('"""');
    const weights = numbers && weightsCode(inference.blocks);
    const reads = data.file !== undefined || numbers !== undefined;
    if (reads) text.add('import json');
    if (numbers && data.trains) text.add('import sys');
    if (reads) text.add('from pathlib import Path');
    text.add().add('import jax').add('import jax.numpy as jnp').add('import numpy as np').add('import optax');
    text.add('from flax import nnx').add();
    text.add(`SEED = ${document.seed % 2 ** 31}`).add(`EPOCHS = ${epochsOf(source)}`);
    if (reads) for (const code of helpersOf(['read'])) gap().add(code);
    if (modules.some(({ code }) => code.includes('symmetric_uniform('))) gap().add(UNIFORM);
    gap();
    for (const line of data.lines) text.add(line);
    gap().add('class Network(nnx.Module):').add('    def __init__(self, rngs):');
    for (const { code, block } of modules) text.add(`        ${code}`, block);
    if (modules.length === 0) text.add('        pass');
    text.add().add('    def __call__(self, x):');
    for (const { code, block } of lines) text.add(`        ${code}`, block);
    text.add('        return x');
    gap().add(lossCode(training));
    gap().add(scheduleCode(training));
    if (data.trains) gap().add(trainCode(training.batchSize, optimizerCode(training.optimizer, training.clipNorm)));
    if (numbers && weights) {
      gap().add(`saved = read(${pythonString(fileNames(source).weights)})  # ${savedArraysWords.saved(numbers.step)}`);
      for (const code of weights.functions) gap().add(code);
      gap().add('def load(model):').add(`    """${words.load}"""`);
      for (const { code, block } of weights.lines) text.add(`    ${code}`, block);
      gap().add(checkCode(source, (inputs) => `np.asarray(model(jnp.asarray(${inputs})))`, '    model.eval()\n'));
    }
    gap().add('if __name__ == "__main__":').add('    model = Network(nnx.Rngs(SEED))');
    if (numbers) text.add('    load(model)').add('    check(model)');
    if (data.trains && numbers) text.add('    if "--train" in sys.argv[1:]:').add('        train(model)');
    else if (data.trains) text.add('    train(model)');
    if (data.trains) text.add('    print("training: loss", loss(model, X, Y))');
    if (data.tests) text.add('    print("test: loss", loss(model, X_test, Y_test))');
    const files = [{ name: `${name}.py`, content: text.text }] as const;
    return { files: [...files, ...(data.file ? [data.file] : []), ...numbersFiles(source)], marks: text.marks };
  },
};
