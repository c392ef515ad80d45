/** @file What the editor says by itself. */

export const engineCameBack = (step: number): string =>
  `The training engine stopped and was started again; the run goes on from step ${step}.`;
export const phasesFull = (most: number): string => `There are ${most} phases already: no more can be added.`;
export const goesOnFrom = (step: string): string => `Go on from step ${step}`;

/** float32, in which parameters are kept, goes no further. */
export const beyondFloat32 = (name: string, value: number): string =>
  `${name} must be a number between −3.4 × 10³⁸ and 3.4 × 10³⁸, received ${value}`;
