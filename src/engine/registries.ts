/** @file Every layer and data set, as patches are laid over recipes by them. */
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import type { Registries } from '#nn/recipe.ts';

export const registries: Registries = { layers, datasets };
