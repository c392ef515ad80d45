/** @file Where in its epoch a run stands at a step, told from what it trained with on the way and without training. */
import type { StrataDocument } from '#nn/document.ts';
import { effectsBetween } from '#nn/effects.ts';
import { endOf, type Recorded, startOf } from '#nn/run.ts';
import { registries } from './registries.ts';

export interface Place {
  readonly epoch: number;
  readonly used: number;
}

/** The place after `steps` batches of `size` more, of `count` samples. */
function after({ epoch, used }: Place, steps: number, size: number, count: number): Place {
  const left = Math.ceil((count - used) / size);
  if (steps < left) return { epoch, used: used + steps * size };
  const each = Math.ceil(count / size);
  const rest = steps - left;
  return { epoch: epoch + 1 + Math.floor(rest / each), used: (rest % each) * size };
}

/**
 * The place at a step of a recorded run; undefined where other data were trained on in between, whose number is not known here.
 * @param count of training samples
 */
export function placeOf(
  document: StrataDocument,
  recorded: Recorded,
  step: number,
  count: number,
): (Place & { readonly optimizer: 'kept' | 'renewed' }) | undefined {
  const { run: _, ...recipe } = document;
  const { start, changes, reached } = recorded;
  const until = (last: number): StrataDocument =>
    endOf(
      recipe,
      {
        ...(start ? { start } : {}),
        changes: changes.filter(({ at }) => at <= last),
        reached: reached.filter((at) => at <= last),
      },
      registries,
    );
  const first = startOf(recipe, recorded, registries);
  let place: Place = { epoch: 0, used: 0 };
  let optimizer: 'kept' | 'renewed' = 'kept';
  const borders = [...new Set([0, ...changes.map(({ at }) => at), ...reached, step])].filter((at) => at <= step);
  borders.sort((a, b) => a - b);
  for (const [i, from] of borders.entries()) {
    const now = until(from);
    const effects = effectsBetween(first, now, registries);
    if (effects.has('data') || effects.has('targets')) return undefined;
    const { training } = now;
    // To and fro at one step too.
    const anew = changes.some((c) => c.at === from && 'change' in c && hasType(c.change.training?.['optimizer']));
    if (anew || training.optimizer.type !== first.training.optimizer.type) optimizer = 'renewed';
    const to = borders[i + 1];
    if (to !== undefined) place = after(place, to - from, training.batchSize, count);
  }
  return { ...place, optimizer };
}

const hasType = (optimizer: unknown): boolean =>
  optimizer === null || (typeof optimizer === 'object' && 'type' in optimizer);
