/** @file How a network's parameters start, where that is not PyTorch's own way. */

import { brokenList } from '#exporters/pythonText.ts';
import { pytorchCall } from '#layers/initializerCode.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import { initializerType, type ParameterSpec, startingOf } from '#nn/initializer.ts';
import { sameValue } from '#nn/sameValue.ts';
import { placeInModel } from './networkCode.ts';

/** The call that starts one parameter; undefined where PyTorch itself starts it so. */
function callOf(name: string, declared: ParameterSpec, block: InferredBlock['block']): string | undefined {
  const { spec, init } = startingOf(declared, block);
  if (spec.start === 'one' || spec.start === 'zero' || initializerType(init) === 'pytorch') return undefined;
  if (spec.start === 'bias') return pytorchCall('zeros', `layer.${name}`);
  return spec.pytorch !== undefined && sameValue(spec.pytorch, init) ? undefined : pytorchCall(init, `layer.${name}`);
}

export interface Statement {
  readonly code: string;
  /** The block that it is about; absent where there are several. */
  readonly block?: string;
}

/** Statements that start the parameters of `model`, blocks that start alike together. */
export function initCode({ blocks }: Inference): readonly Statement[] {
  const alike = new Map<string, { block: string; place: string }[]>();
  for (const { block, path, parameters } of blocks) {
    const calls = Object.entries(parameters).flatMap(([name, spec]) => callOf(name, spec, block) ?? []);
    if (calls.length === 0) continue;
    const places = alike.get(calls.join('\n')) ?? [];
    alike.set(calls.join('\n'), [...places, { block: block.id, place: placeInModel(path) }]);
  }
  return [...alike].map(([calls, all]) => {
    const [first, ...others] = all;
    if (others.length === 0) return { code: calls.replaceAll('layer.', `${first!.place}.`), block: first!.block };
    const places = brokenList(
      all.map(({ place }) => place),
      20,
      '',
    );
    return { code: `for layer in ${places}:\n${calls.replaceAll(/^/gm, '    ')}` };
  });
}
