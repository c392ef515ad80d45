/** @file How a parameter starts: its distribution as a formula, with this block's numbers, and how widely it spreads. */
import {
  type Initializer,
  type InitializerType,
  initializerNumber,
  initializerType,
  type ParameterSpec,
} from '#nn/initializer.ts';

export const initializerNames: Record<InitializerType, string> = {
  pytorch: 'PyTorch default',
  glorotUniform: 'Glorot uniform',
  glorotNormal: 'Glorot normal',
  heUniform: 'He uniform',
  heNormal: 'He normal',
  lecunNormal: 'LeCun normal',
  normal: 'normal',
  uniform: 'uniform',
  zeros: 'zeros',
  constant: 'constant',
};

/** Numbers drawn evenly between two bounds, drawn from a bell curve round 0, or all the same; with the formula of what is not simply given. */
export type Start =
  | { readonly kind: 'uniform'; readonly limit: number; readonly formula?: string }
  | { readonly kind: 'normal'; readonly std: number; readonly formula?: string }
  | { readonly kind: 'constant'; readonly value: number };

/** √3: an even distribution between ±a has the standard deviation a / √3. */
const ROOT3 = Math.sqrt(3);

/** The standard deviation of a start. */
export const deviationOf = (start: Start): number =>
  start.kind === 'uniform' ? start.limit / ROOT3 : start.kind === 'normal' ? start.std : 0;

/** How a parameter with a declaration starts under a block's initialiser; the same rules as `initialize`. */
export function startOf(spec: ParameterSpec, init: Initializer): Start {
  if (spec.start === 'one' || spec.start === 'zero') return { kind: 'constant', value: spec.start === 'one' ? 1 : 0 };
  if (spec.start === 'bias' && initializerType(init) !== 'pytorch') return { kind: 'constant', value: 0 };
  const meant = (initializerType(init) === 'pytorch' && spec.pytorch) || init;
  const { fanIn, fanOut } = spec;
  const number = initializerNumber(meant) ?? 0;
  const uniform = (limit: number, formula?: string): Start => ({
    kind: 'uniform',
    limit,
    ...(formula === undefined ? {} : { formula: `\\pm ${formula}` }),
  });
  const normal = (std: number, formula?: string): Start => ({
    kind: 'normal',
    std,
    ...(formula === undefined ? {} : { formula }),
  });
  switch (initializerType(meant)) {
    case 'pytorch':
      return uniform(1 / Math.sqrt(fanIn), `1/\\sqrt{\\text{in}} = 1/\\sqrt{${fanIn}}`);
    case 'glorotUniform':
      return uniform(
        Math.sqrt(6 / (fanIn + fanOut)),
        `\\sqrt{6/(\\text{in}+\\text{out})} = \\sqrt{6/(${fanIn}+${fanOut})}`,
      );
    case 'glorotNormal':
      return normal(
        Math.sqrt(2 / (fanIn + fanOut)),
        `\\sqrt{2/(\\text{in}+\\text{out})} = \\sqrt{2/(${fanIn}+${fanOut})}`,
      );
    case 'heUniform':
      return uniform(Math.sqrt(6 / fanIn), `\\sqrt{6/\\text{in}} = \\sqrt{6/${fanIn}}`);
    case 'heNormal':
      return normal(Math.sqrt(2 / fanIn), `\\sqrt{2/\\text{in}} = \\sqrt{2/${fanIn}}`);
    case 'lecunNormal':
      return normal(Math.sqrt(1 / fanIn), `\\sqrt{1/\\text{in}} = \\sqrt{1/${fanIn}}`);
    case 'normal':
      return normal(number);
    case 'uniform':
      return uniform(number);
    case 'zeros':
      return { kind: 'constant', value: 0 };
    case 'constant':
      return { kind: 'constant', value: number };
  }
}
