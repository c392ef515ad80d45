import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type Surroundings } from '#engine/client.ts';
import { createLanes } from '#engine/lanes.ts';
import type { StrataDocument } from '#nn/document.ts';
import { ofVariant } from '#nn/variant.ts';
import { probes } from '#probes/index.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { documentOf, hashAfter, saved } from '#testing/sessionDesk.ts';
import { Comparison } from './comparison.ts';
import { freeName } from './laneEditor.ts';

const dense = (units: number) => [
  { id: 'a', type: 'dense', units, activation: 'tanh' },
  { id: 'b', type: 'dense', units: 2 },
];
const one = (more: Record<string, unknown> = {}) => documentOf({ network: dense(4), ...more });
const compared = (more: Record<string, unknown> = {}) =>
  one({
    variants: [
      { name: 'wide', change: { network: { a: { units: 12 } } } },
      { name: 'fast', change: { training: { optimizer: { learningRate: 0.05 } } } },
    ],
    ...more,
  });

/** A page whose worker is this thread, and whose animation frames come as fast as they can. */
class Page {
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #over = false;
  readonly comparison: Comparison;

  constructor(document: StrataDocument) {
    const later = (callback: () => void, ms = 0) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        if (!this.#over) callback();
      }, ms);
      this.#timers.add(timer);
    };
    const around = (open: Surroundings['open']): Surroundings => ({
      open,
      requestFrame: (callback) => later(callback, 4),
      hidden: () => true,
      report: (error) => {
        throw error;
      },
    });
    const open: Surroundings['open'] = async (carrier, receive) => {
      const lanes = createLanes(
        { post: (told) => later(() => receive(told)), now: () => performance.now(), later, slice: 4 },
        probes,
      );
      return { carrier, answered: Promise.resolve(), post: (said) => lanes.receive(said), stop() {} };
    };
    const desk = createDesk(createEditor(document, (listeners) => createEngine(listeners, around(open))));
    this.comparison = new Comparison(desk, around);
    for (const lane of this.comparison.lanes) lane.desk.editor.engine.subscribe('hash', {});
  }

  get a() {
    return this.comparison.desk.editor;
  }
  /** Steps and hashes of what is shown, once all that is asked for is there. */
  async shown(until: (steps: number[]) => boolean = () => true): Promise<{ steps: number[]; hashes: string[] }> {
    // Without an end: whoever waits for what never comes is ended by the test's own limit.
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const frames = this.comparison.lanes.map(({ desk }) => desk.editor.frame);
      const steps = frames.map((frame) => frame?.position.step ?? -1);
      if (!steps.includes(-1) && frames.every((f) => f?.probes.hash) && until(steps))
        return { steps, hashes: frames.map((f) => f!.probes.hash!) };
    }
  }
  dispose() {
    this.#over = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.comparison.dispose();
    this.a.dispose();
  }
}

let page: Page;
afterEach(() => page.dispose());
const level = (steps: number[]) => new Set(steps).size === 1;

describe('a comparison', () => {
  it('trains every lane to the bits of its variant, at the same step', async () => {
    const document = compared();
    page = new Page(document);
    page.comparison.goInStep('step');
    await page.shown();
    for (let i = 0; i < 7; i++) page.a.step('batch');
    const { steps, hashes } = await page.shown((all) => all.every((step) => step === 7));
    expect(steps).toEqual([7, 7, 7]);
    expect(hashes).toEqual(['A', 'wide', 'fast'].map((name) => hashAfter(ofVariant(document, name, registries)!, 7)));
  });

  it('plays, pauses, goes back and begins again as one, by what moves A', async () => {
    page = new Page(compared());
    page.comparison.goInStep('step');
    await page.shown();
    page.a.togglePlay();
    await page.shown((steps) => steps[0]! > 20 && level(steps));
    page.a.togglePlay();
    page.a.seek(10);
    expect((await page.shown((steps) => steps[0] === 10)).steps).toEqual([10, 10, 10]);
    page.a.reset();
    expect((await page.shown((steps) => steps[0] === 0)).steps).toEqual([0, 0, 0]);
  });

  it('rests as one, in step or not, and a variant that comes meanwhile rests too', () => {
    page = new Page(compared());
    const rests = () => page.comparison.lanes.map(({ desk }) => desk.editor.engine.rests);
    for (const inStep of [null, 'step', null] as const) {
      page.comparison.goInStep(inStep);
      page.a.engine.rest('everything');
      expect(rests()).toEqual(['everything', 'everything', 'everything']);
      page.a.engine.rest('nothing');
      expect(rests()).toEqual(['nothing', 'nothing', 'nothing']);
    }
    page.a.engine.rest('everything');
    page.comparison.add(one({ seed: 8 }), 'late', 'Compare');
    expect(rests()).toHaveLength(4);
    expect(new Set(rests())).toEqual(new Set(['everything']));
  });

  it('rests as one at the step at which A pauses by itself', async () => {
    const pausing = compared();
    page = new Page({ ...pausing, training: { ...pausing.training, pause: { type: 'step', step: 25 } } });
    page.comparison.goInStep('step');
    await page.shown();
    page.a.togglePlay();
    expect((await page.shown((steps) => steps[0] === 25 && !page.comparison.running)).steps).toEqual([25, 25, 25]);
    page.a.togglePlay();
    await page.shown((steps) => steps[0]! > 25 && level(steps));
  });

  it('a variant that is added catches up, and undo takes it away again', async () => {
    page = new Page(one());
    page.comparison.goInStep('step');
    await page.shown();
    for (let i = 0; i < 9; i++) page.a.step('batch');
    page.comparison.add(one({ seed: 8 }), 'other start', 'Compare');
    page.comparison.lanes[1]!.desk.editor.engine.subscribe('hash', {});
    expect(page.comparison.lanes.map(({ tag, name }) => [tag, name])).toEqual([
      ['A', undefined],
      ['B', 'other start'],
    ]);
    const { hashes } = await page.shown((steps) => steps.every((step) => step === 9));
    expect(hashes[1]).toBe(hashAfter(one({ seed: 8 }), 9));
    page.a.undo();
    expect(page.comparison.lanes).toHaveLength(1);
    page.a.redo();
    expect(page.comparison.lanes).toHaveLength(2);
  });

  it('an edit of A holds for each lane that does not say otherwise, and each run records it', async () => {
    page = new Page(compared());
    page.comparison.goInStep('step');
    await page.shown();
    for (let i = 0; i < 3; i++) page.a.step('batch');
    await page.shown((steps) => steps.every((step) => step === 3));
    const { optimizer } = page.a.store.getState().document.training;
    page.a.setTraining({ optimizer: { ...optimizer, learningRate: 0.02 } }, 'Learning rate');
    const rates = page.comparison.lanes.map(
      ({ desk }) => desk.editor.store.getState().document.training.optimizer.learningRate,
    );
    expect(rates).toEqual([0.02, 0.02, 0.05]);
    for (let i = 0; i < 3; i++) page.a.step('batch');
    await page.shown((steps) => steps.every((step) => step === 6));
    const change = { at: 3, change: { training: { optimizer: { learningRate: 0.02 } } } };
    const { run, variants } = page.a.snapshot();
    expect(run).toMatchObject({ step: 6, changes: [change] });
    expect(variants!.map((v) => v.run)).toMatchObject([
      { step: 6, changes: [change] },
      { step: 6, changes: [] },
    ]);
  });

  it('an edit at a lane becomes its change and nobody else’s, and A’s undo takes it back', () => {
    page = new Page(compared());
    const { editor } = page.comparison.lanes[1]!.desk;
    editor.setTraining({ batchSize: 8 }, 'Batch size');
    expect(page.a.store.getState().written.variants![0]).toEqual({
      name: 'wide',
      change: { network: { a: { units: 12 } }, training: { batchSize: 8 } },
    });
    expect(page.a.store.getState().document.training.batchSize).toBe(16);
    expect(page.a.store.getState().history.past.at(-1)!.label).toBe('B: Batch size');
    page.a.undo();
    expect(editor.store.getState().document.training.batchSize).toBe(16);
    page.a.redo();
    expect(editor.store.getState().document.training.batchSize).toBe(8);
  });

  it('stands in what is shared, with the run of each lane, and comes back from it to the same bits', async () => {
    page = new Page(compared());
    page.comparison.goInStep('step');
    await page.shown();
    for (let i = 0; i < 5; i++) page.a.step('batch');
    const before = await page.shown((steps) => steps.every((step) => step === 5));
    const link = saved(page.a.snapshot());
    page.dispose();
    page = new Page(link);
    page.comparison.goInStep('step');
    const after = await page.shown((steps) => steps.every((step) => step === 5));
    expect(after.hashes).toEqual(before.hashes);
  });

  it('by epoch, each makes the steps of its own epochs', async () => {
    const document = one({ variants: [{ name: 'small batches', change: { training: { batchSize: 8 } } }] });
    page = new Page(document);
    page.comparison.goInStep('epoch');
    await page.shown();
    page.a.step('epoch');
    const { hashes } = await page.shown((steps) => steps[0] === 4 && steps[1] === 7);
    expect(hashes[1]).toBe(hashAfter(ofVariant(document, 'small batches', registries)!, 7));
    page.a.step('epoch');
    await page.shown((steps) => steps[0] === 8 && steps[1] === 14);
    page.a.seek(4);
    await page.shown((steps) => steps[0] === 4 && steps[1] === 7);
  });

  it('aligned at the last phase, each stands as far in its own, and keeps the bits of its own run', async () => {
    const gently = { training: { optimizer: { learningRate: 0.001 } } };
    const document = one({
      strata: 2,
      variants: [
        { name: 'taken along', change: { phases: [{ after: { steps: 6 }, change: gently }] } },
        { name: 'longer', change: { phases: [{ after: { steps: 9 }, change: gently }] } },
      ],
      view: { compareFrom: 'lastPhase' },
    });
    page = new Page(document);
    page.comparison.goInStep('step', 'lastPhase');
    await page.shown();
    const stepped = async (count: number, then: number[]) => {
      for (let i = 0; i < count; i++) page.a.step('batch');
      return page.shown((steps) => String(steps) === String(then));
    };
    // The first waits at its start, then the second, until the last phase of the third begins.
    for (let i = 1; i <= 3; i++) await stepped(1, [0, 0, i]);
    await stepped(1, [0, 1, 4]);
    await stepped(7, [2, 8, 11]);
    const { hashes } = await stepped(1, [3, 9, 12]);
    expect(hashes[0]).toBe(hashAfter(one(), 3));
    expect(hashes[1]).not.toBe(hashAfter(one(), 9));
    page.a.seek(1);
    await page.shown((steps) => String(steps) === '1,7,10');
    const link = saved(page.a.snapshot());
    page.dispose();
    page = new Page(link);
    page.comparison.goInStep('step', 'lastPhase');
    await page.shown((steps) => String(steps) === '1,7,10');
    await stepped(2, [3, 9, 12]);
    expect((await page.shown()).hashes).toEqual(hashes);
    page.a.reset();
    await page.shown((steps) => String(steps) === '0,0,0');
  });

  it('is named, renamed and closed, undoably, and has room for four', () => {
    page = new Page(compared());
    const { comparison } = page;
    const [, wide] = comparison.lanes;
    comparison.rename(wide!, 'twelve', 'Rename');
    expect(comparison.lanes[1]).toMatchObject({ tag: 'B', name: 'twelve', desk: wide!.desk });
    comparison.add(one(), 'fast', 'Add');
    expect(comparison.lanes[3]!.name).toBe('fast 2');
    expect(comparison.add(one(), 'fifth', 'Add')).toBe(false);
    expect(page.a.store.getState().notice!.text).toMatch(/^Four networks/);
    comparison.close(comparison.lanes[1]!, 'Close');
    expect(comparison.lanes.map(({ tag, name }) => `${tag} ${name}`)).toEqual(['A undefined', 'B fast', 'C fast 2']);
    page.a.undo();
    expect(comparison.lanes).toHaveLength(4);
    for (const lane of comparison.lanes.slice(1)) comparison.close(lane, 'Close');
    while (comparison.lanes.length > 1) comparison.close(comparison.lanes[1]!, 'Close');
    expect(page.a.store.getState().written.variants).toBeUndefined();
  });

  it('a new start is the same for all', () => {
    page = new Page(compared({ variants: [{ name: 'other', change: { seed: 99 } }] }));
    page.comparison.newStart(5, 'New start');
    expect(page.comparison.lanes.map(({ desk }) => desk.editor.store.getState().document.seed)).toEqual([5, 5]);
  });
});

it('no two variants have one name, nor that of A', () => {
  page = new Page(one());
  expect(freeName('A', [])).toBe('A 2');
  expect(freeName('x', [{ name: 'x' }, { name: 'x 2' }])).toBe('x 3');
});
