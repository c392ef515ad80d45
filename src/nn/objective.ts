/** @file Whether what the network puts out is what the loss compares with the targets. */
import { sigmoidf } from '#base/math.ts';
import type { Block } from './block.ts';
import type { Task } from './dataset.ts';
import type { Fix, FixCode, Found, Problem } from './problem.ts';
import { type Flow, type Shape, sizeOf } from './shape.ts';
import type { Loss } from './training.ts';

/** What the data asks for. */
export interface Target {
  readonly task: Task;
  /** Number of classes; 0 unless the task is classification. */
  readonly classes: number;
  /** Answers a sample: 1, or one for every step of a sequence. */
  readonly positions: number;
  /** Where the picture itself is asked for: its shape, and whether noise takes pixels out of 0 … 1. */
  readonly picture?: Shape;
  readonly strays?: boolean;
}

/** How targets are handed to the loss. */
export interface TargetCode {
  /** `index`: int32 class indices; `binary`: one column; `oneHot`: a column a class; `value`: real numbers, in one column or one for each pixel. */
  readonly kind: 'index' | 'binary' | 'oneHot' | 'value';
  /** Columns the output must have. */
  readonly width: number;
  /** The numbers that stand for "no" and "yes" in `binary` and `oneHot`. */
  readonly low: number;
}

/**
 * How targets are coded for a loss. Two classes and one output: class 0, the positive one, is 1 and the other 0, or −1 where the output is not confined to
 * 0 … 1 and the loss compares values (mse, mae, huber).
 * @param width columns of the network's output: with two classes and a loss other than crossEntropy, one or two will do
 * @param confined the last activation function is sigmoid or softmax
 */
export function targetCode(target: Target, loss: Loss, width: number, confined: boolean): TargetCode {
  if (target.picture) return { kind: 'value', width: sizeOf(target.picture), low: 0 };
  if (target.task !== 'classification') return { kind: 'value', width: 1, low: 0 };
  if (loss === 'crossEntropy') return { kind: 'index', width: target.classes, low: 0 };
  const low = loss === 'binaryCrossEntropy' || confined ? 0 : -1;
  return target.classes === 2 && width === 1
    ? { kind: 'binary', width: 1, low }
    : { kind: 'oneHot', width: target.classes, low };
}

/** The last activation function keeps outputs within 0 … 1. */
export function isConfined(last: Block | undefined): boolean {
  const name = last?.type === 'activation' ? last['function'] : last?.['activation'];
  return name === 'sigmoid' || name === 'softmax';
}

/** Problems between the output of the last block, the data and the loss. */
export function checkObjective(network: readonly Block[], output: Flow, target: Target, loss: Loss): Problem[] {
  const last = network.at(-1);
  const at = last?.id ?? 'document';
  const unsuited = checkLoss(target, loss);
  if (unsuited) return [unsuited];
  const misfit = target.picture
    ? checkPicture(network, output, target.picture)
    : checkPositions(network, output, target);
  if (misfit) return [misfit];
  const width = target.picture ? sizeOf(target.picture) : output.shape.at(-1)!;
  const code = targetCode(target, loss, width, isConfined(last));
  if (width !== code.width) {
    const units = code.width;
    const setUnits = {
      say: 'useUnits',
      count: units,
      changes: [{ kind: 'set', id: at, values: { units } }],
    } as const;
    const insert = {
      say: 'addDense',
      count: units,
      changes: [{ kind: 'insert', block: { type: 'dense', units }, place: { index: network.length } }],
    } as const;
    return [
      {
        block: at,
        field: last && 'units' in last ? 'units' : 'type',
        of: last?.type ?? 'network',
        found: {
          code: 'answer',
          needed: [...output.shape.slice(0, -1), units],
          classes: target.task === 'classification' ? target.classes : 0,
          loss,
          gives: output.shape,
        },
        fixes: last && 'units' in last ? [setUnits, insert] : [insert],
      },
    ];
  }
  if (isConfined(last) && (loss === 'crossEntropy' || loss === 'binaryCrossEntropy')) {
    const field = last?.type === 'activation' ? 'function' : 'activation';
    return [
      {
        block: at,
        field,
        severity: 'notice',
        of: last!.type,
        found: { code: 'squashedTwice', loss, function: String(last![field]) },
        fixes: [{ say: 'useLinear', changes: [{ kind: 'set', id: at, values: { [field]: 'linear' } }] }],
      },
    ];
  }
  return [];
}

/** Cross-entropy compares classes; with its binary kin pixels may be compared too, as long as each is a share of ink. */
function checkLoss({ task, picture, strays }: Target, loss: Loss): Problem | undefined {
  if (task === 'classification' || (loss !== 'crossEntropy' && loss !== 'binaryCrossEntropy')) return undefined;
  if (picture && loss === 'binaryCrossEntropy' && !strays) return undefined;
  return {
    block: 'training',
    field: 'loss',
    of: 'loss',
    found:
      picture && loss === 'binaryCrossEntropy'
        ? { code: 'lossOfInk', loss }
        : { code: 'lossOfClasses', loss, picture: picture !== undefined, strays: strays === true },
    fixes: [{ say: 'useSquaredError', changes: [], training: { loss: 'mse' } }],
  };
}

/** A dense layer has at most so many units. */
export const MOST_UNITS = 4096;

/** The picture itself asks for an image of its shape, or for all its pixels in a row. */
function checkPicture(network: readonly Block[], output: Flow, picture: Shape): Problem | undefined {
  const last = network.at(-1);
  const { shape, tokens } = output;
  const pixels = sizeOf(picture);
  const same = shape.length === 3 && shape.every((side, axis) => side === picture[axis]);
  if (tokens === undefined && (same || (shape.length === 1 && shape[0] === pixels))) return undefined;
  const at = last?.id ?? 'document';
  const end = { index: network.length };
  const units = pixels;
  const fixes: Fix[] = [];
  if (shape.length === 3 && shape[1] === picture[1] && shape[2] === picture[2]) {
    const filters = picture[0]!;
    if (last && 'filters' in last)
      fixes.push({
        say: 'useFilters',
        count: filters,
        changes: [{ kind: 'set', id: at, values: { filters } }],
      });
    else
      fixes.push({
        say: 'addConv',
        count: filters,
        changes: [{ kind: 'insert', block: { type: 'conv2d', filters, kernel: 1 }, place: end }],
      });
  }
  if (shape.length === 1 && last && 'units' in last && units <= MOST_UNITS)
    fixes.push({ say: 'useUnits', count: units, changes: [{ kind: 'set', id: at, values: { units } }] });
  if (sizeOf(shape) === pixels)
    fixes.push({ say: 'addFlatten', changes: [{ kind: 'insert', block: { type: 'flatten' }, place: end }] });
  else if (units <= MOST_UNITS) {
    const flat = shape.length === 1;
    const dense = {
      kind: 'insert',
      block: { type: 'dense', units },
      place: { index: end.index + (flat ? 0 : 1) },
    } as const;
    fixes.push({
      say: flat ? 'addDense' : 'addFlattenDense',
      count: units,
      changes: flat ? [dense] : [{ kind: 'insert', block: { type: 'flatten' }, place: end }, dense],
    });
  }
  return {
    block: at,
    field: last && 'units' in last && shape.length === 1 ? 'units' : 'type',
    of: last?.type ?? 'network',
    found: { code: 'answerPicture', needed: picture, pixels, gives: shape },
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** One answer asks for a vector [C], one for every step for a sequence [T, C]. */
function checkPositions(network: readonly Block[], output: Flow, { positions }: Target): Problem | undefined {
  const last = network.at(-1);
  const problem = (found: Found, fixes: readonly Fix[]): Problem => ({
    block: last?.id ?? 'document',
    field: 'type',
    of: last?.type ?? 'network',
    found,
    fixes,
  });
  if (output.tokens !== undefined) {
    const embedding = {
      kind: 'insert',
      block: { type: 'embedding', vocabulary: output.tokens },
      place: { index: 0 },
    } as const;
    return problem({ code: 'answerReals', gives: output }, [{ say: 'insertEmbedding', changes: [embedding] }]);
  }
  if (positions === 1) {
    if (output.shape.length === 1) return undefined;
    // Before a last block that works at each place alone, after any other.
    const index = last?.type === 'dense' ? network.length - 1 : network.length;
    const insert = (type: string, say: FixCode): Fix => ({
      say,
      changes: [{ kind: 'insert', block: { type }, place: { index } }],
    });
    return problem({ code: 'answerVector', gives: output }, [
      ...(last && 'returnSequences' in last
        ? [
            {
              say: 'lastStep',
              changes: [{ kind: 'set', id: last.id, values: { returnSequences: false } }],
            } as const,
          ]
        : []),
      insert('globalAvgPool', 'insertPooling'),
      insert('flatten', 'insertFlatten'),
    ]);
  }
  if (output.shape.length === 2 && output.shape[0] === positions) return undefined;
  const collapses = network.findLast((block) => block['returnSequences'] === false);
  return problem({ code: 'answerSteps', steps: positions, gives: output }, [
    ...(collapses
      ? [
          {
            say: 'everyStep',
            changes: [{ kind: 'set', id: collapses.id, values: { returnSequences: true } }],
          } as const,
        ]
      : []),
  ]);
}

/** The pixel that an output says: the output itself, or with binary cross-entropy its share of ink. */
export const pixelSaid = (output: number, loss: Loss): number =>
  loss === 'binaryCrossEntropy' ? sigmoidf(output) : output;

/**
 * The class that an output row speaks for: the largest entry, or with one column class 0 where it passes the middle of low and 1 (of logits: 0). NaN where an
 * entry is no number: such a row speaks for none.
 */
export function predictedClass(output: ArrayLike<number>, at: number, code: TargetCode, loss: Loss): number {
  for (let c = 0; c < code.width; c++) if (Number.isNaN(output[at + c])) return Number.NaN;
  if (code.kind === 'binary') return output[at]! > (loss === 'binaryCrossEntropy' ? 0 : (1 + code.low) / 2) ? 0 : 1;
  let best = 0;
  for (let c = 1; c < code.width; c++) if (output[at + c]! > output[at + best]!) best = c;
  return best;
}
