import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { choice, int } from '#nn/field.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { done, showHook } from '#testing/showHook.tsx';
import { defaultDocument } from './defaultDocument.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEditor } from './editor.ts';
import { laneOnStage } from './laneOnStage.ts';
import { EVERY } from './nowAndThen.ts';
import { lookAt, lookAtDrawing, putDrawingAway, useDrawing, useSample } from './sample.ts';
import { useFailure } from './useFailure.ts';
import { useFrameValue } from './useFrames.ts';
import { setLens, useLensSettings } from './useLensSettings.ts';
import { useNowAndThen } from './useNowAndThen.ts';
import { usePosition } from './usePosition.ts';
import { usePreparing } from './usePreparing.ts';
import { useProbeResult } from './useProbe.ts';

let desk: Desk;
let engine: HandEngine;
const at = (step: number): Partial<Frame> => ({
  version: step,
  position: { step, epoch: 0, used: 0, pending: 0 } as Frame['position'],
});
/** Frames come, and what follows from them is drawn. */
const deliver = (...frames: Partial<Frame>[]) => {
  for (const frame of frames)
    done(() => {
      engine.deliver(frame);
      vi.advanceTimersByTime(1000);
    });
};
const setUnits = (units: number) =>
  done(() => desk.editor.change('Units', [{ kind: 'set', id: 'a', values: { units } }]));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.stubGlobal('requestAnimationFrame', (call: (now: number) => void) => setTimeout(() => call(performance.now())));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  desk = createDesk(createEditor(defaultDocument, (listeners) => (engine = new HandEngine(listeners))));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a number of the frames is rendered as it changes, and only of the document shown', () => {
  const shown = showHook(desk, () => useFrameValue(({ position }) => Math.floor(position.step / 10)));
  expect(shown.value).toBeUndefined();
  deliver(at(7));
  const { times } = shown;
  expect(shown.value).toBe(0);
  deliver(at(9));
  expect(shown.times).toBe(times);
  deliver(at(12));
  expect(shown.value).toBe(1);
  setUnits(9);
  expect(shown.value).toBeUndefined();
  deliver(at(12));
  expect(shown.value).toBe(1);
  shown.leave();
});

it('words follow frames five times a second at most, and then show the last', () => {
  const shown = showHook(desk, () => useFrameValue(({ position }) => position.step));
  deliver(at(1));
  vi.setSystemTime(Math.ceil(performance.now() / 200) * 200);
  const { times } = shown;
  const start = performance.now();
  for (let step = 2; step < 42; step++)
    done(() => {
      vi.advanceTimersByTime(10);
      engine.deliver(at(step));
    });
  expect(performance.now() - start).toBe(400);
  expect(shown.times - times).toBeGreaterThanOrEqual(1);
  expect(shown.times - times).toBeLessThanOrEqual(3);
  done(() => void vi.advanceTimersByTime(400));
  expect(shown.value).toBe(41);
  shown.leave();
});

it('a result is the same object as long as it says the same, and stays where a frame brings none', () => {
  const own = vi.fn((result: Frame['probes']['hash']) => result);
  const shown = showHook(desk, () => useProbeResult('hash', {}, own as never));
  expect(engine.asked.get('hash')).toEqual([{}]);
  expect(shown.value).toBeUndefined();
  deliver({ ...at(1), probes: { hash: 'a' } });
  expect(shown.value).toBe('a');
  deliver({ ...at(2), probes: { hash: 'a' } }, at(3));
  expect(shown.value).toBe('a');
  expect(own).toHaveBeenCalledTimes(1);
  deliver({ ...at(4), probes: { hash: 'b' } });
  expect(shown.value).toBe('b');
  expect(own).toHaveBeenCalledTimes(2);
  // Of another run nothing is left of the last; what says the same is taken anew.
  setUnits(9);
  deliver(at(0));
  expect(shown.value).toBeUndefined();
  deliver({ ...at(1), probes: { hash: 'b' } });
  expect(shown.value).toBe('b');
  expect(own).toHaveBeenCalledTimes(3);
  shown.leave();
  expect(engine.asked.get('hash')).toEqual([]);
});

it('what is measured now and then is taken with its step, rests for a second, and is asked for again where the run went on', () => {
  const shown = showHook(desk, () => useNowAndThen('hash', {}, (hash) => (hash === 'none' ? undefined : hash)));
  const asked = () => engine.asked.get('hash')?.length;
  const come = (step: number, hash: string) => done(() => void engine.deliver({ ...at(step), probes: { hash } }));
  expect([shown.value, asked()]).toEqual([undefined, 1]);
  come(1, 'none'); // not what was asked for
  expect([shown.value, asked()]).toEqual([undefined, 1]);
  come(2, 'a');
  expect([shown.value, asked()]).toEqual([{ value: 'a', step: 2 }, 0]);
  come(3, 'b');
  expect(shown.value).toEqual({ value: 'b', step: 3 }); // another asked for it
  done(() => void vi.advanceTimersByTime(EVERY));
  expect(asked()).toBe(0); // it stands where it stood
  done(() => void engine.deliver(at(9)));
  expect(asked()).toBe(1);
  come(9, 'c');
  expect([shown.value, asked()]).toEqual([{ value: 'c', step: 9 }, 0]);
  shown.leave();
});

it('what broke in one of several probes is said until it works', () => {
  const shown = showHook(desk, () => useFailure('hash', 'ladder'));
  deliver({ ...at(1), failed: { ladder: 'no memory', trace: 'other' } });
  expect(shown.value).toBe('no memory');
  deliver({ ...at(2), failed: { trace: 'other' } });
  expect(shown.value).toBeUndefined();
  shown.leave();
});

it('a position that is remembered is undefined while the document shown does not have it', () => {
  const shown = showHook(desk, () => usePosition<number>((unit) => ({ block: 'a', unit })));
  const keep = (unit: number | undefined) => done(() => shown.value[1](unit));
  expect(shown.value[0]).toBeUndefined();
  keep(2);
  expect(shown.value[0]).toBe(2);
  setUnits(2);
  expect(shown.value[0]).toBeUndefined();
  done(() => void desk.editor.undo());
  expect(shown.value[0]).toBe(2);
  keep(undefined);
  expect(shown.value[0]).toBeUndefined();
  shown.leave();
});

it('the settings of a lens stand in the document’s view', () => {
  const fields = {
    count: int({ default: 3, min: 1, max: 9 }),
    way: choice({ choices: ['up', 'down'], default: 'up' }),
  };
  const shown = showHook(desk, () => useLensSettings('own', fields));
  expect(shown.value[0]).toEqual({ count: 3, way: 'up' });
  done(() => shown.value[1]({ count: 5 }));
  expect(shown.value[0]).toEqual({ count: 5, way: 'up' });
  done(() => setLens(desk, 'own', fields, { way: 'down' }));
  expect(shown.value[0]).toEqual({ count: 5, way: 'down' });
  expect(desk.editor.snapshot().view.lenses).toEqual({ own: { count: 5, way: 'down' } });
  shown.leave();
});

it('that a run is made is said where it takes long', () => {
  let status: Parameters<typeof createEditor>[1] extends (listeners: infer L) => unknown ? L : never;
  const editor = createEditor(defaultDocument, (listeners) => new HandEngine((status = listeners)));
  const shown = showHook(createDesk(editor), () => usePreparing());
  const tell = (told: Parameters<typeof status.status>[0]) => done(() => status.status(told));
  const progress = { what: 'steps', done: 1, of: 2 } as const;
  expect(shown.value).toBe(false);
  tell({ state: 'loading', progress });
  expect(shown.value).toBe(true);
  tell({ state: 'loading' });
  expect(shown.value).toBe(false);
  tell({ state: 'paused', progress });
  expect(shown.value).toBe(false);
  shown.leave();
});

it('every panel looks at one sample: the one chosen, or an image that was drawn by hand, which the engine is given too', () => {
  const images = prepareData({ type: 'barsAndStripes', samples: 20 }, 1);
  const shown = showHook(desk, () => [useSample(images), useDrawing(images)]);
  const drawn = new Float32Array(64);
  const given = vi.spyOn(engine, 'draw');
  expect(shown.value).toEqual([images.test[0], undefined]);
  done(() => lookAt(desk, 5));
  expect(shown.value).toEqual([5, undefined]);
  done(() => lookAtDrawing(desk, drawn));
  expect(given).toHaveBeenCalledWith(drawn);
  expect(shown.value).toEqual([20, drawn]);
  done(() => putDrawingAway(desk));
  expect(shown.value).toEqual([5, undefined]);
  done(() => {
    lookAtDrawing(desk, drawn);
    lookAt(desk, undefined);
  });
  expect(shown.value).toEqual([images.test[0], undefined]);
  done(() => lookAtDrawing(desk, new Float32Array(3))); // of another size than the images
  expect(shown.value).toEqual([images.test[0], undefined]);
  shown.leave();
});

it('A has the stage of a comparison where no other is named, at each desk for itself', () => {
  const other = createDesk(createEditor(defaultDocument, (listeners) => new HandEngine(listeners)));
  expect(laneOnStage(desk).get()).toEqual({ desk: undefined, tag: 'A', name: undefined });
  laneOnStage(desk).set({ desk: other, tag: 'B', name: 'wide' });
  expect(laneOnStage(desk).get()).toEqual({ desk: other, tag: 'B', name: 'wide' });
  expect(laneOnStage(other).get().tag).toBe('A');
});
