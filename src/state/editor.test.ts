import { beforeEach, describe, expect, it } from 'vitest';
import { newGesture } from '#base/gesture.ts';
import { planDocument } from '#engine/plan.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { trainedAgain } from '#nn/engineWords.ts';
import { type Change, runAt } from '#nn/run.ts';
import { trainedWithout } from '#nn/weightsWords.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createEditor, type Editor, registries } from './editor.ts';
import { gallery } from './gallery.ts';
import { madeHere } from './madeHere.ts';

let editor: Editor;
let engine: FakeEngine;
const state = () => editor.store.getState();
const document = () => state().document;
const other = gallery.find((entry) => entry.id === 'ring')!.document;

beforeEach(() => {
  editor = createEditor(defaultDocument, (listeners) => {
    engine = new FakeEngine(listeners);
    return engine;
  });
  engine.at('paused');
  engine.calls.splice(0);
});

const setUnits = (units: number, id = 'a') => editor.change('Units', [{ kind: 'set', id, values: { units } }]);

describe('a document made with another engine number', () => {
  const run = runAt(12);
  const elsewhere = { ...run, engine: ENGINE + 1 };
  const begin = (document: StrataDocument) => createEditor(document, (listeners) => new FakeEngine(listeners));

  it('is trained again, carries this number from then on, and the page says so', () => {
    const { store, snapshot } = begin({ ...defaultDocument, engine: ENGINE + 1, run: elsewhere });
    expect(store.getState().notice?.text).toBe(trainedAgain(ENGINE + 1));
    expect(store.getState().document.run).toEqual(run);
    expect(snapshot().engine).toBe(ENGINE);
  });

  it('says nothing where it holds no run, or was made here', () => {
    for (const document of [
      { ...defaultDocument, engine: ENGINE + 1 },
      { ...defaultDocument, engine: ENGINE, run },
    ])
      expect(begin(document).store.getState().notice).toBeUndefined();
  });

  it('says so as well when it is opened in place of another', () => {
    const opened = begin(defaultDocument);
    opened.open({ ...defaultDocument, engine: ENGINE + 1, run: elsewhere }, 'Open link');
    expect(opened.store.getState().notice?.text).toBe(trainedAgain(ENGINE + 1));
    expect(opened.snapshot().engine).toBe(ENGINE);
  });
});

describe('an edit', () => {
  it('of the network lets the run go on with it; of data, seed or loss starts it anew', () => {
    setUnits(4);
    expect(engine.asked).toEqual(['keep']);
    editor.change('Insert', [{ kind: 'insert', block: { type: 'dropout' }, place: { index: 1 } }]);
    expect(engine.asked).toEqual(['keep']);
    expect(document().network[1]).toMatchObject({ type: 'dropout', rate: 0.5 });
    editor.setSeed(5, 'Seed');
    editor.setData({ ...document().data, noise: 0.3 }, 'Noise');
    editor.setTraining({ loss: 'mse' }, 'Loss');
    expect(engine.asked).toEqual(['load', 'load', 'load']);
  });

  it('of data that are still being prepared is taken back where that is stopped; else the engine stops', () => {
    const { data } = document();
    editor.setData({ ...data, samples: 5000 }, 'Samples');
    engine.at('loading');
    editor.stopLoading();
    expect(document().data).toEqual(data);
    expect(engine.asked).toEqual(['load', 'load']);
    setUnits(4);
    engine.calls.splice(0);
    editor.stopLoading();
    expect(engine.asked).toEqual(['stop']);
    expect(document().network[0]).toMatchObject({ units: 4 });
  });

  it('of settings that may change on the way is handed over to the run', () => {
    editor.setTraining({ optimizer: { ...document().training.optimizer, learningRate: 0.5 } as never }, 'Rate');
    editor.setTraining({ batchSize: 7 }, 'Batch');
    editor.change('Freeze', [{ kind: 'set', id: 'a', values: { trainable: false } }]);
    editor.change('Freeze', [{ kind: 'set', id: 'a', values: { frozen: { weight: [0] } } }]);
    expect(engine.asked).toEqual(['tune', 'tune', 'tune', 'tune']);
  });

  it('of words and views is no business of the engine', () => {
    editor.setTitle('Another');
    editor.setView({ chart: 'loss' });
    editor.select({ block: 'a', unit: 3 });
    editor.notify({ tone: 'info', text: 'Hello.' });
    editor.change('Name', [{ kind: 'set', id: 'a', values: { names: { 0: 'left edge' } } }]);
    expect(engine.asked).toEqual([]);
    expect(document()).toMatchObject({ title: 'Another', view: { chart: 'loss' } });
    expect(document().network[0]!.names).toEqual({ 0: 'left edge' });
    editor.undo();
    expect(document().network[0]!.names).toBeUndefined();
    expect(engine.asked).toEqual([]);
  });

  it('that changes nothing is none', () => {
    editor.change('Remove', [{ kind: 'remove', id: 'zz' }]);
    expect(engine.asked).toEqual([]);
    expect(state().history.past).toHaveLength(0);
  });

  it('that cannot be is refused with a sentence', () => {
    const before = document();
    setUnits(0);
    expect(document()).toBe(before);
    expect(engine.asked).toEqual([]);
    expect(state().notice).toEqual({ tone: 'bad', text: 'dense: units must be an integer ≥ 1, received 0' });
  });

  it('of the network leaves the data the same object, so that nothing is drawn anew', () => {
    const { data } = state();
    setUnits(5);
    expect(state().data).toBe(data);
    editor.setSeed(9, 'Seed');
    expect(state().data).not.toBe(data);
  });

  it('that leaves nothing to run pauses the engine; the one that mends it goes on, or finds the network as it was', () => {
    setUnits(7, 'c');
    expect(state().runnable).toBe(false);
    expect(state().inference.problems).toMatchObject([{ block: 'c', field: 'units' }]);
    expect(engine.asked).toEqual(['pause']);
    setUnits(5, 'c');
    editor.togglePlay();
    editor.reset(true);
    expect(engine.asked).toEqual([]);
    const fix = state().inference.problems[0]!.fixes![0]!;
    editor.change('Mend it', fix.changes);
    expect(state().runnable).toBe(true);
    expect(engine.asked).toEqual([]);
    setUnits(7, 'c');
    editor.change('Units', [
      { kind: 'set', id: 'a', values: { units: 4 } },
      { kind: 'set', id: 'c', values: { units: 2 } },
    ]);
    expect(engine.asked).toEqual(['pause', 'keep']);
  });

  it('of several parts at once is one edit', () => {
    editor.update({ ...document(), data: other.data, training: { ...document().training, batchSize: 8 } }, 'Data');
    expect(engine.asked).toEqual(['load']);
    expect(state().history.past.map((entry) => entry.label)).toEqual(['Data']);
  });
});

describe('a run', () => {
  it('plays on through edits that start it anew, however fast they come', () => {
    engine.at('running', 100);
    for (const noise of [0.15, 0.2, 0.3]) editor.setData({ ...document().data, noise }, 'Noise', 'noise');
    expect(engine.calls.map(([name, , play]) => [name, play])).toEqual([
      ['load', true],
      ['load', true],
      ['load', true],
    ]);
  });

  it('that is paused stays so', () => {
    engine.at('running', 100);
    engine.at('paused', 120);
    setUnits(5);
    expect(engine.calls.at(-1)![2]).toBe(false);
  });

  it('is played and paused by one button, also while it is loaded', () => {
    editor.togglePlay();
    engine.at('running');
    editor.togglePlay();
    engine.at('paused');
    editor.togglePlay();
    expect(engine.asked).toEqual(['play', 'pause', 'play']);
    engine.at('running', 50);
    setUnits(5);
    editor.togglePlay();
    editor.togglePlay();
    expect(engine.asked).toEqual(['keep', 'pause', 'play']);
    setUnits(6);
    expect(engine.calls.at(-1)![2]).toBe(true);
  });

  it('that cannot be played (it diverged, say) does not play with the next edit', () => {
    editor.togglePlay(); // the engine stays paused
    setUnits(6);
    expect(engine.calls.at(-1)![2]).toBe(false);
  });

  it('begins again on reset, and forgets what was recorded', () => {
    editor.open({ ...other, run: runAt(10) }, 'Open');
    engine.at('paused', 10);
    editor.reset(true);
    expect(engine.calls.at(-1)).toMatchObject(['load', {}, true]);
    expect(engine.calls.at(-1)![1]).not.toHaveProperty('run');
    expect(document()).not.toHaveProperty('run');
  });

  it('begins again without training, unless that is asked for', () => {
    engine.at('running', 10);
    editor.reset();
    expect(engine.calls.at(-1)).toMatchObject(['load', {}, false]);
  });

  it('whose engine does not answer for a while says so until it does', () => {
    const quiet = () => state().quiet;
    expect(quiet()).toBe(false);
    engine.listeners.quiet(true);
    expect(quiet()).toBe(true);
    engine.listeners.quiet(false);
    expect(quiet()).toBe(false);
  });

  it('whose weights cannot be used says so', () => {
    const refused = { code: 'otherHash' } as const;
    engine.listeners.status({ state: 'loading', refused });
    expect(state().notice).toEqual({ tone: 'bad', text: trainedWithout(refused) });
    engine.listeners.status({ state: 'paused' });
    expect(state().notice?.tone).toBe('bad'); // it stays
  });

  it('that was started anew after the engine died is told of', () => {
    engine.listeners.restarted(640);
    expect(state().notice).toMatchObject({ tone: 'info', text: expect.stringContaining('step 640') });
  });
});

describe('a snapshot', () => {
  const change: Change = { at: 30, block: 'a', parameter: 'weight', index: 0, value: 1 };

  it('carries the step and what was changed up to it', () => {
    expect(editor.snapshot()).toEqual(document());
    engine.at('running', 100);
    engine.listeners.recorded({ changes: [change, { ...change, at: 130 }], reached: [] });
    expect(editor.snapshot()).toEqual({ ...document(), run: runAt(100, { changes: [change], reached: [] }) });
    expect(readDocument(structuredClone(editor.snapshot()), registries).problems).toEqual([]);
  });

  it('keeps what was set by hand before the first step', () => {
    engine.listeners.recorded({ changes: [{ ...change, at: 0 }, change], reached: [] });
    expect(editor.snapshot()).toEqual({
      ...document(),
      run: runAt(0, { changes: [{ ...change, at: 0 }], reached: [] }),
    });
  });

  it('has no run where it cannot be replayed, is not begun, or belongs to another document', () => {
    engine.at('running', 100);
    engine.listeners.recorded(null);
    expect(editor.snapshot()).not.toHaveProperty('run');
    engine.listeners.recorded({ changes: [change], reached: [] });
    editor.setSeed(5, 'Seed');
    expect(editor.snapshot()).not.toHaveProperty('run');
    expect(state().recorded?.changes).toEqual([]);
    engine.at('paused', 100);
    setUnits(3, 'c'); // does not fit two classes
    expect(editor.snapshot()).not.toHaveProperty('run');
  });
});

describe('a change of the network while it learns', () => {
  it('belongs to the run at once, as near as the page knows, and then as the engine says', () => {
    engine.at('running', 100);
    const before = document().network;
    setUnits(5);
    const [first] = before;
    const recorded = (at: number) => ({
      start: { network: { [first!.id]: { units: first!['units'] } } },
      changes: [{ at, change: { network: { [first!.id]: { units: 5 } } } }],
      reached: [],
    });
    expect(editor.snapshot().run).toEqual(runAt(100, recorded(100)));
    engine.listeners.recorded(recorded(103));
    engine.at('running', 110);
    expect(editor.snapshot().run).toEqual(runAt(110, recorded(103)));
    expect(readDocument(structuredClone(editor.snapshot()), registries).document).toEqual(editor.snapshot());
  });

  it('says what was kept', () => {
    engine.listeners.status({ state: 'running', kept: { kept: 1, of: 3, step: 1204 } });
    expect(state().notice).toMatchObject({
      tone: 'info',
      text: '1 of 3 blocks keep their weights; the run goes on from step 1\u202f204.',
    });
    engine.listeners.status({ state: 'running', kept: { kept: 1, of: 1, step: 2 } });
    expect(state().notice!.text).toBe('The block keeps its weights; the run goes on from step 2.');
  });

  it('is taken back to the run as it stood, and made again from there', () => {
    engine.at('paused', 300);
    setUnits(4);
    engine.at('paused', 350);
    engine.calls.splice(0);
    editor.undo();
    const [[name, loaded]] = engine.calls.splice(0) as [[string, StrataDocument]];
    expect([name, loaded.run]).toEqual(['load', runAt(300)]);
    editor.redo();
    const [[again, forth]] = engine.calls.splice(0) as [[string, StrataDocument]];
    expect(again).toBe('load');
    expect(forth.run).toMatchObject({ step: 350, changes: [{ at: 300 }] });
  });

  it('made before the first step is taken back to the start, however far the run has come', () => {
    setUnits(4);
    engine.at('running', 80);
    engine.calls.splice(0);
    editor.undo();
    expect(engine.asked).toEqual(['load']);
  });
});

describe('undo', () => {
  it('takes back edits of data, network, settings and title in turn, and brings them back', () => {
    const documents = [document()];
    const edits = [
      () => editor.setData({ ...document().data, noise: 0.3 }, 'Noise'),
      () => setUnits(4),
      () => editor.setTraining({ batchSize: 8 }, 'Batch'),
      () => editor.setTitle('Mine'),
      () => editor.change('Remove', [{ kind: 'remove', id: 'b' }]),
    ];
    for (const edit of edits) {
      edit();
      documents.push(document());
    }
    engine.at('paused', 9);
    engine.calls.splice(0);
    const labels = ['Noise', 'Units', 'Batch', 'Rename', 'Remove'];
    for (let i = edits.length - 1; i >= 0; i--) {
      expect(editor.undo()).toBe(labels[i]);
      expect(document()).toEqual(documents[i]);
    }
    expect(engine.asked).toEqual(['load', 'tune', 'load', 'load']);
    expect(editor.undo()).toBeUndefined();
    for (const [i, label] of labels.entries()) {
      expect(editor.redo()).toBe(label);
      // The last entry was undone while its run stood at step 9, which comes back with it.
      const run = i === labels.length - 1 ? { run: runAt(9) } : {};
      expect(document()).toEqual({ ...documents[i + 1], ...run });
    }
    expect(editor.redo()).toBeUndefined();
  });

  it('takes a drag of a slider back as one', () => {
    const { noise } = document().data;
    for (const next of [0.2, 0.3, 0.4]) editor.setData({ ...document().data, noise: next }, 'Noise', 'noise');
    editor.undo();
    expect(document().data['noise']).toBe(noise);
  });

  it('of opening another document brings the first back with its run', () => {
    engine.at('paused', 77);
    editor.open(other, 'Open');
    expect(document()).toEqual(madeHere(other));
    engine.at('paused');
    engine.calls.splice(0);
    editor.undo();
    expect(document()).toEqual({ ...madeHere(defaultDocument), run: runAt(77) });
    expect(engine.asked).toEqual(['load']);
  });

  it('of words leaves the run alone, there and back', () => {
    engine.at('paused', 12);
    editor.setTitle('Mine');
    editor.undo();
    editor.redo();
    expect(document().title).toBe('Mine');
    expect(document()).not.toHaveProperty('run');
    expect(engine.asked).toEqual([]);
  });

  it('keeps the selection only while its block is there', () => {
    editor.select({ block: 'b', unit: 2 });
    setUnits(4);
    expect(state().selection).toEqual({ block: 'b', unit: 2 });
    editor.change('Remove', [{ kind: 'remove', id: 'b' }]);
    expect(state().selection).toBeUndefined();
    editor.select({ block: 'input', unit: 0 });
    editor.undo();
    expect(state().selection).toEqual({ block: 'input', unit: 0 });
  });
});

describe('opening', () => {
  it('starts a document from its own beginning, even the one that is open', () => {
    engine.at('running', 500);
    editor.open(defaultDocument, 'Open');
    expect(engine.asked).toEqual(['load']);
    expect(state().selection).toBeUndefined();
  });

  it('says what came with it: a remark, or what the document itself calls for', () => {
    editor.open(other, 'Open', {}, 'Without its weights.');
    expect(state().notice).toEqual({ tone: 'bad', text: 'Without its weights.' });
    editor.open(other, 'Open');
    expect(state().notice).toBeUndefined();
  });

  it('a document with a run takes the run over', () => {
    const change: Change = { at: 3, block: 'a', parameter: 'weight', index: 0, value: 1 };
    editor.open({ ...other, run: runAt(10, { changes: [change], reached: [] }) }, 'Open');
    expect(state().recorded?.changes).toEqual([change]);
    editor.setTraining({ batchSize: 9 }, 'Batch');
    expect(document().run).toEqual(runAt(10, { changes: [change], reached: [] }));
    setUnits(2);
    expect(document()).not.toHaveProperty('run');
  });

  it.each(gallery.map(({ id, document: opened }) => [id, opened] as const))(
    '%s gives a document that runs',
    (_, opened) => {
      editor.open(opened, 'Open');
      expect(state()).toMatchObject({ runnable: true, inference: { problems: [] } });
      expect(readDocument(structuredClone(opened), registries).document).toEqual(opened);
      expect(() => planDocument(opened)).not.toThrow();
    },
  );
});

it('stops the engine with itself', () => {
  editor.dispose();
  expect(engine.asked).toEqual(['dispose']);
});

describe('setting a weight by hand', () => {
  it('can be undone to the run as it stood, at the start and later', () => {
    for (const step of [0, 120]) {
      engine.at('paused', step);
      engine.calls.splice(0);
      editor.setParameter('a', 'weight', 3, 0.5);
      expect(engine.asked).toEqual(['setParameter']);
      expect(editor.undo()).toBe('Set weight 4');
      const [[name, loaded]] = engine.calls.splice(0) as [[string, StrataDocument]];
      expect(name).toBe('load');
      expect(loaded.run).toEqual(runAt(step));
    }
  });

  it('again and again is one entry of the history', () => {
    for (const value of [0.1, 0.2, 0.3]) editor.setParameter('a', 'weight', 3, value);
    expect(state().history.past).toHaveLength(1);
  });

  it('in another gesture is another entry', () => {
    editor.setParameter('a', 'weight', 3, 0.1);
    newGesture();
    editor.setParameter('a', 'weight', 3, 0.2);
    expect(state().history.past).toHaveLength(2);
  });
});

describe('undoing what started the run anew', () => {
  it('brings the run back to where it stood', () => {
    engine.at('paused', 300);
    setUnits(4);
    engine.calls.splice(0);
    editor.undo();
    const [[, loaded]] = engine.calls.splice(0) as [[string, StrataDocument]];
    expect(loaded.run?.step).toBe(300);
  });
});

describe('going on with an edit as a phase', () => {
  const wider = () => ({ ...document(), training: { ...document().training, batchSize: 7 } });
  const phases = () => state().written.phases?.map(({ after, change }) => [after, change]);
  const change = { training: { batchSize: 7 } };

  it('adds a phase that begins where the run stands', () => {
    engine.at('paused', 40);
    editor.goOnWith(wider(), 'Go on');
    expect(phases()).toEqual([[{ steps: 40 }, change]]);
    expect(state().written.training).toEqual(defaultDocument.training);
    expect(state().history.past.at(-1)!.label).toBe('Go on');
  });

  it('is a mere edit before the first step, and while somebody looks back', () => {
    editor.goOnWith(wider(), 'Go on');
    expect([phases(), document().training.batchSize]).toEqual([undefined, 7]);
    editor.undo();
    engine.at('paused', 40);
    editor.seek(20);
    engine.at('paused', 20);
    editor.goOnWith(wider(), 'Go on');
    expect([phases(), document().training.batchSize]).toEqual([undefined, 7]);
  });
});
