import { afterEach, expect, it, vi } from 'vitest';
import { provideGenerators } from '#data/late.ts';
import { generators } from '#data/worlds/generators.ts';
import { readDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createEditor } from '#state/editor.ts';
import { registries } from '#state/registries.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { drawable } from './drawable.ts';
import { CANNOT_BE_SHOWN } from './errorWords.ts';
import { startEditor } from './startEditor.ts';

const make = (document: typeof defaultDocument, work = {}) =>
  createEditor(document, (listeners) => new FakeEngine(listeners), work);

/** Its second phase asks for pictures, whose generator the page loads when it is needed. */
const phased = readDocument(
  {
    strata: 2,
    data: { type: 'circle', samples: 40 },
    network: [{ id: 'a', type: 'dense', units: 2 }],
    phases: [{ after: { steps: 10 }, change: { data: { type: 'digits', samples: 40 } } }],
    run: { step: 20, changes: [], reached: [10] },
  },
  registries,
).document!;

afterEach(() => {
  vi.unstubAllGlobals();
  provideGenerators(generators);
});

it('a document that the page would fail on leaves the default in its place, with a sentence and no entry', () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  provideGenerators({ digits: undefined as never });
  const { editor, start } = startEditor(
    { document: phased, work: { from: '#w=one' }, opened: { key: 'one', revision: 3 } },
    make,
  );
  expect(editor.store.getState().written).toMatchObject({ data: defaultDocument.data });
  expect(start).toEqual({ document: defaultDocument, error: CANNOT_BE_SHOWN });
  expect(reported).toHaveBeenCalledOnce();
});

it('what the phases of a document are drawn by is there before it is shown', async () => {
  provideGenerators({ digits: undefined as never });
  const { document } = await drawable({ document: phased });
  const { editor, start } = startEditor({ document }, make);
  expect(start.error).toBeUndefined();
  expect(editor.store.getState()).toMatchObject({ begun: 1, document: { data: { type: 'digits' } } });
});
