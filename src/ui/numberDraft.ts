/** @file What a number field makes of typed text: a value, or words that say what would be right. */

import { formatNumber, parseNumber } from './format.ts';
import { MUST_BE_A_NUMBER, MUST_BE_A_WHOLE_NUMBER, mustBeAtLeast, mustBeAtMost } from './numberWords.ts';

export interface NumberRules {
  /** As the message begins: `units must be at least 1`. */
  name: string;
  min?: number | undefined;
  max?: number | undefined;
  /** Only whole numbers. */
  whole?: boolean | undefined;
  parse?: ((text: string) => number) | undefined;
  format?: ((value: number) => string) | undefined;
}

/** A checked draft: exactly one of the two is set. */
export type NumberReading = { value: number; error: null } | { value: null; error: string };

const print = (value: number): string => formatNumber(value, 6, true);

/** Reads `text` under `rules`. The message names the field, the bound, and nothing else. */
export function readNumberDraft(text: string, rules: NumberRules): NumberReading {
  const { name, min, max, whole, parse = parseNumber, format = print } = rules;
  const value = parse(text);
  const fail = (error: string): NumberReading => ({ value: null, error: `${name} ${error}` });
  if (!Number.isFinite(value)) return fail(MUST_BE_A_NUMBER);
  if (whole && !Number.isInteger(value)) return fail(MUST_BE_A_WHOLE_NUMBER);
  if (min !== undefined && value < min) return fail(mustBeAtLeast(format(min)));
  if (max !== undefined && value > max) return fail(mustBeAtMost(format(max)));
  return { value, error: null };
}

/**
 * The value `count` steps away, kept within the bounds and free of the dust of binary fractions (0.1 + 0.2 → 0.3).
 */
export function stepNumber(
  value: number,
  count: number,
  step: number,
  rules: Pick<NumberRules, 'min' | 'max'>,
): number {
  const decimals = Math.min(12, Math.max(decimalsOf(step), decimalsOf(value)));
  return clamp(Number((value + count * step).toFixed(decimals)), rules);
}

/** `value` brought within `min` and `max`, where they are given. */
export function clamp(value: number, { min, max }: Pick<NumberRules, 'min' | 'max'>): number {
  if (min !== undefined && value < min) return min;
  if (max !== undefined && value > max) return max;
  return value;
}

/** How many decimals a number needs when written out: 0.05 → 2, 1e-7 → 7. */
export function decimalsOf(value: number): number {
  const [mantissa = '', power = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power));
}

/**
 * What a field gave out and has not seen come back yet, after a value has come in: undefined where the value is none of it, and so came from elsewhere. Values
 * come back in the order given, rounded to float32 where they are weights; some never come.
 */
export function afterEcho(given: readonly number[], value: number): readonly number[] | undefined {
  const at = given.findIndex((own) => own === value || Math.fround(own) === value);
  return at < 0 ? undefined : given.slice(at + 1);
}
