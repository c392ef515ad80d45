import { beforeEach, expect, it } from 'vitest';
import { Unanswered } from '#engine/client.ts';
import { replayer } from '#engine/replay.ts';
import { runAt } from '#nn/run.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createEditor, type Editor } from './editor.ts';
import { madeHere } from './madeHere.ts';
import { takeWeights } from './takeWeights.ts';
import { NO_WEIGHTS, NOT_RECORDED } from './takeWeightsWords.ts';

const document = madeHere(defaultDocument);
let engine: FakeEngine;
let editor: Editor;
beforeEach(() => {
  editor = createEditor(document, (listeners) => (engine = new FakeEngine(listeners)));
});

it('the weights go with the run as it stands where they are asked for, and with what was changed up to there', async () => {
  const { trainer, step } = replayer(document);
  while (trainer.step < 12) step();
  engine.standing = { ...trainer.save(), parameterHash: trainer.parameterHash() };
  engine.at('running', 10); // the page knows of an earlier step
  const byHand = (at: number) => ({ at, block: 'a', parameter: 'weight', index: 0, value: 1 });
  engine.listeners.recorded({ changes: [byHand(11), byHand(40)], reached: [] });
  const taken = await takeWeights(editor);
  if ('error' in taken) throw new Error(taken.error);
  const { weights, ...run } = taken.run!;
  expect(weights).toBeDefined();
  expect(run).toEqual(runAt(12, { changes: [byHand(11)], reached: [] }));
  expect({ ...taken, run: undefined }).toEqual({ ...document, run: undefined });
  engine.listeners.recorded(null);
  expect(await takeWeights(editor)).toEqual({ error: NOT_RECORDED });
});

it('where there is no run that is said; what else goes wrong is no answer', async () => {
  const fails = (error: Error) => {
    engine.ask = () => Promise.reject(error);
    return takeWeights(editor);
  };
  expect(await fails(new Unanswered('gone'))).toEqual({ error: NO_WEIGHTS });
  await expect(fails(new Error('broken'))).rejects.toThrow('broken');
});
