import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { permissionNames } from '#lessons/allowWords.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import { readDocument } from '#nn/document.ts';
import { defaults } from '#nn/field.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { DeskContext } from '#state/useDesk.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { AllowedControls } from './AllowedControls.tsx';

/** The names of all controls that a part shows, with the data set named. */
function controls(allow: readonly string[], type = 'spiral'): readonly string[] {
  const json = {
    strata: 1,
    title: 'Allowed',
    data: { type },
    network: [{ id: 'a', type: 'dense', units: 2 }],
    training: { optimizer: { type: 'sgd' }, schedule: { type: 'step' } },
  };
  const document = readDocument(json, registries).document!;
  const desk = createDesk(createEditor(document, (listeners) => new HandEngine(listeners)));
  const markup = renderToStaticMarkup(
    <DeskContext value={desk}>
      <AllowedControls part={{ allow } as never} framed={false} leads={false} />
    </DeskContext>,
  );
  const named = /<(?:label|legend)\b[^>]*>(.*?)<\/(?:label|legend)>/gs;
  return [...markup.matchAll(named)].map(([, words = '']) => words.replace(/<[^>]*>/g, '').trim());
}

describe('a part of a lesson', () => {
  const settings = Object.keys(permissionNames).filter((path) => path.startsWith('training.'));
  const whole = controls(['training']);

  it.each(settings)('that allows %s shows its controls and no other of training', (path) => {
    const own = controls([path]);
    const others = settings.filter((one) => one !== path).flatMap((one) => controls([one]));
    expect(own).not.toEqual([]);
    expect(whole).toEqual(expect.arrayContaining([...own]));
    expect(own.filter((label) => others.includes(label))).toEqual([]);
  });

  it('that allows the batch size shows it alone', () => {
    expect(controls(['run', 'training.batchSize'])).toHaveLength(1);
    expect(controls(['training.batchSize', 'training.l2'])).toHaveLength(2);
  });

  it.each(Object.keys(datasets))('shows one control for one field of %s', (type) => {
    const { fields, imported, idle } = datasets[type as keyof typeof datasets] as unknown as DatasetDefinition;
    if (imported) return;
    const still = idle?.(defaults(fields) as never) ?? [];
    for (const [name, field] of Object.entries(fields)) {
      if (['table', 'text'].includes(field.kind) || still.includes(name)) continue;
      const shown = controls([`data.${name}`], type);
      if (field.kind === 'set') expect(shown.length).toBeGreaterThan(0);
      else expect([name, shown.length]).toEqual([name, 1]);
    }
  });
});
