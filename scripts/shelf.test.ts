import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkpointOf } from '#engine/savedWeights.ts';
import { gallery } from '#state/gallery.ts';
import { openTrained } from '#state/openTrained.ts';
import { NOT_THERE } from '#state/openTrainedWords.ts';
import { trainedRun } from '#testing/trainedRun.ts';
import { isOf, savedOf, trainedFile } from './trainedFile.ts';

const folder = fileURLToPath(new URL('../src/examples/trained', import.meta.url));
const shelf = gallery.filter((entry) => entry.shelf === 'trained');
const saved = (entry: { id: string }) => savedOf(`${folder}/${trainedFile(entry)}`);

describe('what stands on the shelf of trained examples', () => {
  it('has each its run, of the document as it is now, and there is none besides: else npm run shelf', () => {
    expect(readdirSync(folder).sort()).toEqual(shelf.map(trainedFile).sort());
    for (const entry of shelf)
      expect([entry.id, isOf(saved(entry), entry.document, entry.steps)]).toEqual([entry.id, true]);
  });

  it('is no run of another document, another step, or nothing', () => {
    const [entry] = shelf;
    const run = saved(entry!);
    expect(isOf(run, { ...entry!.document, seed: 2 }, entry!.steps)).toBe(false);
    expect(isOf(run, entry!.document, entry!.steps + 1)).toBe(false);
    expect(isOf(undefined, entry!.document, entry!.steps)).toBe(false);
  });

  it('takes less than 150 kB each on its way', () => {
    for (const entry of shelf)
      expect(gzipSync(readFileSync(`${folder}/${trainedFile(entry)}`)).length, entry.id).toBeLessThan(150_000);
  });

  it('opens at its step, with weights that the engine takes without training', async () => {
    for (const entry of shelf) {
      const { document, remark } = await openTrained(entry);
      expect([remark, document.run?.step, document.title]).toEqual([undefined, entry.steps, entry.title]);
      expect(checkpointOf(document)).toMatchObject({ position: { step: entry.steps } });
    }
  });

  it('is trained again, with a sentence, where the file does not come or is torn', async () => {
    const [entry] = shelf;
    for (const text of [() => Promise.reject(new Error('gone')), async () => '{"strata": 1, "ru'])
      expect(await openTrained(entry!, text)).toMatchObject({
        document: { run: { step: entry!.steps } },
        remark: NOT_THERE,
      });
  });

  it.each(['trained-spirals', 'trained-transformer'])('%s holds what training gives, to the bit', (id) => {
    const entry = shelf.find((one) => one.id === id)!;
    expect(saved(entry)!.run!.weights!.parameterHash).toBe(trainedRun(entry).parameterHash());
  });
});
