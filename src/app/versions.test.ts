import { afterEach, expect, it, vi } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createEditor } from '#state/editor.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { watchVersions } from './versions.ts';
import { newVersion } from './versionWords.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page whose script is `main-1.js`, and what is served now in its place. */
async function opened(served: string) {
  const page = new EventTarget();
  const script = { src: 'https://example.org/assets/main-1.js' };
  vi.stubGlobal('document', Object.assign(new EventTarget(), { querySelector: () => script }));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('navigator', { serviceWorker: { register: async () => ({ update: async () => {} }) } });
  vi.stubGlobal('fetch', async () => new Response(`<title>Strata</title><script src="assets/${served}"></script>`));
  vi.stubGlobal('setInterval', () => 0);
  const editor = createEditor(defaultDocument, (listeners) => new FakeEngine(listeners));
  await watchVersions(editor);
  const missPart = () => page.dispatchEvent(new Event('vite:preloadError'));
  const look = () => new Promise(setImmediate);
  return { editor, missPart, look, said: () => editor.store.getState().notice?.text };
}

it('a newer version is said once, however many parts do not come at the same moment', async () => {
  const { editor, missPart, look, said } = await opened('main-2.js');
  missPart();
  missPart();
  await look();
  expect(said()).toBe(newVersion.text);
  editor.notify(undefined);
  expect(said()).toBeUndefined();
  missPart();
  await look();
  expect(said()).toBeUndefined();
});

it('it waits until what is said now was put away, and the version at hand is not said to be new', async () => {
  const { editor, missPart, look, said } = await opened('main-2.js');
  editor.notify({ tone: 'bad', text: 'Something else.' });
  missPart();
  await look();
  expect(said()).toBe('Something else.');
  editor.notify(undefined);
  expect(said()).toBe(newVersion.text);
  const same = await opened('main-1.js');
  same.missPart();
  await same.look();
  expect(same.said()).toBeUndefined();
});
