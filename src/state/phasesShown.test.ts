import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineListeners } from '#engine/client.ts';
import { type DataValues, readDocument } from '#nn/document.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { tinyPictures } from '#testing/tinyRun.ts';
import { createDesk } from './desk.ts';
import { createEditor, type Editor } from './editor.ts';
import { watchFrames } from './frames.ts';
import { registries } from './registries.ts';

/** Two phases follow the first: other data, then another head. */
const phased = readDocument(
  {
    strata: 2,
    title: 'Two phases',
    data: { type: 'spiral', samples: 60 },
    network: [
      { id: 'a', type: 'dense', units: 4 },
      { id: 'b', type: 'dense', units: 2 },
    ],
    phases: [
      { after: { steps: 5 }, change: { data: { type: 'circle', samples: 80 } } },
      {
        after: { steps: 5 },
        change: {
          network: [
            { id: 'a', type: 'dense', units: 4 },
            { id: 'head', type: 'dense', units: 2 },
          ],
        },
      },
    ],
  },
  registries,
).document!;

let engine: HandEngine;
let editor: Editor;
let tell: EngineListeners['recorded'];
const state = () => editor.store.getState();
/** The engine shows a step, in a phase. */
async function show(step: number, phase: number) {
  engine.deliver({
    position: { step, epoch: 0, used: 0, pending: 0 } as never,
    ...(phase > 0 ? { phase } : {}),
  });
  await Promise.resolve();
}
const ids = () => state().document.network.map(({ id }) => id);

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  editor = createEditor(phased, (listeners) => {
    tell = listeners.recorded;
    return (engine = new HandEngine(listeners));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a document with phases', () => {
  it('shows the network and data of the phase at the step shown, and of the earlier one when somebody looks back', async () => {
    const told = vi.spyOn(engine, 'load');
    expect([state().document.data.type, ids()]).toEqual(['spiral', ['a', 'b']]);
    await show(7, 1);
    expect([state().document.data.type, ids(), state().data.count]).toEqual(['circle', ['a', 'b'], 80]);
    await show(12, 2);
    expect([state().document.data.type, ids()]).toEqual(['circle', ['a', 'head']]);
    expect(state().inference.blocks.map(({ block }) => block.id)).toEqual(['a', 'head']);
    editor.select({ block: 'head' } as never);
    await show(3, 0);
    expect([state().document.data.type, ids(), state().data.count]).toEqual(['spiral', ['a', 'b'], 60]);
    expect(state().selection).toBeUndefined();
    // The run goes on by itself, and what is kept is what was written.
    expect(told).not.toHaveBeenCalled();
    expect(editor.snapshot().phases).toBe(phased.phases);
    expect(editor.snapshot().data).toBe(phased.data);
  });

  it('hands no panel numbers of another phase than it shows', async () => {
    const desk = createDesk(editor);
    await show(4, 0);
    const seen: (readonly [number | undefined, string])[] = [];
    const before = state().lineage;
    watchFrames(desk, (frame) => seen.push([frame?.position.step, state().document.data.type]));
    await show(7, 1);
    expect(seen).toEqual([
      [4, 'spiral'],
      [undefined, 'circle'],
    ]);
    expect(state().lineage).not.toBe(before);
    expect(editor.frame!.position.step).toBe(7);
  });

  it('takes an edit into the phase at hand, and tells the engine all of it', async () => {
    await show(7, 1);
    editor.setTraining({ batchSize: 7 }, 'Batch size');
    expect(state().document.training.batchSize).toBe(7);
    expect(state().written.training).toEqual(phased.training);
    expect(state().written.phases![0]!.change).toEqual({
      data: { type: 'circle', samples: 80 },
      training: { batchSize: 7 },
    });
    expect(engine.loaded).toBe(state().written);
    expect(state().begun).toBe(1);
    editor.undo();
    expect(state().document.training.batchSize).toBe(phased.training.batchSize);
    expect(state().written.phases).toEqual(phased.phases);
  });

  it('takes an edit of the network into the phase at hand, and the run goes on in it', async () => {
    tell({ changes: [], reached: [5, 10] });
    await show(12, 2);
    editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 6 } }]);
    expect(state().document.network[0]!['units']).toBe(6);
    expect(state().written.network[0]!['units']).toBe(4);
    expect(state().begun).toBe(2);
    expect(state().recorded!.changes).toEqual([{ at: 12, change: { network: { a: { units: 6 } } } }]);
  });

  it('is given a phase where the run stands: what comes later follows it', async () => {
    tell({ changes: [], reached: [5] });
    await show(7, 1);
    const { document } = state();
    editor.goOnWith({ ...document, data: { ...document.data, noise: 0.3 } }, 'Noise');
    expect(state().written.phases).toEqual([
      phased.phases![0],
      { after: { steps: 2 }, change: { data: { noise: 0.3 } } },
      phased.phases![1],
    ]);
    expect(engine.loaded).toBe(state().written);
    // In force once the engine has begun it.
    expect(state().begun).toBe(1);
    await show(7, 2);
    expect(state().document.data).toMatchObject({ type: 'circle', noise: 0.3 });
    editor.undo();
    await vi.waitFor(() => expect(state().written.phases).toEqual(phased.phases));
  });

  it('is edited where no step lies between', async () => {
    tell({ changes: [], reached: [5] });
    await show(5, 1);
    const { document } = state();
    editor.goOnWith({ ...document, data: { ...document.data, noise: 0.3 } }, 'Noise');
    expect(state().written.phases!.map(({ change }) => change.data)).toEqual([
      { type: 'circle', samples: 80, noise: 0.3 },
      undefined,
    ]);
  });

  it('lets the run go on where phases to come are others, and starts anew where one that began is', async () => {
    tell({ changes: [], reached: [5] });
    await show(7, 1);
    const [first, second] = phased.phases!;
    editor.setPhases(
      [
        { ...first!, name: 'circle' },
        { ...second!, after: { steps: 50 } },
      ],
      'Later',
    );
    expect(state().begun).toBe(1);
    expect(engine.loaded!.phases![1]!.after).toEqual({ steps: 50 });
    editor.setPhases([{ ...first!, after: { steps: 50 } }], 'Later');
    await vi.waitFor(() => expect(state().begun).toBe(0));
    editor.setPhases([], 'None');
    expect(state().written.phases).toBeUndefined();
    editor.setPhases([{ ...first!, after: { steps: 0 } }], 'Wrong');
    expect(state().notice).toMatchObject({ tone: 'bad' });
    expect(state().written.phases).toBeUndefined();
  });

  it('keeps its phases and variants where it is named or looked at otherwise in one of them', async () => {
    const variants = readDocument({ ...phased, variants: [{ name: 'B', change: { seed: 9 } }] }, registries).document!;
    editor.open(variants, 'Open');
    await vi.waitFor(() => expect(state().written.variants).toHaveLength(1));
    await show(7, 1);
    editor.setTitle('Another');
    editor.setView({ lens: 'table' });
    expect(state().document.title).toBe('Another');
    expect(editor.whole()).toMatchObject({
      title: 'Another',
      view: { lens: 'table' },
      phases: variants.phases,
      variants: variants.variants,
      data: variants.data,
    });
  });

  it('takes an edit before its first phase into itself', () => {
    editor.setData({ ...(state().document.data as DataValues), samples: 90 }, 'Samples');
    expect(state().written.data['samples']).toBe(90);
    expect(state().written.phases).toEqual(phased.phases);
  });

  it('begins with itself again where it is reset, or its data are changed by hand', async () => {
    await show(12, 2);
    editor.reset();
    expect([ids(), state().begun]).toEqual([['a', 'b'], 0]);
    await show(7, 1);
    editor.setData({ ...(state().document.data as DataValues), samples: 40 }, 'Samples');
    expect(state().written.phases![0]!.change.data).toMatchObject({ type: 'circle', samples: 40 });
    expect([state().document.data.type, state().begun]).toEqual(['spiral', 0]);
  });

  it('provides the engine with the imported pictures of every phase', () => {
    const pictures = tinyPictures([[0, 0, 0, 9, 9, 9]], [1]);
    const recipe = { ...phased, phases: [{ after: { steps: 5 }, change: { data: pictures } }] };
    const provided: string[] = [];
    class Provided extends HandEngine {
      override provide(hash?: string): void {
        provided.push(hash!);
      }
    }
    createEditor(readDocument(recipe, registries).document!, (listeners) => new Provided(listeners));
    expect(provided).toEqual([pictures['images']]);
  });
});
