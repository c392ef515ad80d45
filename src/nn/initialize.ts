/** @file The values a parameter starts with, drawn in float32 from a stream of its own. */
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { type Initializer, initializerNumber, initializerType, type ParameterSpec } from './initializer.ts';
import { sizeOf } from './shape.ts';

/**
 * Writes the initial values of a parameter, rounded to float32.
 *
 * pytorch U(±1/√in) · glorotUniform U(±√(6/(in+out))) · glorotNormal N(0, 2/(in+out)) · heUniform U(±√(6/in)) · heNormal N(0, 2/in) ·
 * lecunNormal N(0, 1/in) · normal N(0, std²) · uniform U(±range) · zeros · constant.
 * @param key the parameter's own stream, so that changing one block leaves the others' start as it was
 */
export function initialize(
  out: Float32Array,
  spec: ParameterSpec,
  init: Initializer,
  key: readonly [number, number],
): void {
  const random = randomFrom(key, logf);
  const type = initializerType(init);
  const count = sizeOf(spec.shape);
  const uniform = (limit: number) => {
    for (let i = 0; i < count; i++) out[i] = (2 * random.uniform() - 1) * limit;
  };
  const normal = (std: number) => {
    for (let i = 0; i < count; i++) out[i] = random.normal() * std;
  };
  if (spec.start === 'one' || spec.start === 'zero') {
    out.fill(spec.start === 'one' ? 1 : 0);
    return;
  }
  if (spec.start === 'bias' && type !== 'pytorch') {
    out.fill(0);
    return;
  }
  const { fanIn, fanOut } = spec;
  const meant = (type === 'pytorch' && spec.pytorch) || init;
  const number = initializerNumber(meant) ?? 0;
  switch (initializerType(meant)) {
    case 'pytorch':
      return uniform(1 / Math.sqrt(fanIn));
    case 'glorotUniform':
      return uniform(Math.sqrt(6 / (fanIn + fanOut)));
    case 'glorotNormal':
      return normal(Math.sqrt(2 / (fanIn + fanOut)));
    case 'heUniform':
      return uniform(Math.sqrt(6 / fanIn));
    case 'heNormal':
      return normal(Math.sqrt(2 / fanIn));
    case 'lecunNormal':
      return normal(Math.sqrt(1 / fanIn));
    case 'normal':
      return normal(number);
    case 'uniform':
      return uniform(number);
    case 'zeros':
      out.fill(0);
      return;
    case 'constant':
      out.fill(number);
  }
}
