import { hashOfParameters } from '#nn/hashOfParameters.ts';
import type { Model } from './model.ts';

/** `hashOfParameters` of a model's own. */
export const parameterHash = (model: Model): string =>
  hashOfParameters(model.plan.parameters, (parameter) => model.values(parameter));
