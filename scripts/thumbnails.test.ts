import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { examples } from '#examples/index.ts';
import { thumbnailOf } from '#examples/thumbnails.ts';
import { thumbnailName } from './thumbnailName.ts';

const folder = fileURLToPath(new URL('../src/examples/thumbnails', import.meta.url));
const themes = ['light', 'dark'] as const;

describe('the pictures of the gallery', () => {
  it('belong each to its document as it is now, in both themes, and there is none besides: else npm run thumbnails', () => {
    const names = examples.flatMap((example) => themes.map((theme) => thumbnailName(example, theme)));
    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  it('are small', () => {
    for (const name of readdirSync(folder)) expect(statSync(`${folder}/${name}`).size, name).toBeLessThan(4500);
  });

  it('are found by the id of the example', () => {
    for (const { id } of examples)
      for (const theme of themes) expect(thumbnailOf(id)[theme]).toMatch(new RegExp(`/${id}\\.\\w+\\.${theme}\\.webp`));
    expect(() => thumbnailOf('nobody')).toThrow('example nobody: has no picture');
  });

  it('have a name that changes with the document and the length of the run, and not with the words or the view', () => {
    const [example] = examples;
    const name = thumbnailName(example!, 'light');
    expect(thumbnailName({ ...example!, title: 'Other', sentence: 'Other.' }, 'light')).toBe(name);
    expect(thumbnailName({ ...example!, document: { ...example!.document, view: { mode: 'theatre' } } }, 'light')).toBe(
      name,
    );
    expect(thumbnailName({ ...example!, steps: 1 }, 'light')).not.toBe(name);
    expect(thumbnailName({ ...example!, document: { ...example!.document, seed: 2 } }, 'light')).not.toBe(name);
  });
});
