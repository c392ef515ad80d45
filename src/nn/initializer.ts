/** @file How a weight starts. PyTorch's meaning of each name; `initialize.ts` draws it. */
import type { Found } from './problem.ts';
import type { Shape } from './shape.ts';

/** Initialisers that take no number, and those that take one, with its name and default. */
export const initializers = {
  pytorch: undefined,
  glorotUniform: undefined,
  glorotNormal: undefined,
  heUniform: undefined,
  heNormal: undefined,
  lecunNormal: undefined,
  normal: { name: 'std', default: 0.05, min: 0, max: 100 },
  uniform: { name: 'range', default: 0.05, min: 0, max: 100 },
  zeros: undefined,
  constant: { name: 'value', default: 0, min: -100, max: 100 },
} as const;

export type InitializerType = keyof typeof initializers;
export const initializerTypes = Object.keys(initializers) as InitializerType[];

/** In a document: a name, or an object where the initialiser takes a number (`{ type: 'normal', std: 0.5 }`). */
export type Initializer =
  | Exclude<InitializerType, 'normal' | 'uniform' | 'constant'>
  | { readonly type: 'normal'; readonly std: number }
  | { readonly type: 'uniform'; readonly range: number }
  | { readonly type: 'constant'; readonly value: number };

export const initializerType = (init: Initializer): InitializerType => (typeof init === 'string' ? init : init.type);

/** Those of a bias, which has no fan of its own. `usual`: as `ParameterSpec.start` says, by the initialiser of the weights. */
export const biasInitializerTypes = [
  'pytorch',
  'normal',
  'uniform',
  'zeros',
  'constant',
] as const satisfies InitializerType[];
export type BiasInitializer = Initializer | 'usual';

/** The initialiser of a type with its default number, if it takes one. */
export function initializerOf(type: InitializerType, number?: number): Initializer {
  const takes = initializers[type];
  return (takes ? { type, [takes.name]: number ?? takes.default } : type) as Initializer;
}

/** The number an initialiser takes, or undefined. */
export function initializerNumber(init: Initializer): number | undefined {
  const takes = initializers[initializerType(init)];
  return takes && typeof init === 'object' ? (init as unknown as Record<string, number>)[takes.name] : undefined;
}

/** Reads an initialiser leniently: `"normal"` alone takes the default number. Returns what is wrong where it is none. */
export function readInitializer(value: unknown): Initializer | { error: Found } {
  const type = (
    typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : value
  ) as InitializerType;
  if (typeof type !== 'string' || !Object.hasOwn(initializers, type)) {
    return { error: { code: 'oneOf', choices: initializerTypes, received: value } };
  }
  const takes = initializers[type];
  if (!takes || typeof value === 'string') return initializerOf(type);
  const { [takes.name]: number = takes.default } = value as Record<string, unknown>;
  if (typeof number !== 'number' || !(number >= takes.min && number <= takes.max)) {
    const { name, min, max } = takes;
    return { error: { code: 'part', name, found: { code: 'between', min, max, received: number } } };
  }
  return initializerOf(type, number + 0); // JSON cannot say −0
}

/** Reads how a bias starts, as `readInitializer`. */
export function readBiasInitializer(value: unknown): BiasInitializer | { error: Found } {
  if (value === 'usual') return value;
  const read = readInitializer(value);
  const known: readonly string[] = biasInitializerTypes;
  if (typeof read === 'object' && 'error' in read ? read.error.code !== 'oneOf' : known.includes(initializerType(read)))
    return read;
  return { error: { code: 'oneOf', choices: ['usual', ...known], received: value } };
}

/** By what a parameter of a block starts: a bias by `biasInit` where that says more than `usual`, all else by `init`. */
export function startingOf(
  spec: ParameterSpec,
  { init = 'pytorch', biasInit = 'usual' }: { readonly [field: string]: unknown },
): { readonly spec: ParameterSpec; readonly init: Initializer } {
  return spec.start === 'bias' && biasInit !== 'usual'
    ? { spec: { ...spec, start: 'weight' }, init: biasInit as Initializer }
    : { spec, init: init as Initializer };
}

/** A parameter as its layer declares it. */
export interface ParameterSpec {
  readonly shape: Shape;
  /** Inputs and outputs of one unit, counting a convolution's window: what the named initialisers scale by. */
  readonly fanIn: number;
  readonly fanOut: number;
  /**
   * `weight` follows the block's initialiser; `bias` does too where that is `pytorch` (U(±1/√fanIn)) and starts at 0 otherwise, except `constant`,
   * which also starts at 0, unless `biasInit` says otherwise (`startingOf`); `one` and `zero` are constants of normalisation layers.
   */
  readonly start: 'weight' | 'bias' | 'one' | 'zero';
  /** How PyTorch starts this parameter by itself, where that is not U(±1/√fanIn). */
  readonly pytorch?: Initializer;
}
