/** @file Settings of training and of the run, for the search: each leads to its control. */

import type { FieldTexts } from '#nn/fieldText.ts';
import { optimizers, trainingFields } from '#nn/training.ts';
import { optimizerTexts, trainingTexts } from '#nn/trainingText.ts';
import type { Source } from './entry.ts';
import { goToSetting } from './goToSetting.ts';
import { fieldAlso, settingWords } from './searchWords.ts';

/** Under this name the control stands on the page. */
const entry = (id: string, name: string, also: readonly string[], says: string) => ({
  kind: 'setting' as const,
  id,
  name,
  also,
  says,
  run: goToSetting(name),
});

export const settingEntries: Source = ({ editor }) => {
  const { type } = editor.store.getState().document.training.optimizer;
  const own: FieldTexts = optimizerTexts[type];
  const declared = [
    ...Object.keys(optimizers[type]).map((name) => [name, own[name]!] as const),
    ...Object.keys(trainingFields).map((name) => [name, (trainingTexts as FieldTexts)[name]!] as const),
  ];
  return [
    ...declared.map(([id, { label, help }]) => entry(id, label, [id, ...(fieldAlso[id] ?? [])], help)),
    ...Object.entries(settingWords).map(([id, { name, also, says }]) => entry(id, name, also, says)),
  ];
};
