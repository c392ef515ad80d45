import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registries } from '#engine/registries.ts';
import { readDocument } from '#nn/document.ts';
import { sourceOfCase, sourceOfDocument } from '#testing/exportSources.ts';
import type { GoldenCase } from '#testing/goldenCase.ts';
import { cannotHold } from './exporter.ts';
import { type Format, formats } from './index.ts';

const folder = new URL('../../testdata/golden/', import.meta.url);
const sources = readdirSync(folder).flatMap((file) => {
  const source = sourceOfCase(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase);
  return source ? [source] : [];
});

/** Of files, whose name a program must not take apart. */
const sourceWith = (data: object) => ({
  ...sourceOfDocument(
    readDocument({ strata: 2, data, network: [{ id: 'a', type: 'dense', units: 2 }] }, registries).document!,
  ),
  name: 'a"b  c\\',
});

describe.each(Object.entries(formats as Readonly<Record<string, Format>>))('the format %s', (_, format) => {
  it('makes every reference case, or says what it cannot hold; equal sources give equal bytes', async () => {
    const exporter = await format.load();
    expect(sources.length).toBeGreaterThan(50);
    for (const source of sources) {
      const made = exporter.make(source);
      if (cannotHold(made)) {
        expect(made.says).toMatch(/^[A-Z].*\.$/s);
        if (made.block !== undefined) expect(source.inference.byId.has(made.block)).toBe(true);
        continue;
      }
      expect(exporter.make(source)).toEqual(made);
      for (const { name, content } of made.files) {
        expect(name.startsWith(source.name)).toBe(true);
        expect(content.length).toBeGreaterThan(0);
        if (typeof content === 'string') expect(content).not.toMatch(/undefined|NaN|\[object/);
      }
      if (made.marks) {
        const first = made.files[0].content as string;
        expect(made.marks).toHaveLength(first.split('\n').length - 1);
        const marked = new Set(made.marks.filter((mark) => mark !== undefined));
        for (const { block } of source.inference.blocks)
          expect(marked, `${source.name}: ${block.id}`).toContain(block.id);
      }
    }
  });

  it('proves itself without samples, and asks for none', async () => {
    // As where the rows of a table are not at hand.
    const empty = sourceWith({ type: 'points', points: [], testShare: 0 });
    const { vector } = empty.numbers!;
    expect(vector.count).toBe(1);
    expect(vector.outputs.some((y) => y !== 0)).toBe(true);
    const made = (await format.load()).make(empty);
    if (cannotHold(made) || !made.marks) return;
    const first = made.files[0].content as string;
    for (const [, array] of first.matchAll(/\b([XY](?:_test)?)\b/g))
      expect(first).toMatch(new RegExp(`^${array} = `, 'm'));
  });

  it('reads the files beside it by the very names that they have', async () => {
    const made = (await format.load()).make(sourceWith({ type: 'circle', samples: 200 }));
    if (cannotHold(made) || !made.marks) return;
    const [program, ...beside] = made.files;
    for (const file of beside) expect(program.content).toContain(`(${JSON.stringify(file.name)})`);
  });

  it('writes no number that is none as something else', async () => {
    const exporter = await format.load();
    const source = sourceWith({ type: 'circle', samples: 40 });
    const { tensors, vector } = source.numbers!;
    const [first, ...others] = tensors;
    const odd = new Float32Array(first!.values.length).fill(Number.NaN);
    const outputs = new Float32Array(vector.outputs.length).fill(Number.POSITIVE_INFINITY);
    const nulls = (made: ReturnType<typeof exporter.make>) =>
      cannotHold(made)
        ? made.says
        : made.files.flatMap(({ name, content }) => name.endsWith('.json') && (content as string).split('null').length);
    const usual = nulls(exporter.make(source));
    for (const numbers of [
      { ...source.numbers!, tensors: [{ ...first!, values: odd }, ...others] },
      { ...source.numbers!, vector: { ...vector, outputs } },
    ]) {
      const found = nulls(exporter.make({ ...source, numbers }));
      if (typeof found === 'string') expect(found).toMatch(/finite/);
      else expect(found).toEqual(usual);
    }
  });

  it('has a network without numbers, where it does not need them', async () => {
    const exporter = await format.load();
    if (exporter.numbers === 'needs') return;
    for (const { numbers: _, ...source } of sources) expect(exporter.make(source)).toBeDefined();
  });
});
