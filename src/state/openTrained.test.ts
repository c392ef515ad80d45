import { expect, it } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { runAt } from '#nn/run.ts';
import { gallery } from './gallery.ts';
import { openTrained } from './openTrained.ts';
import { NOT_THERE } from './openTrainedWords.ts';
import { registries } from './registries.ts';

const entry = { ...gallery[0]!, steps: 70 };
const document = { ...entry.document, engine: ENGINE - 1 };
/** As a file has it, with what its run came to. */
const fileOf = (more: object) => async () => JSON.stringify(compactDocument({ ...document, ...more }, registries));

it('a trained example is its own document with the run that was saved for it, and that run’s engine', async () => {
  const run = runAt(64);
  const asked: string[] = [];
  const text = (id: string) => {
    asked.push(id);
    return fileOf({ title: 'In the file', engine: ENGINE, run })();
  };
  expect(await openTrained({ ...entry, document }, text)).toEqual({ document: { ...document, engine: ENGINE, run } });
  expect(asked).toEqual([entry.id]);
});

it('where the file does not come, cannot be read or holds no run, it is trained to its step, and that is said', async () => {
  const fails = () => Promise.reject(new Error('offline'));
  for (const text of [fails, async () => '{', async () => '{"strata":1}', fileOf({})])
    expect(await openTrained(entry, text)).toEqual({
      document: { ...entry.document, run: runAt(70) },
      remark: NOT_THERE,
    });
});

it('a file whose weights are damaged opens without them, and says so', async () => {
  const broken = JSON.parse(await fileOf({ run: runAt(64) })());
  broken.run.weights = { parameters: 'no weights' };
  const { document: opened, remark } = await openTrained(entry, async () => JSON.stringify(broken));
  expect(opened.run).toEqual(runAt(64));
  expect(remark).toMatch(/weights/);
});
