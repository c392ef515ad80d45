import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { defaultDocument } from '#state/defaultDocument.ts';
import { effectsByHand } from '#testing/effectsByHand.ts';
import { HandEngine } from '#testing/handEngine.ts';

const effects = effectsByHand();
const { createDesk } = await import('#state/desk.ts');
const { createEditor } = await import('#state/editor.ts');
const { DeskContext } = await import('#state/useDesk.ts');
const { useCloseUpNumbers } = await import('./useCloseUpNumbers.ts');

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
