/** @file The runs of a lesson for a hand-in: what stands on the stage of each part, as a link, with the numbers that it comes to when it is made again. */
import type { Replayed } from '#engine/client.ts';
import type { HandIn } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import type { StrataDocument } from '#nn/document.ts';
import { encodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';

export interface RunOfPart {
  readonly part: string;
  readonly document: StrataDocument;
}

/** Those parts whose run has begun, in the lesson's order: the network alone, without how it is looked at and the weights it stands at. */
export function runsOf({ lesson, left }: Pick<LessonSession, 'lesson' | 'left'>): readonly RunOfPart[] {
  const documents = left();
  return lesson.parts.flatMap(({ id }) => {
    const document = documents[id];
    if (!document?.run || document.run.step === 0) return [];
    const { variants: _, run, ...recipe } = document;
    const { weights: __, ...recorded } = run!;
    return [{ part: id, document: { ...recipe, view: {}, run: recorded } }];
  });
}

/** @param replayed what came of them, in their order; one that could not be made is left out */
export async function handedRuns(runs: readonly RunOfPart[], replayed: readonly Replayed[]): Promise<HandIn['runs']> {
  const made = runs.map(async ({ part, document }, i) => {
    const one = replayed[i];
    if (!one || 'fault' in one) return [];
    const { step, parameterHash, train, divergence } = one;
    return [
      {
        ...{ part, link: await encodeLink(document, registries), step, parameterHash },
        ...(Number.isFinite(train.loss) ? { trainLoss: train.loss } : {}),
        ...(divergence ? { diverged: true } : {}),
      },
    ];
  });
  return (await Promise.all(made)).flat();
}
