import type { EffectCallback } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HandEngine } from '#testing/handEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEditor } from './editor.ts';
import { DeskContext } from './useDesk.ts';
import { useFrames } from './useFrames.ts';
import { useNowAndThen } from './useNowAndThen.ts';
import { useProbe } from './useProbe.ts';

/** Effects of what was rendered: without a page React leaves them be, so they are run by hand. */
const effects = vi.hoisted((): EffectCallback[] => []);
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useEffect: (effect: EffectCallback) => effects.push(effect),
  useLayoutEffect: (effect: EffectCallback) => effects.push(effect),
  useEffectEvent: (call: unknown) => call,
}));

let engine: HandEngine;
let desk: Desk;
const drawn = vi.fn();

function Panel() {
  useProbe('parameters', {});
  useNowAndThen('confusion', {}, () => 1);
  useFrames(drawn);
  return null;
}

/** Shows a panel; returns what takes it away. */
function show(): () => void {
  renderToStaticMarkup(
    <DeskContext value={desk}>
      <Panel />
    </DeskContext>,
  );
  const ends = effects.splice(0).map((effect) => effect());
  return () => {
    for (const end of ends) end?.();
  };
}
const asked = (probe: 'parameters' | 'confusion') => engine.asked.get(probe)?.length ?? 0;

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  drawn.mockClear();
  desk = createDesk(createEditor(defaultDocument, (listeners) => (engine = new HandEngine(listeners))));
});
afterEach(() => vi.unstubAllGlobals());

it('a panel asks for its probes and is drawn with each frame while it is shown; when it is taken away nothing stays behind', () => {
  const listeners = engine.frameListeners.size;
  for (let times = 0; times < 2; times++) {
    drawn.mockClear();
    const leave = show();
    expect([asked('parameters'), asked('confusion')]).toEqual([1, 1]);
    engine.deliver();
    expect(drawn).toHaveBeenCalledTimes(2); // at once, and with the frame
    leave();
    expect([asked('parameters'), asked('confusion')]).toEqual([0, 0]);
    expect(engine.frameListeners.size).toBe(listeners);
    engine.deliver();
    expect(drawn).toHaveBeenCalledTimes(2);
  }
});
