import { beforeEach, expect, it } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { setLens } from '#state/useLensSettings.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { surveyFields } from './surveyFields.ts';
import { forgetsWithRun } from './useFilmStep.ts';

let desk: Desk;
const said = () => desk.editor.store.getState().document.view.lenses;

beforeEach(() => {
  desk = createDesk(createEditor(defaultDocument, (listeners) => new HandEngine(listeners)));
  forgetsWithRun(desk);
  setLens(desk, 'ladder', surveyFields, { step: 300, equal: true });
  setLens(desk, 'theatre', { step: surveyFields.step }, { step: 7 });
});

it('a step of the film is forgotten as soon as another run is shown; what else was set stays', () => {
  desk.editor.setTitle('Other');
  expect(said()).toMatchObject({ ladder: { step: 300, equal: true } });
  desk.editor.reset();
  expect(said()).toEqual({ ladder: { equal: true }, theatre: { step: 7 } });
});

it('a document that says a step shows it, also where another was shown before', () => {
  const view = { lenses: { ladder: { step: 20 } } };
  desk.editor.open({ ...defaultDocument, view }, 'Open');
  expect(said()).toEqual(view.lenses);
  desk.editor.setSeed(5, 'Seed');
  expect(said()).toBeUndefined();
});
