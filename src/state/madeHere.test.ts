import { expect, it } from 'vitest';
import { ENGINE } from '#nn/engineNumber.ts';
import { trainedAgain } from '#nn/engineWords.ts';
import { runAt } from '#nn/run.ts';
import { defaultDocument } from './defaultDocument.ts';
import { madeHere, noticeOf } from './madeHere.ts';

const document = { ...defaultDocument, engine: ENGINE - 1 };
const here = runAt(9);
const elsewhere = { ...here, engine: ENGINE + 1 };
const weights = { parameters: 'AAAA' } as never;

it('a document has this engine’s number, and so has its run', () => {
  for (const engine of [ENGINE - 1, ENGINE, ENGINE + 1])
    for (const run of [{}, { run: here }, { run: elsewhere }]) {
      const made = madeHere({ ...document, engine, ...run });
      expect(made).toEqual({ ...document, engine: ENGINE, ...('run' in run ? { run: here } : {}) });
    }
});

it('weights of a run are kept where this engine made it, and no other', () => {
  expect(madeHere({ ...document, run: { ...here, weights } }).run).toEqual({ ...here, weights });
  expect(madeHere({ ...document, engine: ENGINE, run: { ...elsewhere, weights } }).run).toEqual(here);
});

it('one that was made here stays the same object', () => {
  const made = madeHere(document);
  expect(madeHere(made)).toBe(made);
  const trained = { ...made, run: here };
  expect(madeHere(trained)).toBe(trained);
});

it('what is said of one that is brought in: that it is trained again, that it will not be pretrained, both, or nothing', () => {
  const pretrain = { blocks: ['a'], epochs: 1, batchSize: 2, learningRate: 0.1, momentum: 0 };
  const unpretrainable = { ...document, phases: [{ after: { steps: 3 }, change: {}, pretrain }] };
  expect(noticeOf(document)).toBeUndefined();
  expect(noticeOf({ ...document, run: elsewhere })).toEqual({ tone: 'info', text: trainedAgain(ENGINE + 1) });
  const refused = noticeOf(unpretrainable);
  expect(refused).toMatchObject({ tone: 'bad' });
  expect(noticeOf({ ...unpretrainable, run: elsewhere })).toEqual({
    ...{ tone: 'bad', text: `${refused!.text} ${trainedAgain(ENGINE + 1)}` },
  });
});
