/** @file Whether what the network puts out is what the loss compares with the targets. */
import type { Block } from './block.ts';
import type { Task } from './dataset.ts';
import type { Fix, Problem } from './problem.ts';
import { type Flow, formatShape } from './shape.ts';
import type { Loss } from './training.ts';

/** What the data asks for. */
export interface Target {
  readonly task: Task;
  /** Number of classes; 0 unless the task is classification. */
  readonly classes: number;
  /** Answers a sample: 1, or one for every step of a sequence. */
  readonly positions: number;
}

/** How targets are handed to the loss. */
export interface TargetCode {
  /** `index`: int32 class indices; `binary`: one column; `oneHot`: a column a class; `value`: one column of real numbers. */
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
  if (target.task !== 'classification' && (loss === 'crossEntropy' || loss === 'binaryCrossEntropy')) {
    return [
      {
        block: 'training',
        field: 'loss',
        message: `loss: ${loss} needs classes, and this data asks for a number; use mse, mae or huber`,
      },
    ];
  }
  const misfit = checkPositions(network, output, target);
  if (misfit) return [misfit];
  const width = output.shape.at(-1)!;
  const code = targetCode(target, loss, width, isConfined(last));
  const asked = target.task === 'classification' ? `${target.classes} classes with ${loss}` : 'one number';
  if (width !== code.width) {
    const units = code.width;
    const setUnits = {
      label: `Use ${units} ${units === 1 ? 'unit' : 'units'}`,
      changes: [{ kind: 'set', id: at, values: { units } }] as const,
    };
    const insert = {
      label: `Add Dense ${units}`,
      changes: [{ kind: 'insert', block: { type: 'dense', units }, place: { index: network.length } }] as const,
    };
    return [
      {
        block: at,
        field: last && 'units' in last ? 'units' : 'type',
        message: `${last?.type ?? 'network'}: the last block must give ${formatShape([...output.shape.slice(0, -1), units])} for ${asked}, gives ${formatShape(output.shape)}`,
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
        message: `${last!.type}: ${loss} takes logits and applies its own ${loss === 'crossEntropy' ? 'softmax' : 'sigmoid'}; ${String(last![field])} before it squashes twice`,
        fixes: [{ label: 'Use linear', changes: [{ kind: 'set', id: at, values: { [field]: 'linear' } }] }],
      },
    ];
  }
  return [];
}

/** One answer asks for a vector [C], one for every step for a sequence [T, C]. */
function checkPositions(network: readonly Block[], output: Flow, { positions }: Target): Problem | undefined {
  const last = network.at(-1);
  const gives = output.tokens ? `tokens ${formatShape(output.shape)}` : formatShape(output.shape);
  const problem = (needs: string, fixes: readonly Fix[]): Problem => ({
    block: last?.id ?? 'document',
    field: 'type',
    message: `${last?.type ?? 'network'}: the last block must give ${needs}, gives ${gives}`,
    fixes,
  });
  if (output.tokens !== undefined) {
    const embedding = {
      kind: 'insert',
      block: { type: 'embedding', vocabulary: output.tokens },
      place: { index: 0 },
    } as const;
    return problem('real numbers', [{ label: 'Insert Embedding', changes: [embedding] }]);
  }
  if (positions === 1) {
    if (output.shape.length === 1) return undefined;
    // Before a last block that works at each place alone, after any other.
    const index = last?.type === 'dense' ? network.length - 1 : network.length;
    const insert = (type: string, name: string): Fix => ({
      label: `Insert ${name}`,
      changes: [{ kind: 'insert', block: { type }, place: { index } }],
    });
    return problem('a vector [C]', [
      ...(last && 'returnSequences' in last
        ? [
            {
              label: 'Return the last step only',
              changes: [{ kind: 'set', id: last.id, values: { returnSequences: false } }],
            } as const,
          ]
        : []),
      insert('globalAvgPool', 'Global average pooling'),
      insert('flatten', 'Flatten'),
    ]);
  }
  if (output.shape.length === 2 && output.shape[0] === positions) return undefined;
  const collapses = network.findLast((block) => block['returnSequences'] === false);
  return problem(`a vector for each of the ${positions} steps, [${positions}, C]`, [
    ...(collapses
      ? [
          {
            label: 'Return every step',
            changes: [{ kind: 'set', id: collapses.id, values: { returnSequences: true } }],
          } as const,
        ]
      : []),
  ]);
}

/** The class that an output row speaks for: the largest entry, or with one column class 0 where it passes the middle of low and 1 (of logits: 0). */
export function predictedClass(output: ArrayLike<number>, at: number, code: TargetCode, loss: Loss): number {
  if (code.kind === 'binary') return output[at]! > (loss === 'binaryCrossEntropy' ? 0 : (1 + code.low) / 2) ? 0 : 1;
  let best = 0;
  for (let c = 1; c < code.width; c++) if (output[at + c]! > output[at + best]!) best = c;
  return best;
}
