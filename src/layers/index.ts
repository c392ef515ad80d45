/** @file Every layer type, in the order of the palette. Adding one: a folder here, a line here, a line in `kernels.ts`. */
import { activation } from './activation/activation.ts';
import { dense } from './dense/dense.ts';
import { dropout } from './dropout/dropout.ts';

export const layers = { dense, activation, dropout } as const;
export type LayerType = keyof typeof layers;
