import { expect, it } from 'vitest';
import { fileName } from './files.ts';

it('makes a file name of any title', () => {
  expect(fileName('Two spirals')).toBe('two-spirals.strata.json');
  expect(fileName('  XOR, 2 units! ')).toBe('xor-2-units.strata.json');
  expect(fileName('…')).toBe('network.strata.json');
});
