/** @file For tests of hooks: without a page React leaves the effects of what is rendered be, so they are run by hand. */
import type { EffectCallback } from 'react';
import { afterAll, vi } from 'vitest';

/**
 * Effects of all that is rendered from here on. Files of tests share their modules: what met React before is loaded anew, so import what is tested after this call,
 * by `await import`.
 */
export function effectsByHand(): EffectCallback[] {
  const effects: EffectCallback[] = [];
  const keep = (effect: EffectCallback) => effects.push(effect);
  vi.resetModules();
  vi.doMock('react', async (original) => ({
    ...(await original<typeof import('react')>()),
    useEffect: keep,
    useLayoutEffect: keep,
    useEffectEvent: (call: unknown) => call,
  }));
  afterAll(() => {
    vi.doUnmock('react');
    vi.resetModules();
  });
  return effects;
}
