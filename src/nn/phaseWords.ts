/** @file What is said of a document whose phases ask for what is not done yet. */
import type { Phase } from './phase.ts';

/** Undefined where everything is done that its phases ask for. */
export function notPretrained({ phases = [] }: { readonly phases?: readonly Phase[] }): string | undefined {
  const asking = phases.flatMap(({ pretrain, name }, i) =>
    pretrain ? [name ? `${i + 1} (${name})` : `${i + 1}`] : [],
  );
  if (asking.length === 0) return undefined;
  return (
    `Phase ${asking.join(', ')} of this document asks for pretraining by contrastive divergence, which this version does not do. ` +
    'Its training begins with the parameters as they are, so its numbers are not those that were meant.'
  );
}
