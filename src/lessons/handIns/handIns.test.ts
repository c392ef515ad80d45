import { describe, expect, it } from 'vitest';
import { replayNow } from '#engine/laboratory/replays.ts';
import { registries } from '#engine/registries.ts';
import {
  begin,
  documentsOf,
  encodeHandIn,
  encodeLesson,
  type HandIn,
  handIn,
  next,
  readMarkdown,
  writeMarkdown,
} from '#lesson/index.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { runAt } from '#nn/run.ts';
import { probes } from '#probes/index.ts';
import { encodeLink } from '#state/link.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { type Checked, check, prepare, runsToMake } from './check.ts';
import { takeIn } from './take.ts';

const lesson = readMarkdown(everyPart, registries).lesson!;
const [first] = documentsOf(lesson, registries);
const linkOf = (step: number, seed = 1) => encodeLink({ ...first!, seed, run: runAt(step) }, registries);
async function madeBy(name: string, more: Partial<HandIn['runs'][number]> = {}, engine = ENGINE): Promise<HandIn> {
  const link = await linkOf(30);
  const [made] = replayNow([{ document: { ...first!, seed: 1, run: runAt(30) }, looks: [] }], probes);
  if (!made || 'fault' in made) throw new Error('not made');
  const learner = next(lesson, begin(lesson), { type: 'answer', question: 'enough', answer: 1, step: 0 });
  const run = { part: 'first', link, step: 30, parameterHash: made.parameterHash, ...more };
  return handIn(lesson, learner, [run], engine, name);
}
async function checked(given: HandIn, known = true): Promise<Checked> {
  const prepared = await prepare(given, known ? lesson : undefined);
  return check(prepared, replayNow(runsToMake(prepared), probes));
}
const kinds = ({ flags }: Checked) => flags.map(({ kind }) => kind);

describe('what is taken in', () => {
  it('is links and JSON, one to a line, and each broken one is told of with its line', async () => {
    const [ada, bob, eve] = [await madeBy('Ada'), await madeBy('Bob'), await madeBy('Eve')];
    const link = await encodeHandIn(bob);
    const lines = [
      JSON.stringify(ada),
      '',
      `https://strata.test/app/#h=${link}`,
      await encodeHandIn(eve),
      link.slice(0, -9),
      'Dear all,',
      '{"handIn": 1',
      JSON.stringify({ ...ada, engine: 'x' }),
      JSON.stringify(ada),
    ];
    const { taken, faults } = await takeIn([{ text: lines.join('\n') }]);
    expect(taken.map(({ where, handIn: { name } }) => [where, name])).toEqual([
      ['Line 1', 'Ada'],
      ['Line 3', 'Bob'],
      ['Line 4', 'Eve'],
    ]);
    expect(faults.map(({ where }) => where)).toEqual(['Line 5', 'Line 6', 'Line 7', 'Line 8', 'Line 9']);
    expect(faults.map(({ says }) => says)).toEqual([
      'This link was cut off: 9 characters are missing at its end.',
      'This is no hand-in and no link to one.',
      'This is no hand-in: it is not JSON.',
      expect.stringMatching(/^This is no hand-in: engine must be/),
      'This is the same hand-in as at Line 1: it counts once.',
    ]);
  });
  it('is files: one hand-in each, a list of them, or lines; and lessons that the course does not have', async () => {
    const [ada, bob] = [await madeBy('Ada'), await madeBy('Bob')];
    const found = await takeIn([
      { name: 'ada.json', text: `\uFEFF${JSON.stringify(ada, null, 2)}` },
      { name: 'list.json', text: JSON.stringify([bob, 3]) },
      { name: 'lesson.md', text: writeMarkdown(lesson, []) },
      { name: 'more.txt', text: `\r\n${'x'.repeat(40)}\r\nhttps://strata.test/#l=${await encodeLesson(lesson)}` },
      { name: 'empty.txt', text: ' ' },
    ]);
    expect(found.taken.map(({ where }) => where)).toEqual(['ada.json', 'list.json, Entry 1']);
    expect(found.lessons).toEqual([lesson, lesson]);
    expect(found.faults.map(({ where }) => where)).toEqual(['list.json, Entry 2', 'more.txt, Line 2', 'empty.txt']);
  });
  it('counts once what was there before', async () => {
    const ada = await madeBy('Ada');
    const before = await takeIn([{ text: JSON.stringify(ada) }]);
    const { taken, faults } = await takeIn([{ text: JSON.stringify(ada) }], before.taken);
    expect([taken.length, faults.length]).toEqual([0, 1]);
  });
});

describe('a hand-in that is made again', () => {
  it('comes to what it says, and its predictions are held against its own run', async () => {
    const learner = next(lesson, begin(lesson), { type: 'answer', question: 'share', answer: 50 });
    const given = { ...(await madeBy('Ada')), answers: handIn(lesson, learner, [], ENGINE).answers };
    const found = await checked(given);
    expect(kinds(found)).toEqual([]);
    expect(found.runs).toMatchObject([{ part: 'first', verdict: 'same', made: { step: 30, looks: [{ step: 20 }] } }]);
    const accuracy = found.runs[0]!.made!.looks[0]!.train.accuracy!;
    expect(found.answers[0]!.grade.right).toBe(Math.abs(100 * accuracy - 50) <= 10);
    expect(found.answers[0]!.grade.says).toMatch(/%/);
  });
  it('is flagged for what it is: altered, of another engine, unreadable, of another lesson', async () => {
    const good = await madeBy('Ada');
    const flipped = good.runs[0]!.parameterHash.replace(/^./, (letter) => (letter === '0' ? '1' : '0'));
    const of = async (more: Parameters<typeof madeBy>[1], engine?: number) =>
      checked(await madeBy('Eve', more, engine));
    expect(kinds(await of({ parameterHash: flipped }))).toEqual(['altered']);
    expect(kinds(await of({ link: await linkOf(30, 2) }))).toEqual(['altered']);
    expect(kinds(await of({ step: 40 }))).toEqual(['altered']);
    expect(kinds(await of({}, ENGINE + 1))).toEqual(['otherEngine']);
    expect(kinds(await of({ link: '1zabc' }))).toEqual(['unreadable']);
    expect(kinds(await of({ link: await linkOf(900_000), step: 900_000 }))).toEqual(['unreadable']);
    expect(kinds(await checked({ ...good, lessonHash: 'ab' }))).toEqual(['otherLesson']);
    expect(kinds(await checked(good, false))).toEqual(['noLesson']);
    const unlike = await of({ link: '1zabc' });
    expect(unlike.flags[0]!.says).toMatch(/^The run of “The first” cannot be read: This link/);
  });
});
