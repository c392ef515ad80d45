import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Engine } from '#engine/client.ts';
import { layers } from '#layers/index.ts';
import { type Block, walk } from '#nn/block.ts';
import type { Change, NewBlock } from '#nn/change.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { spotsOf } from '#nn/places.ts';
import { duplicateRun, insertRun, moveRun, removeRun, runBetween, unwrap, wrapRun } from '#nn/runs.ts';
import { createEditor, registries } from './editor.ts';

const registry: LayerRegistry = layers;
const idle = new Proxy({} as Engine, { get: (_, name) => (name === 'frame' ? undefined : () => () => {}) });

const fresh = (type: string): NewBlock => ({ type, ...registry[type]!.freshLists, ...registry[type]!.fresh });

/** What a drag, a key or a menu does: a kind of edit, and numbers that are taken modulo what there is. */
type Move = readonly [kind: number, which: number, other: number, where: number];

function changesOf(network: readonly Block[], [kind, which, other, where]: Move): readonly Change[] {
  const ids = [...walk(network, registry)].map(({ block }) => block.id);
  const spots = [...spotsOf(network, registry)];
  const { place } = spots[where % spots.length]!;
  const types = Object.keys(registry);
  const type = types[other % types.length]!;
  const id = ids[which % Math.max(1, ids.length)];
  if (id === undefined || kind % 8 < 2) return insertRun([fresh(type)], place);
  const run = runBetween(network, registry, id, ids[other % ids.length]!) ?? [id];
  switch (kind % 8) {
    case 2:
    case 3:
      return moveRun(network, registry, run, place);
    case 4:
      return duplicateRun(network, registry, run.slice(0, 2));
    case 5:
      return removeRun(run.slice(0, 2));
    case 6:
      return wrapRun(network, registry, run, fresh(other % 2 ? 'residual' : 'concat'))!.changes;
    default: {
      const slots = registry[[...walk(network, registry)].find((v) => v.block.id === id)!.block.type]!.slots ?? {};
      const many = Object.entries(slots).find(([, held]) => held === 'lists')?.[0];
      if (many === undefined || other % 3 === 0) return unwrap(network, registry, id);
      return [{ kind: other % 3 === 1 ? 'addBranch' : 'removeBranch', id, slot: many, branch: where % 3 }];
    }
  }
}

const documents = (
  [
    [
      { type: 'gaussians', samples: 20 },
      [
        { type: 'dense', units: 4 },
        { type: 'residual', body: [{ type: 'dense', units: 4 }] },
        { type: 'dense', units: 2 },
      ],
    ],
    [
      { type: 'barsAndStripes', samples: 20 },
      [
        { type: 'concat', branches: [[], [{ type: 'conv2d', padding: 1 }]] },
        { type: 'globalAvgPool' },
        { type: 'dense', units: 2 },
      ],
    ],
    [
      { type: 'reversal', samples: 20 },
      [{ type: 'embedding' }, { type: 'gru', returnSequences: true }, { type: 'dense' }],
    ],
  ] as const
).map(([data, network]) => readDocument({ strata: 1, data, network }, registries).document!);

it('any edits, undone and done again in any order, lead back to the same document, and forth to the same again', () => {
  const editors = documents.map((document) => createEditor(document, () => idle));
  const json = (document: StrataDocument) => JSON.stringify(document.network);
  const move = fc.tuple(fc.nat(7), fc.nat(60), fc.nat(60), fc.nat(60));
  fc.assert(
    fc.property(
      fc.nat(documents.length - 1),
      fc.array(fc.oneof({ weight: 4, arbitrary: move }, { weight: 1, arbitrary: fc.constantFrom('undo', 'redo') }), {
        minLength: 1,
        maxLength: 12,
      }),
      (which, steps) => {
        const editor = editors[which]!;
        editor.open(documents[which]!, 'Open');
        const state = () => editor.store.getState();
        const start = json(state().document);
        const depth = state().history.past.length;
        for (const step of steps) {
          if (step === 'undo') {
            if (state().history.past.length > depth) editor.undo();
          } else if (step === 'redo') editor.redo();
          else {
            const before = state().document.network;
            const past = state().history.past.length;
            editor.change('Edit', changesOf(before, step));
            const { network } = state().document;
            const ids = [...walk(network, registry)].map(({ block }) => block.id);
            expect(new Set(ids).size).toBe(ids.length);
            // One edit is one step of the history, however many blocks it moved.
            expect(state().history.past.length).toBe(network === before ? past : Math.min(200, past + 1));
          }
        }
        while (state().history.future.length > 0) editor.redo();
        const end = json(state().document);
        let undone = 0;
        while (state().history.past.length > depth) {
          editor.undo();
          undone++;
        }
        expect(json(state().document)).toBe(start);
        for (let i = 0; i < undone; i++) editor.redo();
        expect(json(state().document)).toBe(end);
        while (state().history.past.length > 0) editor.undo();
      },
    ),
    { numRuns: 1000, seed: 31 },
  );
});
