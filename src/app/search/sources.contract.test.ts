import { beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { glossary } from '#glossary/index.ts';
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { lenses } from '#lenses/index.ts';
import { readDocument } from '#nn/document.ts';
import { trainingFields } from '#nn/training.ts';
import { trainingTexts } from '#nn/trainingText.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { gallery } from '#state/gallery.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { definitionOf } from '../data/recipe.ts';
import { inSight } from '../inSight.ts';
import { outlines } from '../lessons/course.ts';
import { type Kind, kinds, type SearchEntry } from './entry.ts';
import { findEntries } from './findEntries.ts';
import { actionWords, settingWords } from './searchWords.ts';
import { allEntries } from './sources.ts';

let desk: Desk;
let entries: readonly SearchEntry[];
let lessons: Awaited<ReturnType<typeof outlines>>;
beforeAll(async () => {
  const json = {
    strata: 1,
    title: 'Two',
    data: { type: 'spiral', samples: 20 },
    network: [
      { id: 'a', type: 'dense', units: 3 },
      { id: 'r', type: 'residual', body: [{ id: 'b', type: 'dense', units: 3 }] },
      { id: 'c', type: 'dense', units: 2 },
    ],
  };
  desk = createDesk(createEditor(readDocument(json, registries).document!, (listeners) => new HandEngine(listeners)));
  lessons = await outlines();
  entries = allEntries(desk, lessons);
});

describe('the search', () => {
  it('finds everything that the page has by its name', () => {
    const fields = Object.keys(trainingFields) as (keyof typeof trainingFields)[];
    const has: Record<Kind, readonly string[]> = {
      action: Object.values(actionWords).map(({ name }) => name),
      block: ['Dense 1', 'Residual', 'Dense 2 in Residual', 'Dense 3'],
      layer: Object.keys(layers).map(layerName),
      lens: lenses.map(({ title }) => title),
      setting: [
        ...fields.map((name) => trainingTexts[name].label),
        'Learning rate',
        ...Object.values(settingWords).map(({ name }) => name),
      ],
      example: gallery.map(({ document }) => document.title),
      lesson: lessons.flatMap(({ title, parts }) => [title, ...parts.map((part) => part.title)]),
      data: Object.keys(datasets).filter((type) => !definitionOf(type).imported),
      term: glossary.map(({ name }) => name),
    };
    for (const kind of kinds)
      for (const name of has[kind]) {
        const found = findEntries(name, entries).find((group) => group.kind === kind)?.entries ?? [];
        const meant = found.filter((entry) => entry.name === name || (kind === 'data' && entry.id === name));
        expect(meant.length, `${kind} ${name}`).toBeGreaterThan(0);
      }
  });

  it('finds each of its own entries among the first, and tells no two apart by nothing', () => {
    const ids = entries.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of entries) {
      const shown = findEntries(entry.name, entries).find(({ kind }) => kind === entry.kind)?.entries;
      expect(shown, `${entry.kind} ${entry.name}`).toContain(entry);
    }
  });

  it('does what it says', () => {
    const run = (kind: Kind, id: string) => entries.find((entry) => entry.kind === kind && entry.id === id)!.run(desk);
    run('action', 'share');
    expect(inSight(desk).get().dialog).toBe('share');
    run('action', 'reseed');
    expect(desk.editor.store.getState().history.past.at(-1)?.label).toBe('Reseed');
    run('action', 'undo');
    expect(desk.editor.store.getState().history.past).toEqual([]);
  });
});
