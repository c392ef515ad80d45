import { expect, it } from 'vitest';
import { readZip } from '#data/import/readZip.ts';
import { zipOf } from './zip.ts';

const files = [
  { name: 'two-spirals.py', content: 'print("ü")\n' },
  { name: 'two-spirals.safetensors', content: new Uint8Array([0, 255, 13, 10, 0]) },
  { name: 'empty.txt', content: '' },
];

it('is read back, file by file', async () => {
  const { files: read } = await readZip(new Blob([zipOf(files)]), 1e6);
  expect(read.map(({ path }) => path)).toEqual(files.map(({ name }) => name));
  const bytes = await Promise.all(read.map((file) => file.bytes()));
  expect(new TextDecoder().decode(bytes[0])).toBe('print("ü")\n');
  expect(bytes[1]).toEqual(files[1]!.content);
  expect(bytes[2]).toHaveLength(0);
});

it('gives equal bytes for equal files, and an archive of none', () => {
  expect(zipOf(files)).toEqual(zipOf(files));
  expect(zipOf([])).toHaveLength(22);
});
