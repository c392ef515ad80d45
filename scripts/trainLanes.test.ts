import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { ofVariant } from '#nn/variant.ts';
import { registries } from '#state/registries.ts';
import { LanesDesk } from '#testing/lanesDesk.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { main } from './train.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const slower = { training: { optimizer: { learningRate: 0.001 } } };
const document = documentOf({
  strata: 2,
  variants: [
    { name: 'wide', change: { network: { a: { units: 12 } } } },
    { name: 'other seed', change: { seed: 9, data: { noise: 0.2 } } },
    { name: 'in two phases', change: { phases: [{ after: { steps: 20 }, change: slower }] } },
  ],
});
const names = ['A', ...document.variants!.map(({ name }) => name)];

/** What the command prints of a variant. */
function printed(name: string, steps: number): { steps: number; parameterHash: string } {
  const file = join(folder, 'compared.json');
  writeFileSync(file, JSON.stringify(compactDocument(document, registries)));
  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    expect(main([file, '--variant', name, '--steps', String(steps)])).toBe(0);
    return JSON.parse(String(print.mock.calls[0]![0]));
  } finally {
    print.mockRestore();
  }
}

it.each(['start', 'lastPhase'] as const)(
  'the hash of each lane is what the command train prints of its variant, aligned at the %s',
  (from) => {
    const desk = new LanesDesk()
      .alignedAt(from, 'step', ...names.map((name) => ofVariant(document, name, registries)!))
      .settle();
    desk.all(4, () => ({ type: 'play', run: 1 }));
    for (let i = 0; i < 120; i++) desk.turn().want(4);
    desk
      .all(4, () => ({ type: 'pause', run: 1 }))
      .want(4)
      .settle();
    const last = [...desk.moments.at(-1)!.values()];
    const steps = last.map(({ position }) => position.step);
    expect(steps[0]).toBeGreaterThan(10);
    expect(steps[3]! - steps[0]!).toBe(from === 'start' ? 0 : 20);
    for (const [lane, { probes }] of last.entries())
      expect(printed(names[lane]!, steps[lane]!)).toMatchObject({ steps: steps[lane], parameterHash: probes.hash });
  },
);
