import type { EffectCallback } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { DeskContext } from '#state/useDesk.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { useCloseUpNumbers } from './useCloseUpNumbers.ts';

/** Effects of what was rendered: without a page React leaves them be, so they are run by hand. */
const effects = vi.hoisted((): EffectCallback[] => []);
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useEffect: (effect: EffectCallback) => effects.push(effect),
  useLayoutEffect: (effect: EffectCallback) => effects.push(effect),
  useEffectEvent: (call: unknown) => call,
}));

function Numbers() {
  useCloseUpNumbers({ block: defaultDocument.network[0]!.id, unit: 1, at: [0.5, -0.25] }, []);
  return null;
}

it('a close-up asks for its number where it is meant, and no more once it is gone', () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  let engine!: HandEngine;
  const desk = createDesk(createEditor(defaultDocument, (listeners) => (engine = new HandEngine(listeners))));
  renderToStaticMarkup(
    <DeskContext value={desk}>
      <Numbers />
    </DeskContext>,
  );
  const ends = effects.splice(0).map((effect) => effect());
  expect(engine.asked.get('closeUp')).toMatchObject([
    { block: defaultDocument.network[0]!.id, unit: 1, at: [0.5, -0.25] },
  ]);
  for (const end of ends) end?.();
  expect(engine.asked.get('closeUp')).toEqual([]);
  vi.unstubAllGlobals();
});
