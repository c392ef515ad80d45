import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { replayer } from '#engine/replay.ts';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { effectsOf } from '#nn/effects.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { losses, optimizers, schedules } from '#nn/training.ts';
import { decodeLink } from './link.ts';

/** Links that version 1 of the document was shared by, with what their runs came to then. Written once by the page of that time; never changed. */
const { engine, links } = JSON.parse(
  readFileSync(new URL('../../testdata/links-of-version-1.json', import.meta.url), 'utf8'),
) as { engine: number; links: { name: string; link: string; step: number; hash: string }[] };

/** What there was then: no link of version 1 can hold what came later. */
const known = {
  layers:
    'dense activation dropout flatten conv2d convTranspose2d maxPool2d avgPool2d globalAvgPool upsample2d batchNorm layerNorm groupNorm instanceNorm embedding positionalEncoding rnn lstm gru selfAttention residual concat',
  datasets:
    'spiral circle xor moons gaussians checkerboard points table plane ripple sine step sawtooth curve barsAndStripes digits shapes relations faces sineClass parity brackets adding copy reversal sorting text',
};

const opened = await Promise.all(
  links.map(async (entry) => ({ ...entry, reading: await decodeLink(entry.link, { layers, datasets }) })),
);

describe('links of version 1', () => {
  it.each(opened)('open, and train to the hash that was reached then: $name', ({ reading, step, hash }) => {
    if (!('document' in reading)) throw new Error(reading.error);
    expect(reading.document.run).toMatchObject({ step, engine });
    const run = replayer(reading.document);
    while (run.trainer.step < step) run.step();
    expect(run.trainer.divergence).toBeUndefined();
    // Under another number the last digits may be others.
    if (ENGINE === engine) expect(run.trainer.parameterHash()).toBe(hash);
  });

  const documents = opened.flatMap(({ reading }) => ('document' in reading ? [reading.document] : []));
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'layer',
      known.layers.split(' '),
      documents.flatMap((d) => [...walk(d.network, layers)].map(({ block }) => block.type)),
    ],
    ['data set but imported pictures', known.datasets.split(' '), documents.map((d) => d.data.type)],
    ['loss', losses, documents.map((d) => d.training.loss)],
    ['optimiser', Object.keys(optimizers), documents.map((d) => d.training.optimizer.type)],
    ['schedule', Object.keys(schedules), documents.map((d) => d.training.schedule.type)],
    [
      'kind of change',
      ['network', 'settings', 'element', 'start'],
      documents.flatMap(({ run }) => [
        ...(run?.start ? ['start'] : []),
        ...(run?.changes ?? []).flatMap((c) => ('change' in c ? [...effectsOf(c.change)] : ['element'])),
      ]),
    ],
  ])('hold every %s', (_, wanted, found) => {
    expect([...new Set<string>(found)].filter((x) => wanted.includes(x)).sort()).toEqual([...wanted].sort());
  });
});
