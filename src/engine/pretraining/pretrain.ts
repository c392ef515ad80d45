/**
 * @file Greedy layer-wise pretraining (Hinton, Osindero & Teh 2006): each dense layer of sigmoids in turn is the hidden half of a restricted Boltzmann machine that
 * learns, from the training samples alone and without their answers, to give back what the layer below says; then the next one sees what it says.
 */
import { logf } from '#base/math.ts';
import { type Random, randomFrom, streamKey } from '#base/random.ts';
import type { Model } from '#engine/model.ts';
import { streamIndex } from '#engine/plan.ts';
import { isPretrainable } from '#nn/isPretrainable.ts';
import type { Pretraining } from '#nn/phase.ts';
import { sizeOf } from '#nn/shape.ts';
import { BoltzmannMachine } from './boltzmannMachine.ts';

/** How far it has come. */
export interface PretrainProgress {
  readonly block: string;
  /** The block is so many-th of so many, from 1. */
  readonly place: number;
  readonly blocks: number;
  readonly epoch: number;
  readonly epochs: number;
  /** Batches of all, done and in all. */
  readonly done: number;
  readonly of: number;
  /** Mean squared difference between a visible unit and what is made of it, over the last whole epoch; NaN in the first. */
  readonly error: number;
  /** A few samples, and what the machines up to this one give back of each, one behind another; absent where they do not reach down to the samples. */
  readonly redrawn?: { readonly given: Float32Array; readonly back: Float32Array; readonly count: number };
}

/** Samples whose way up and down again is shown. */
const SHOWN = 6;

/** The blocks that are pretrained, in the order of the document; one that cannot be is left as it is. */
export const pretrainedBlocks = ({ plan }: Model, { blocks }: Pretraining) =>
  blocks.flatMap((id) => {
    const found = plan.blocks.find((b) => b.block.id === id);
    return found && isPretrainable(found.block) && found.input.shape.length === 1 ? [found] : [];
  });

/**
 * Pretrains a model where it stands, from the weights and biases that it has; yields after every batch. A block's own numbers change when it is done.
 * @param step of the run: with the seed and the block it says which stream orders the samples and draws hidden states
 */
export function* pretrain(model: Model, asked: Pretraining, step: number): Generator<PretrainProgress, void> {
  const { plan } = model;
  const { train } = plan.samples;
  const blocks = pretrainedBlocks(model, asked);
  const { epochs, batchSize, learningRate, momentum } = asked;
  const batches = Math.ceil(train.length / batchSize);
  const of = blocks.length * epochs * batches;
  let done = 0;
  const below: BoltzmannMachine[] = [];
  let given: Float32Array | undefined;
  for (const [i, { block, input }] of blocks.entries()) {
    const [weight, bias] = (['weight', 'bias'] as const).map((name) =>
      model.values(plan.parameters.find((p) => p.block === block.id && p.name === name)!),
    ) as [Float32Array, Float32Array];
    const visible = sizeOf(input.shape);
    const rows = inputsOf(model, block.id, visible);
    const machine = new BoltzmannMachine({
      ...{ visible, hidden: bias.length, batchSize: Math.min(batchSize, train.length), learningRate, momentum },
      visibleUnits: rows.every((x) => x >= 0 && x <= 1) ? 'binary' : 'gaussian',
      backEnd: model.machine.backEnd,
    });
    machine.weight.set(weight);
    machine.hiddenBias.set(bias);
    // Only machines that stand on each other from the samples on lead back to them.
    const standing = i === 0 ? visible === sizeOf(plan.input.shape) : below.at(-1)?.hidden === visible;
    if (i === 0 && standing) given = rows.slice(0, SHOWN * visible);
    if (!standing) given = undefined;
    below.push(machine);
    let redrawn = given && backThrough(below, given);
    const key = streamKey(plan.document.seed, 'pretrain', streamIndex(`${block.id} ${step}`));
    const random = randomFrom(key, logf);
    let error = Number.NaN;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let squares = 0;
      for (const batch of shuffledBatches(rows, visible, batchSize, random)) {
        squares += machine.update(batch, random.uniform);
        done++;
        yield {
          block: block.id,
          place: i + 1,
          blocks: blocks.length,
          epoch,
          epochs,
          done,
          of,
          error,
          ...(redrawn && { redrawn }),
        };
      }
      error = squares / rows.length;
      redrawn = given && backThrough(below, given);
    }
    weight.set(machine.weight);
    bias.set(machine.hiddenBias);
  }
}

/** What is given back of samples that go up through all machines, by their probabilities, and down again. */
function backThrough(machines: readonly BoltzmannMachine[], given: Float32Array): PretrainProgress['redrawn'] {
  const width = machines[0]!.visible;
  const count = given.length / width;
  const back = new Float32Array(given.length);
  for (let n = 0; n < count; n++) {
    let values: Float32Array = given.subarray(n * width, (n + 1) * width);
    for (const machine of machines) values = machine.up(values);
    for (const machine of machines.toReversed()) values = machine.down(values);
    back.set(values, n * width);
  }
  return { given, back, count };
}

/** What a block is given of every training sample. */
function inputsOf(model: Model, block: string, width: number): Float32Array {
  const { train } = model.plan.samples;
  const rows = new Float32Array(train.length * width);
  model.evaluateUpTo(block, train, (input, start) => rows.set(input, start * width));
  return rows;
}

/** All rows once, in random order, in batches. */
function* shuffledBatches(rows: Float32Array, width: number, size: number, random: Random): Generator<Float32Array> {
  const count = rows.length / width;
  const order = random.shuffle(Uint32Array.from({ length: count }, (_, i) => i));
  const batch = new Float32Array(Math.min(size, count) * width);
  for (let from = 0; from < count; from += size) {
    const own = order.subarray(from, from + size);
    for (const [i, row] of own.entries()) batch.set(rows.subarray(row * width, (row + 1) * width), i * width);
    yield batch.subarray(0, own.length * width);
  }
}
