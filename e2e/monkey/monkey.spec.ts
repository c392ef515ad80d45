/**
 * A monkey at the built page. `MONKEY_SEED=7 npm run test:all -- monkey` does again what a failure reports; MONKEY_SEEDS and MONKEY_ACTIONS say how many seeds
 * it takes from there on, and how much it does with each.
 */
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { dense, expect, type Json, openPage, small, test } from '../page.ts';
import { act } from './act.ts';
import {
  documentOf,
  engineAnswers,
  goneSelection,
  leaveDialogs,
  readCanvases,
  undoAll,
  wrongOnScreen,
} from './invariants.ts';
import { chanceFrom } from './random.ts';
import { undoable } from './undoing.ts';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const first = number('MONKEY_SEED', 1);
const seeds = Array.from({ length: number('MONKEY_SEEDS', 1) }, (_, i) => first + i);
const actions = number('MONKEY_ACTIONS', 400);
/** On one page: few enough that every edit is still kept when all are undone. */
const EPISODE = 100;
const KEPT = 200;
const LOOK_EVERY = 10;
/** Of so many actions one is taken back and done again; between the others a drag stays one entry of the history. */
const UNDO_EVERY = 3;

/** What an episode begins with, in turn: points, pictures, tokens, each with samples of their own to look at. */
const grounds: readonly Json[] = [
  small,
  {
    ...small,
    data: { type: 'digits', samples: 60 },
    network: [{ id: 'f', type: 'flatten' }, dense('a', 6, 'tanh'), dense('b', 10)],
  },
  {
    ...small,
    data: { type: 'reversal', samples: 40, length: 4 },
    network: [{ id: 'e', type: 'embedding', dim: 4 }, dense('z', 8)],
  },
];

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const files = [
  file('other.strata.json', JSON.stringify({ ...small, title: 'Other', data: { type: 'moons' } })),
  file('broken.strata.json', '{"strata":1,'),
  file('points.csv', 'x,y,kind\n0.1,0.2,a\n-0.5,0.4,b\n0.3,-0.6,a'),
  file('points.csv', 'x;y\n1;2\n3;\n"un'),
];

for (const { size, ...use } of [
  { size: 'desk', viewport: { width: 1440, height: 900 } },
  { size: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
])
  test.describe(size, () => {
    test.use(use);
    for (const seed of seeds)
      test(`seed ${seed}: ${actions} actions leave a page that works`, async ({ page, context }, info) => {
        test.setTimeout(0); // as long as it takes: each thing that is waited for has its own limit
        const chance = chanceFrom(seed * 2 + (size === 'phone' ? 1 : 0));
        const done: string[] = [];
        const errors: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        page.on('filechooser', (chooser) => void chooser.setFiles(chance.pick(files)).catch(() => {}));
        page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
        context.on('page', (other) => void other.close().catch(() => {}));
        const sound = async () => {
          const wrong = (await wrongOnScreen(page)) ?? (await goneSelection(page)) ?? errors[0];
          expect(wrong, 'nothing wrong on the page').toBeUndefined();
        };
        await readCanvases(page);
        try {
          for (let start = 0; start < actions; start += EPISODE) {
            done.push('open the page');
            await page.goto('about:blank');
            await openPage(page, grounds[(start / EPISODE) % grounds.length]);
            const before = await documentOf(page);
            for (let i = start; i < Math.min(start + EPISODE, actions); i++) {
              const doIt = async () => void done.push(await act(page, chance, size === 'phone'));
              if (chance.below(UNDO_EVERY) > 0) await doIt();
              else expect(await undoable(page, doIt), 'what was done can be undone').toBeUndefined();
              expect(await goneSelection(page), 'a selection that is there').toBeUndefined();
              if (i % LOOK_EVERY === 0) await sound();
            }
            await leaveDialogs(page);
            await engineAnswers(page);
            await sound();
            const times = await undoAll(page);
            done.push(`undo × ${times}`);
            if (times < KEPT) expect(await documentOf(page), 'the document before all edits').toEqual(before);
            await engineAnswers(page);
            await sound();
          }
        } catch (error) {
          const said = error instanceof Error ? error.message : String(error);
          const last = done.slice(-25).join('\n  ');
          throw new Error(`seed ${seed}, ${size}, action ${done.length}: ${said}\nlast actions:\n  ${last}`);
        } finally {
          await writeFile(info.outputPath('actions.txt'), done.join('\n'));
        }
      });
  });
