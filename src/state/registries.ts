/** @file Every layer and data set that a document may name. */
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import type { Registries } from '#nn/document.ts';

export const registries: Registries = { layers, datasets };
