import { describe, expect, it } from 'vitest';
import { writeSafetensors } from '#formats/safetensors.ts';
import { readForeign } from '#importers/foreign.ts';
import { foreignEndings } from '#importers/foreignEndings.ts';
import { isForeign, isForeignDrop } from './openForeign.ts';

describe('files of other programs', () => {
  it('are those that the importers have an answer to, by their names in any letters', () => {
    for (const ending of foreignEndings) expect(readForeign(new Uint8Array(9), `a${ending}`)).toHaveProperty('says');
    expect(['a.safetensors', 'B.ONNX', 'model.tar.pt'].every(isForeign)).toBe(true);
    expect(['a.json', 'a.csv', 'onnx', 'a.onnx.json'].some(isForeign)).toBe(false);
  });

  it('are not dropped as such where they may be data', () => {
    expect(['a.bin', 'a.npz', 'data.zip'].some(isForeignDrop)).toBe(false);
    expect(isForeignDrop('a.safetensors')).toBe(true);
  });

  it('are not taken for others by how their length is written: a header of 640 bytes begins as a pickle does', () => {
    const values = { shape: [1], values: new Float32Array([1]) };
    const begun = Array.from({ length: 80 }, (_, i) => writeSafetensors({ a: values }, { note: 'x'.repeat(8 * i) }));
    const alike = begun.filter((bytes) => bytes[0] === 0x80 && bytes[1] === 2);
    expect(alike).toHaveLength(1);
    expect(readForeign(alike[0]!, 'a.safetensors')).toMatchObject({ kind: 'tensors' });
  });
});
