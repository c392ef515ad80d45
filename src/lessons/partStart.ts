/** @file How a part's document stands before its run. */
import type { StrataDocument } from '#nn/document.ts';

/** A document with its run as far as it came, which pauses nowhere. */
export const pausedNowhere = ({
  training: { pause: _, ...training },
  ...document
}: StrataDocument): StrataDocument => ({
  ...document,
  training,
});

/** A document before its run, which pauses nowhere. */
export function fromStart(document: StrataDocument): StrataDocument {
  const { run: _, ...begun } = pausedNowhere(document);
  return begun;
}

/** Where nobody said when it pauses, a part's run pauses at the step that the part speaks of: it can be gone on with as long as one likes. */
export function pausedAt(document: StrataDocument, step: number): StrataDocument {
  if (step === 0 || document.training.pause !== undefined) return document;
  return { ...document, training: { ...document.training, pause: { type: 'step', step } } };
}
