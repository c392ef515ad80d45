import { describe, expect, it } from 'vitest';
import { runAt } from '#nn/run.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import type { Checkpoint } from './checkpoint.ts';
import { KnownRun } from './knownRun.ts';

const document = documentOf();
const wider = documentOf({ network: [{ id: 'a', type: 'dense', units: 2 }] });
const set = (at: number) => ({ at, block: 'a', parameter: 'weight', index: 0, value: 1 });
const standing = (step: number) => ({ position: { step } }) as Checkpoint;

function knownOf(more = {}, from?: number): KnownRun {
  const known = new KnownRun();
  known.load({ ...document, ...more }, true, from);
  return known;
}

describe('another worker goes on', () => {
  it('from nothing where no run was asked for, or it was given up', () => {
    const known = knownOf();
    expect(known.there).toBe(true);
    known.stop();
    expect(known.there).toBe(false);
    expect(known.again(7)).toBeUndefined();
    expect(new KnownRun().again(0)).toBeUndefined();
  });

  it('from where the page saw the run, with what was changed until then', () => {
    const known = knownOf();
    known.record({ changes: [set(3), set(9)], reached: [] });
    expect(known.again(5)).toEqual({
      document: { ...document, run: runAt(5, { changes: [set(3)], reached: [] }) },
      play: true,
    });
    expect(known.begun).toBe(5);
  });

  it('from its start as it was opened, where it came no further', () => {
    expect(knownOf().again(0)).toEqual({ document, play: true });
  });

  it('from the last checkpoint where that is further, or where what was changed can no more be told', () => {
    const known = knownOf();
    known.keep(standing(40));
    expect(known.again(30)).toMatchObject({ document: { run: { step: 40 } }, checkpoint: standing(40) });
    known.record(null);
    known.keep(standing(40));
    expect(known.again(60)).toEqual({ document, play: true, checkpoint: standing(40) });
    expect(known.begun).toBe(40);
  });

  it('but from no checkpoint that was made before a change', () => {
    const known = knownOf();
    known.keep(standing(40));
    known.record({ changes: [set(35)], reached: [] });
    expect(known.again(30)).toEqual({ document: { ...document, run: runAt(30) }, play: true });
  });

  it('as it was going: playing or not, with the settings and the network of last', () => {
    const known = knownOf();
    known.plays(false);
    const tuned = documentOf({ training: { batchSize: 3 } });
    known.tune(tuned);
    expect(known.again(0)).toEqual({ document: tuned, play: false });
    known.load(wider, true, 12);
    expect(known.begun).toBe(12);
    const { run } = known.again(12)!.document;
    expect(run!.start).toBeDefined();
    expect(run!.changes).toMatchObject([{ at: 12, change: {} }]);
  });

  it('with the weights it was opened with only while it stands where they do', () => {
    const weights = { of: 'x' } as never;
    const opened = { ...runAt(20), weights };
    const known = knownOf({ run: opened });
    expect(known.begun).toBe(20);
    expect(known.again(20)!.document.run).toEqual(opened);
    expect(known.again(21)!.document.run).toEqual(runAt(21));
  });
});
