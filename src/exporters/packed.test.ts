import { expect, it } from 'vitest';
import { packed } from './packed.ts';

it('saves one file by itself, and several as an archive of the network’s and the format’s name', () => {
  const program = { name: 'xor.py', content: 'pass\n' };
  expect(packed([program], 'xor', 'pytorch')).toBe(program);
  const both = packed([program, { name: 'xor.safetensors', content: new Uint8Array(3) }], 'xor', 'pytorch');
  expect(both.name).toBe('xor-pytorch.zip');
  expect(String.fromCharCode(...(both.content as Uint8Array).subarray(0, 2))).toBe('PK');
});
