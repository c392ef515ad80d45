/** @file What stayed of a network that was changed while it learned, in words. */

export const keptWords = ({ kept, of, step }: { kept: number; of: number; step: number }): string =>
  `${keepWords(kept, of)} weights; the run goes on from step ${stepWords(step)}.`;

function keepWords(kept: number, of: number): string {
  if (of === 1) return kept === 1 ? 'The block keeps its' : 'The block starts with new';
  return kept === of ? `All ${of} blocks keep their` : `${kept} of ${of} blocks keep their`;
}

/** A step's number as the page writes it. */
export const stepWords = (step: number): string => step.toLocaleString('en').replaceAll(',', '\u202f');
