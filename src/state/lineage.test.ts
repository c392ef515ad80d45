import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEditor, type Editor } from './editor.ts';
import { watchFrames } from './frames.ts';
import { gallery } from './gallery.ts';
import { askNowAndThen, EVERY } from './nowAndThen.ts';

let engine: HandEngine;
let editor: Editor;
let desk: Desk;
/** One point of a run's history. */
const point = (step: number) => ({
  position: { step, epoch: step, used: 0, pending: 0 } as never,
  history: { from: 0, values: Float64Array.of(step, step, 1, 1, 0.5, 0.5) },
});
const other = gallery.find(({ id }) => id === 'ring')!.document;
const lineage = () => editor.store.getState().lineage;
/** It cannot run: two blocks are joined whose shapes do not fit. */
const misfit = { kind: 'insert', block: { type: 'conv2d' }, place: { index: 0 } } as const;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback));
  editor = createEditor(defaultDocument, (listeners) => (engine = new HandEngine(listeners)));
  desk = createDesk(editor);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a frame', () => {
  it('is nothing to another document, until there is one of it', () => {
    const frame = engine.deliver(point(3));
    expect(editor.frame).toBe(frame);
    expect(desk.history.count).toBe(1);
    const before = lineage();
    editor.open(other, 'Ring');
    expect(lineage()).not.toBe(before);
    expect(editor.frame).toBeUndefined();
    expect(desk.history.count).toBe(0);
    const frameOfIt = engine.deliver();
    expect(editor.frame).toBe(frameOfIt);
  });

  it('is nothing to what cannot run, and is there again where that is taken back', () => {
    const frame = engine.deliver(point(3));
    editor.change('Insert', [misfit]);
    expect(editor.store.getState().runnable).toBe(false);
    expect(lineage()).toBeUndefined();
    expect(editor.frame).toBeUndefined();
    expect(desk.history.count).toBe(0);
    editor.change('Delete', [{ kind: 'remove', id: editor.store.getState().document.network[0]!.id }]);
    expect(editor.frame).toBe(frame);
    expect(desk.history.count).toBe(1);
  });

  it('is nothing to data for which no network was made yet', () => {
    engine.deliver(point(3));
    editor.setData({ type: 'sine', samples: 50, noise: 0, testShare: 0.5 }, 'Sine');
    expect(editor.frame).toBeUndefined();
  });

  it('is nothing to a run that is started again', () => {
    engine.deliver(point(3));
    editor.reset();
    expect(editor.frame).toBeUndefined();
    expect(desk.history.count).toBe(0);
  });

  it('stays while only the looks, the title or settings of the run change', () => {
    const frame = engine.deliver(point(3));
    const before = lineage();
    editor.setView({ map: 'regions' });
    editor.setTitle('Mine');
    editor.setTraining({ batchSize: 7 }, 'Batch');
    expect(lineage()).toBe(before);
    expect(editor.frame).toBe(frame);
  });

  it('is of the network, data, seed and loss that the page shows, whatever was done', () => {
    const documents = gallery.map((entry) => entry.document).filter(({ data }) => !('hash' in data));
    const act = fc.oneof(
      fc.nat(documents.length - 1).map((i) => () => editor.open(documents[i]!, 'Open')),
      fc.nat(documents.length - 1).map((i) => () => editor.setData(documents[i]!.data, 'Data')),
      fc.integer({ min: 1, max: 9 }).map((units) => () => {
        const { id } = editor.store.getState().document.network[0]!;
        editor.change('Units', [{ kind: 'set', id, values: { units } }]);
      }),
      fc.nat(3).map((seed) => () => editor.setSeed(seed, 'Seed')),
      fc.constantFrom<() => unknown>(
        () => editor.change('Insert', [misfit]),
        () => editor.undo(),
        () => editor.redo(),
        () => editor.reset(),
        () => engine.loaded && engine.deliver(point(2)),
        () => engine.loaded && engine.deliver(point(5)),
      ),
    );
    const told = ({ network, data, seed, training: { loss } }: StrataDocument) => ({ network, data, seed, loss });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        for (const one of acts) {
          one();
          const { frame } = editor;
          if (frame) expect(told(engine.madeFor.get(frame)!)).toEqual(told(editor.store.getState().document));
          else expect(desk.history.count).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('panels take frames from the editor and its hooks alone, which know of the lineage', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const panels = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(lenses|builder|samples|charts)\/.*\.tsx?$/.test(path),
  );
  expect(panels.length).toBeGreaterThan(100);
  const past = panels.filter((path) => /\bonFrame\(|\bwatchFrames\b/.test(readFileSync(`${src}/${path}`, 'utf8')));
  expect(past).toEqual([]);
});

describe('who watches frames', () => {
  it('gets the present one, each new one, and undefined where there is none of the document', () => {
    const seen: (number | undefined)[] = [];
    const stop = watchFrames(desk, (frame) => seen.push(frame?.position.step));
    engine.deliver(point(1));
    engine.deliver(point(2));
    stop();
    editor.open(other, 'Ring');
    watchFrames(desk, (frame) => seen.push(frame?.position.step))();
    expect(seen).toEqual([undefined, 1, 2, undefined]);
  });

  it('leaves nothing behind when it stops, not even the last frame it was promised', () => {
    const before = engine.frameListeners.size;
    const listener = vi.fn();
    const stop = watchFrames(desk, listener, 100);
    engine.deliver(point(1));
    engine.deliver(point(2));
    listener.mockClear();
    stop();
    expect(engine.frameListeners.size).toBe(before);
    vi.advanceTimersByTime(1000);
    engine.deliver(point(3));
    expect(listener).not.toHaveBeenCalled();
  });

  it('is called no more often than it asked for, and with the last frame before a pause', () => {
    const seen: (number | undefined)[] = [];
    const stop = watchFrames(desk, (frame) => seen.push(frame?.position.step), 100);
    for (let step = 1; step <= 5; step++) {
      engine.deliver(point(step));
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(100);
    stop();
    expect(seen).toEqual([undefined, 4, 5]);
  });
});

describe('what is asked for now and then', () => {
  const asked = () => engine.asked.get('confusion')?.length ?? 0;
  const said = { confusion: { said: Float32Array.of(1) } } as never;

  it('is asked for until it is there, and again a second later where the run went on', () => {
    const taken: number[] = [];
    const stop = askNowAndThen(desk, 'confusion', {}, (_, { position }) => taken.push(position.step) > 0);
    expect(asked()).toBe(1);
    engine.deliver({ ...point(1), probes: said });
    expect(asked()).toBe(0);
    engine.deliver(point(2));
    expect(asked()).toBe(0);
    vi.advanceTimersByTime(EVERY);
    expect(asked()).toBe(1);
    engine.deliver({ ...point(2), probes: said });
    vi.advanceTimersByTime(EVERY);
    expect(taken).toEqual([1, 2]);
    expect(asked()).toBe(0);
    stop();
  });

  it('is not asked for any more once nobody looks, whenever they stop', () => {
    const listeners = engine.frameListeners.size;
    askNowAndThen(desk, 'confusion', {}, () => true)();
    expect(asked()).toBe(0);
    const stop = askNowAndThen(desk, 'confusion', {}, () => true);
    engine.deliver({ ...point(1), probes: said });
    engine.deliver(point(2));
    stop();
    vi.advanceTimersByTime(2 * EVERY);
    expect(asked()).toBe(0);
    expect(engine.frameListeners.size).toBe(listeners);
  });
});
