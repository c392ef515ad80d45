import type { BackEnd } from '#kernels/machine.ts';

/** Strata's back ends, by the names under which they take part. */
export const own: Readonly<Record<string, BackEnd>> = { 'Strata SIMD': 'simd', 'Strata reference': 'reference' };
