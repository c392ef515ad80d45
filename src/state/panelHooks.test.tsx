import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectsByHand } from '#testing/effectsByHand.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import type { Desk } from './desk.ts';

const effects = effectsByHand();
const { createDesk } = await import('./desk.ts');
const { createEditor } = await import('./editor.ts');
const { DeskContext } = await import('./useDesk.ts');
const { useFrames } = await import('./useFrames.ts');
const { useNowAndThen } = await import('./useNowAndThen.ts');
const { useProbe } = await import('./useProbe.ts');

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
