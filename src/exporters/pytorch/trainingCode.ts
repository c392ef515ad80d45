/** @file Loss, optimiser, schedule and one step of training as functions of a PyTorch program. */
import { brokenList } from '#exporters/pythonText.ts';
import type { ExportSource } from '#exporters/source.ts';
import type { Block } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { Optimizer, Schedule } from '#nn/training.ts';
import type { Statement } from './initCode.ts';
import { placeInModel } from './networkCode.ts';
import { words } from './pytorchWords.ts';

/** How fast a block learns, as a share of the learning rate. */
const scaleOf = ({ trainable = true, learningRateScale = 1 }: Block): number => (trainable ? learningRateScale : 0);

const withParameters = ({ inference }: ExportSource): readonly InferredBlock[] =>
  inference.blocks.filter(({ parameters }) => Object.keys(parameters).length > 0);

/** The blocks that training changes. */
export const trainedBlocks = (source: ExportSource): readonly InferredBlock[] =>
  withParameters(source).filter(({ block }) => scaleOf(block) > 0);

/** Statements that keep training from whole blocks of `model`. */
export const freezeCode = (source: ExportSource): readonly Statement[] =>
  withParameters(source)
    .filter(({ block }) => scaleOf(block) === 0)
    .map(({ block, path }) => ({ code: `${placeInModel(path)}.requires_grad_(False)`, block: block.id }));

const losses = {
  crossEntropy: 'cross_entropy',
  binaryCrossEntropy: 'binary_cross_entropy_with_logits',
  mse: 'mse_loss',
  mae: 'l1_loss',
  huber: 'huber_loss',
} as const;

/** `loss_of(outputs, targets)`. */
export function lossCode({ document, output }: ExportSource): string {
  const { loss } = document.training;
  const outputs = loss === 'crossEntropy' && output.length > 1 ? 'outputs.transpose(1, 2)' : 'outputs';
  return `def loss_of(outputs, targets):
    return F.${losses[loss]}(${outputs}, targets)`;
}

/** PyTorch's name of an optimiser with the options in which the document differs from its defaults. */
function optimizerCall(optimizer: Optimizer): { name: string; options: string[] } {
  const { weightDecay } = optimizer;
  const decay = weightDecay === 0 ? [] : [`weight_decay=${weightDecay}`];
  const epsilon = (usual: number) =>
    'epsilon' in optimizer && optimizer.epsilon !== usual ? [`eps=${optimizer.epsilon}`] : [];
  const rate = `lr=${optimizer.learningRate}`;
  switch (optimizer.type) {
    case 'sgd': {
      const momentum = optimizer.momentum > 0 ? [`momentum=${optimizer.momentum}`] : [];
      // Without momentum there is nothing to look ahead by: PyTorch refuses it, and it changes no step.
      const nesterov = optimizer.nesterov && optimizer.momentum > 0 ? ['nesterov=True'] : [];
      return { name: 'SGD', options: [rate, ...momentum, ...nesterov, ...decay] };
    }
    case 'adam':
    case 'adamW': {
      const { beta1, beta2 } = optimizer;
      const betas = beta1 === 0.9 && beta2 === 0.999 ? [] : [`betas=(${beta1}, ${beta2})`];
      const own = optimizer.type === 'adamW' ? [`weight_decay=${weightDecay}`] : decay;
      return {
        name: optimizer.type === 'adam' ? 'Adam' : 'AdamW',
        options: [rate, ...betas, ...epsilon(1e-8), ...own],
      };
    }
    case 'rmsProp': {
      const alpha = optimizer.decay === 0.99 ? [] : [`alpha=${optimizer.decay}`];
      return { name: 'RMSprop', options: [rate, ...alpha, ...epsilon(1e-8), ...decay] };
    }
    case 'adagrad':
      return { name: 'Adagrad', options: [rate, ...epsilon(1e-10), ...decay] };
  }
}

/** `make_optimizer(model)`, with a group for the blocks of each speed where they differ. */
export function optimizerCode(source: ExportSource): string {
  const { optimizer } = source.document.training;
  const { name, options } = optimizerCall(optimizer);
  const speeds = new Map<number, string[]>();
  for (const { block, path } of trainedBlocks(source)) {
    const scale = scaleOf(block);
    speeds.set(scale, [...(speeds.get(scale) ?? []), `*${placeInModel(path)}.parameters()`]);
  }
  const uniform = speeds.size === 1 && speeds.has(1);
  const groups = [...speeds].map(([scale, places]) => {
    const rate = scale === 1 ? '' : `, "lr": ${optimizer.learningRate} * ${scale}`;
    return `        {"params": ${brokenList(places, 20 + rate.length, '        ')}${rate}},\n`;
  });
  const given = uniform ? 'model.parameters()' : 'groups';
  return `def make_optimizer(model):
${uniform ? '' : `    groups = [\n${groups.join('')}    ]\n`}    return torch.optim.${name}(${[given, ...options].join(', ')})`;
}

/** The factor on the learning rate at a step, as Python; undefined where it is always 1. */
function factorCode(schedule: Schedule): string | undefined {
  const rise =
    'warmUp' in schedule && schedule.warmUp > 0 ? [`min(1.0, (step + 1) / ${schedule.warmUp})`] : ([] as string[]);
  const rest = (() => {
    switch (schedule.type) {
      case 'constant':
      case 'warmUp':
        return [];
      case 'step':
        return [`${schedule.factor} ** (step // ${schedule.every})`];
      case 'exponential':
        return [`${schedule.factor} ** (step / ${schedule.every})`];
      case 'cosine': {
        const wave = `(1 + math.cos(math.pi * min(1.0, step / ${schedule.steps}))) / 2`;
        const { end } = schedule;
        return [end === 0 ? wave : `(${end} + (1 - ${end}) * ${wave})`];
      }
    }
  })();
  const factors = [...rise, ...rest];
  return factors.length > 0 ? factors.join(' * ') : undefined;
}

/** `make_schedule(optimizer)`; undefined where the learning rate stays. */
export function scheduleCode({ document }: ExportSource): string | undefined {
  const factor = factorCode(document.training.schedule);
  if (factor === undefined) return undefined;
  return `def make_schedule(optimizer):
    """${words.schedule}"""

    def factor(step):
        return ${factor}

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)`;
}

/** Places of single numbers that training leaves alone, by the parameter's path. */
function frozenElements(source: ExportSource): readonly (readonly [string, readonly number[]])[] {
  return trainedBlocks(source).flatMap(({ block, path, parameters }) =>
    Object.entries(block.frozen ?? {}).flatMap(([name, elements]) =>
      name in parameters && elements.length > 0 ? [[`${path}.${name}`, elements] as const] : [],
    ),
  );
}

/** `train_step(model, optimizer, inputs, targets)`, and what it needs: penalties, frozen numbers, clipping. */
export function stepCode(source: ExportSource): string {
  const { l1, l2, clipNorm } = source.document.training;
  const weights = trainedBlocks(source).flatMap(({ path, parameters }) =>
    Object.entries(parameters).flatMap(([name, { start }]) =>
      start === 'weight' ? [placeInModel(`${path}.${name}`)] : [],
    ),
  );
  const penalised = (l1 > 0 || l2 > 0) && weights.length > 0;
  const frozen = frozenElements(source);
  const parts: string[] = [];
  if (penalised) {
    const terms = [
      ...(l1 > 0 ? [`${l1} * sum(w.abs().sum() for w in weights)`] : []),
      ...(l2 > 0 ? [`${l2} / 2 * sum(w.square().sum() for w in weights)`] : []),
    ];
    parts.push(`def penalty(model):
    """${words.penalty(l1 > 0, l2 > 0)}"""
    weights = ${brokenList(weights, 14, '    ')}
    return ${terms.join(' + ')}`);
  }
  if (frozen.length > 0)
    parts.push(`FROZEN = {  # ${words.frozen}
${frozen.map(([path, elements]) => `    "${path}": ${brokenList(elements, path.length + 9, '    ')},\n`).join('')}}`);
  const clip = '[p for p in model.parameters() if p.requires_grad]';
  const lines = [
    'model.train()',
    'optimizer.zero_grad()',
    'loss = loss_of(model(inputs), targets)',
    penalised ? '(loss + penalty(model)).backward()' : 'loss.backward()',
    ...(frozen.length > 0
      ? [
          'held = {name: model.get_parameter(name).detach().clone() for name in FROZEN}',
          'for name, places in FROZEN.items():',
          '    model.get_parameter(name).grad.view(-1)[places] = 0.0',
        ]
      : []),
    ...(clipNorm > 0 ? [`nn.utils.clip_grad_norm_(${clip}, ${clipNorm})`] : []),
    'optimizer.step()',
    ...(frozen.length > 0
      ? [
          `with torch.no_grad():  # ${words.held}`,
          '    for name, places in FROZEN.items():',
          '        model.get_parameter(name).view(-1)[places] = held[name].view(-1)[places]',
        ]
      : []),
    'return loss.item()',
  ];
  parts.push(`def train_step(model, optimizer, inputs, targets):
    """${words.step}"""
${lines.map((line) => `    ${line}\n`).join('')}`);
  return parts.map((part) => part.trimEnd()).join('\n\n\n');
}
