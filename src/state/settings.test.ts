import { afterEach, expect, it, vi } from 'vitest';

const usual = {
  theme: 'auto',
  speed: 500,
  stepUnit: 'batch',
  dock: 40,
  lens: 'gradients',
  railOpen: true,
  helpKey: true,
  caption: true,
};

/** The settings of a page that opens where so much is remembered. */
async function opened(remembered?: unknown) {
  const kept = new Map<string, string>();
  if (remembered !== undefined) kept.set('strata:settings', JSON.stringify(remembered));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.resetModules();
  return { kept, ...(await import('./settings.ts')) };
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('a page that remembers nothing, or nothing that is settings, opens as usual', async () => {
  for (const remembered of [undefined, null, 3, 'dark', []])
    expect((await opened(remembered)).settings.getState()).toEqual(usual);
});

it('what was set is there at the next visit, until it is forgotten', async () => {
  const first = await opened();
  const mine = { theme: 'dark', speed: null, stepUnit: 'epoch', dock: 300, railOpen: false } as const;
  first.setSettings(mine);
  first.setSettings({ lens: 'weights' });
  expect(first.settings.getState()).toEqual({ ...usual, ...mine, lens: 'weights' });
  const kept = JSON.parse(first.kept.get('strata:settings')!);
  first.forgetSettings();
  expect(first.kept.size).toBe(0);
  expect(first.settings.getState().theme).toBe('dark'); // the page goes on as it is
  expect((await opened(kept)).settings.getState()).toEqual({ ...usual, ...mine, lens: 'weights' });
});

it('what is remembered wrongly is as usual, field by field', async () => {
  const wrong = { theme: 'sepia', speed: 'fast', stepUnit: 'hour', dock: '300', helpKey: 1, caption: false };
  expect((await opened(wrong)).settings.getState()).toEqual({ ...usual, caption: false });
  for (const theme of ['auto', 'light', 'dark'])
    expect((await opened({ theme })).settings.getState().theme).toBe(theme);
  for (const stepUnit of ['sample', 'batch', 'epoch'])
    expect((await opened({ stepUnit })).settings.getState().stepUnit).toBe(stepUnit);
  for (const speed of [null, 20]) expect((await opened({ speed })).settings.getState().speed).toBe(speed);
});
