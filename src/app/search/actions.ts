/** @file What the page does, for the search. */
import { openGlossary } from '#glossary/openGlossary.ts';
import type { Desk } from '#state/desk.ts';
import { setSettings, settings } from '#state/settings.ts';
import { askForFile, saveFile, WEIGHTS_ALONE } from '../files.ts';
import { inSight, type PageDialog } from '../inSight.ts';
import { lessonShown } from '../lessons/lessonShown.ts';
import { makeLesson } from '../lessons/makeLesson.ts';
import { startNew } from '../newDocument.ts';
import { pageKeys } from '../pageKeys.ts';
import { reseed } from '../reseed.ts';
import { redo, undo } from '../shortcuts.ts';
import { openMode } from '../stageMode.ts';
import type { Source } from './entry.ts';
import { actionWords } from './searchWords.ts';

const shows = (dialog: PageDialog) => (desk: Desk) => inSight(desk).set({ dialog });

const does: Readonly<Record<keyof typeof actionWords, (desk: Desk) => void>> = {
  play: ({ editor }) => editor.togglePlay(),
  step: ({ editor }) => editor.step(settings.getState().stepUnit),
  reset: ({ editor }) => editor.reset(),
  reseed,
  undo,
  redo,
  new: startNew,
  gallery: (desk) => inSight(desk).set({ examples: true }),
  lessons: () => lessonShown.set({ list: true }),
  makeLesson: (desk) => void makeLesson(desk),
  work: shows('work'),
  runs: shows('runs'),
  open: (desk) => askForFile(desk),
  weights: (desk) => askForFile(desk, WEIGHTS_ALONE),
  save: (desk) => void saveFile(desk),
  export: shows('export'),
  code: (desk) => openMode(desk, 'code'),
  share: shows('share'),
  print: () => print(),
  light: () => setSettings({ theme: 'light' }),
  dark: () => setSettings({ theme: 'dark' }),
  system: () => setSettings({ theme: 'auto' }),
  keys: shows('keys'),
  glossary: () => openGlossary(),
};

const keysOf: Readonly<Record<string, { readonly keys: readonly string[] }>> = pageKeys;

export const actions: Source = () =>
  (Object.keys(actionWords) as (keyof typeof actionWords)[]).map((id) => {
    const press = keysOf[id]?.keys[0];
    return { kind: 'action', id, ...actionWords[id], run: does[id], ...(press === undefined ? {} : { press }) };
  });
