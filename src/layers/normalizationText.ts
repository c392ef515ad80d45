/** @file What the inspector says of the normalisation layers: formula, symbols, derivation. */
import type { Derivation, FormulaSymbol } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';
import { reals, slope } from './formulaParts.ts';

/** The indices with which a layer's formula is written: of a number, of the group it is standardised in, of its scale and shift. */
export interface Indices {
  readonly number: string;
  /** What the indices of a number count. */
  readonly counts: string;
  readonly group: string;
  readonly affine: string;
}

const of = (symbol: string, index: string) => (index ? `${symbol}_{${index}}` : symbol);
const squared = (index: string) => `\\sigma^2${index ? `_{${index}}` : ''}`;

export function normalizationFormula({ number, group, affine: unit }: Indices): string {
  const standard = `\\hat x_{${number}} = \\frac{x_{${number}} - ${of('\\mu', group)}}{\\sqrt{${squared(group)} + \\varepsilon}}`;
  return `a_{${number}} = ${of('\\gamma', unit)}\\,\\hat x_{${number}} + ${of('\\beta', unit)},\\qquad ${standard}`;
}

/**
 * @param over what a mean and a variance are taken over: "each channel’s 64 numbers"
 * @param shape of scale and shift
 */
export const normalizationSymbols = (
  { number, counts, group, affine: unit }: Indices,
  input: Shape,
  over: string,
  shape: Shape,
  epsilon: number,
): FormulaSymbol[] => [
  { symbol: `x_{${number}}`, meaning: `input: ${counts}`, shape: reals(...input) },
  { symbol: `${of('\\mu', group)},\\ ${squared(group)}`, meaning: `mean and variance of ${over}` },
  { symbol: '\\varepsilon', meaning: String(epsilon) },
  { symbol: of('\\gamma', unit), meaning: 'weight: the scale, learned', shape: reals(...shape) },
  { symbol: of('\\beta', unit), meaning: 'bias: the shift, learned', shape: reals(...shape) },
  { symbol: `a_{${number}}`, meaning: 'output', shape: reals(...input) },
];

/**
 * @param shared what a scale and a shift are shared by, over which their gradients add up: "all rows and columns, and over the batch"
 * @param count how many numbers a mean is taken over, in LaTeX
 */
export function normalizationDerivation(
  { number, group, affine: unit }: Indices,
  shared: string,
  count: string,
): Derivation[] {
  const [a, hat, gamma] = [`a_{${number}}`, `\\hat x_{${number}}`, of('\\gamma', unit)];
  return [
    {
      say: `Scale and shift act alike on ${shared}: there their gradients add up.`,
      formula: `${slope(gamma)} = \\sum ${slope(a)}\\,${hat},\\qquad ${slope(of('\\beta', unit))} = \\sum ${slope(a)}`,
    },
    {
      say: 'A standardised number is scaled on its way out, and so is its gradient on the way back.',
      formula: `g_{${number}} = ${slope(hat)} = ${gamma}\\,${slope(a)}`,
    },
    {
      say: 'Every number also moves the mean and the variance that all of its group are measured by: averages over the group.',
      formula: `\\bar g = \\frac{1}{${count}} \\sum g,\\qquad \\overline{g \\hat x} = \\frac{1}{${count}} \\sum g\\,\\hat x`,
    },
    {
      say: 'What would only shift or only stretch the group is taken out of the gradient, for it would be undone.',
      formula: `${slope(`x_{${number}}`)} = \\frac{1}{\\sqrt{${squared(group)} + \\varepsilon}}\\left(g_{${number}} - \\bar g - ${hat}\\;\\overline{g \\hat x}\\right)`,
    },
  ];
}
