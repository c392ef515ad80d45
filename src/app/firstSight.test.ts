import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { createEditor } from '#state/editor.ts';
import { settings } from '#state/settings.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { FIRST_STEPS, mayTrainByItself, savesData, trainByItself } from './firstSight.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  settings.setState(settings.getInitialState());
});

function opened() {
  let engine: FakeEngine | undefined;
  const editor = createEditor(defaultDocument, (listeners) => {
    engine = new FakeEngine(listeners);
    return engine;
  });
  const overlook = vi.fn();
  engine!.calls.length = 0;
  trainByItself(editor, { overlook });
  /** What the engine was last told of when to pause. */
  const pause = () => {
    const told = engine!.calls.filter(([name]) => name === 'tune' || name === 'load').at(-1);
    return (told?.[1] as StrataDocument | undefined)?.training.pause;
  };
  return { editor, engine: engine!, overlook, pause, asked: () => engine!.calls.map(([name]) => name) };
}

describe('a page that trains by itself', () => {
  it('plays once it is ready, to a step, overlooked, and is then as its document says', () => {
    const { engine, overlook, pause, asked } = opened();
    expect(asked()).toEqual([]);
    engine.at('paused');
    expect(asked()).toEqual(['tune', 'play']);
    expect(pause()).toEqual({ type: 'step', step: FIRST_STEPS });
    expect(overlook).not.toHaveBeenCalled();
    engine.at('running');
    expect(overlook).toHaveBeenCalled();
    engine.at('paused', FIRST_STEPS);
    expect(asked()).toEqual(['tune', 'play', 'tune']);
    expect(pause()).toBeUndefined();
    engine.at('running');
    engine.at('paused');
    expect(asked()).toEqual(['tune', 'play', 'tune']);
  });

  it('leaves no trace in the document or its history', () => {
    const { editor, engine } = opened();
    engine.at('paused');
    engine.at('running');
    engine.at('paused', FIRST_STEPS);
    const { written, history } = editor.store.getState();
    expect([written.training.pause, history.past, history.future]).toEqual([undefined, [], []]);
  });

  it('is ended by whatever anybody does', () => {
    const { editor, engine, pause, asked } = opened();
    engine.at('paused');
    engine.at('running');
    editor.setTraining({ batchSize: 8 }, 'Batch size');
    const then = asked().length;
    expect(pause()).toBeUndefined();
    engine.at('paused');
    engine.at('running');
    expect(asked()).toHaveLength(then);
  });
});

describe('another document, opened while a page trains by itself', () => {
  const other: StrataDocument = { ...defaultDocument, title: 'Other', seed: 7 };

  it('waits for Play, whether training was only asked for or goes on already', () => {
    for (const begun of [false, true]) {
      const { editor, engine } = opened();
      engine.at('paused');
      if (begun) engine.at('running');
      editor.open(other, 'Open');
      expect(engine.calls.filter(([name]) => name === 'load').at(-1)![2]).toBe(false);
    }
  });

  it('trains on where a person had pressed Play', () => {
    const { editor, engine } = opened();
    engine.at('paused');
    engine.at('running');
    editor.togglePlay();
    engine.at('paused');
    editor.togglePlay();
    engine.at('running');
    editor.open(other, 'Open');
    expect(engine.calls.filter(([name]) => name === 'load').at(-1)![2]).toBe(true);
  });
});

describe('whether a page may train by itself', () => {
  const browser = (saveData: boolean, still: boolean) => {
    vi.stubGlobal('navigator', { connection: { saveData } });
    vi.stubGlobal('matchMedia', () => ({ matches: still }));
  };

  it('hangs on what the reader asked of the browser', () => {
    browser(false, false);
    expect([mayTrainByItself(), savesData()]).toEqual([true, false]);
    browser(true, false);
    expect([mayTrainByItself(), savesData()]).toEqual([false, true]);
    browser(false, true);
    expect(mayTrainByItself()).toBe(false);
    vi.stubGlobal('navigator', {});
    expect(savesData()).toBe(false);
  });

  it('hangs on the speed that was chosen: nobody waits for minutes', () => {
    browser(false, false);
    settings.setState({ speed: 10 });
    expect(mayTrainByItself()).toBe(false);
    settings.setState({ speed: null });
    expect(mayTrainByItself()).toBe(true);
  });
});
