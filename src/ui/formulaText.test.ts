import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formulaText } from './formulaText.ts';

it('writes a formula in plain characters', () => {
  expect(formulaText('\\mathbf{a} = \\tanh(W\\,\\mathbf{h} + \\mathbf{b})')).toBe('a = tanh(W h + b)');
  expect(formulaText('\\frac{\\partial L}{\\partial x}')).toBe('(∂ L)/(∂ x)');
  expect(formulaText('\\sigma_{i+1}^{2} - 1')).toBe('σ_(i+1)^2 − 1');
  expect(formulaText('\\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}}')).toBe('(x − μ)/(√(σ^2 + ε))');
  expect(formulaText('W \\in \\mathbb{R}^{16\\times16}')).toBe('W ∈ R^(16×16)');
});

it('never throws and always ends, whatever it is given', () => {
  const junk = fc.string({ unit: fc.constantFrom('\\', '{', '}', '^', '_', 'frac', 'a', ' ', 'left', 'sqrt') });
  fc.assert(fc.property(junk, (tex) => typeof formulaText(tex) === 'string'));
});
