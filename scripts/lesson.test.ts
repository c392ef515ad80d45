import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { registries } from '#engine/registries.ts';
import { stepFaults } from '#lesson/askedSteps.ts';
import { documentsOf } from '#lesson/documents.ts';
import { handIn } from '#lesson/handIn.ts';
import { minutesOf } from '#lesson/minutesOf.ts';
import { begin, isDone, mayRun, next, partOf, stateOf } from '#lesson/player.ts';
import { proveGoal } from '#lesson/prove.ts';
import { exampleAnswers } from '#lesson/questions/index.ts';
import { neededBy } from '#lesson/watch.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { checkLesson, wordFaultsOf } from '#proof/lessonCheck.ts';
import { prover, startRun } from '#proof/lessonRun.ts';
import { encodeLink } from '#state/link.ts';
import { main, openLesson } from './lesson.ts';
import { isProved, keptProofs } from './lessonProofs.ts';

const lessons = fileURLToPath(new URL('../lessons', import.meta.url));
const files = readdirSync(lessons)
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(lessons, name));
const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function run(...args: string[]) {
  const [out, told]: [string[], string[]] = [[], []];
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line))),
    vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line))),
  ];
  try {
    const code = await main(args);
    return { code, out, told: told.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const short = `---
lesson: 1
id: short
title: Short
---

It learns a ring. After 20 steps {{trainLoss@20 = QUOTE}} is left.

\`\`\`json
{"strata": 2, "data": {"type": "circle", "samples": 60}, "network": [{"id": "a", "type": "dense", "units": 4, "activation": "tanh"}, {"id": "out", "type": "dense", "units": 2}]}
\`\`\`

\`\`\`part
allow: run
\`\`\`

\`\`\`ask sure
kind: choice
ask: Does the loss fall?
choices:
- [x] Yes
- [ ] No
\`\`\`

\`\`\`goal fall
says: Let the loss fall.
when:
- trainLoss < -0.01 + start
solution: {"steps": 60}
\`\`\`
`.replace('-0.01 + start', 'start - 0.01');
const [document] = documentsOf(
  openLesson(write('plain.md', short.replace('{{trainLoss@20 = QUOTE}}', 'little'))).lesson,
  registries,
);
const trained = startRun(document!);
while (trained.step < 20) trained.advance();
const loss = trained.observe(['trainLoss'], []).numbers['trainLoss']!;

describe('the command lesson', () => {
  it('explains itself, and refuses what it is not asked for', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: [expect.stringMatching(/^usage: npm run -s lesson/)] });
    for (const args of [[], ['check'], ['dance'], ['check', 'a.md', '--loud']])
      expect(await run(...args)).toMatchObject({ code: 1, out: [] });
    expect((await run('check', join(folder, 'none.md'))).told).toMatch(/none\.md: there is no such file/);
  });
  it('checks words, quoted numbers and goals', async () => {
    const good = write('good.md', short.replace('QUOTE', loss.toPrecision(3)));
    const { code, out } = await run('check', good);
    expect(code).toBe(0);
    const found = JSON.parse(out[0]!);
    expect(found).toMatchObject({ lesson: 'short', faults: 0, proofs: { 'short/fall': { seeds: [1, 2, 3] } } });
    const wrong = await run('check', write('wrong.md', short.replace('QUOTE', '0.123')));
    expect(wrong.code).toBe(1);
    expect(wrong.told).toMatch(/wrong\.md: parts\[0\]\.text quotes 0\.123, and it is 0\.\d+/);
    const early = await run(
      'check',
      write('early.md', short.replace('= QUOTE', '').replace('start - 0.01', 'start + 9')),
    );
    expect(early.told).toMatch(/goals\[0\] is met before anything is learned, with seed 1/);
    const broken = await run('check', write('broken.md', short.replace('kind: choice', 'kind: guess')));
    expect(broken.told).toMatch(/broken\.md:18: parts\[0\]\.ask\[0\]\.kind must be one of/);
  });
  it('refuses a file that is called by another id', async () => {
    const text = short.replace(' = QUOTE', '');
    const { code, told } = await run('check', write('01-long.md', text));
    expect(code).toBe(1);
    expect(told).toContain('id is short, and the file is called as if it were long');
    expect((await run('check', write('01-short.md', text))).code).toBe(0);
  });
  it('refuses a lens beside the network, for which a lesson has no room', async () => {
    const beside = short.replace(' = QUOTE', '').replace('allow: run', 'allow: run\nshow: {"lens": "weights"}');
    const { code, told } = await run('check', write('beside.md', beside));
    expect(code).toBe(1);
    expect(told).toContain('parts[0].show asks for a lens beside the network');
    const place = await run('check', write('place.md', beside.replace('"lens"', '"mode"')));
    expect(place.code).toBe(0);
  });
  it('writes quoted numbers as they come out, and nothing else', async () => {
    const file = write('quote.md', short.replace('QUOTE', '?'));
    expect((await run('check', file, '--quote')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(short.replace('QUOTE', loss.toPrecision(3)));
  });
  it('builds what a file compiles to, and a file from that', async () => {
    const file = write('build.md', short.replace(' = QUOTE', ''));
    const compiled = write('build.json', (await run('build', file)).out[0]!);
    expect(openLesson(compiled).lesson).toEqual(openLesson(file).lesson);
    const back = write('back.md', (await run('build', compiled, '--markdown')).out[0]!);
    expect(openLesson(back).lesson).toEqual(openLesson(file).lesson);
    expect((await run('build', file, '--link')).out[0]).toMatch(/^1z/);
  });
  it('makes the runs of hand-ins again, and flags the one that was changed', async () => {
    const { lesson } = openLesson(write('short.md', short.replace(' = QUOTE', '')));
    const link = await encodeLink(
      { ...document!, run: { step: 20, engine: ENGINE, changes: [], reached: [] } },
      registries,
    );
    const made = Array.from({ length: 30 }, (_, i) => {
      const learner = next(lesson, begin(lesson), { type: 'answer', question: 'sure', answer: i % 2 });
      const said = { part: 'short', link, step: 20, parameterHash: trained.parameterHash() };
      const changed = {
        ...said,
        parameterHash: said.parameterHash.replace(/^./, (letter) => (letter === '0' ? '1' : '0')),
      };
      return write(
        `hand-in-${i}.json`,
        JSON.stringify(handIn(lesson, learner, [i === 17 ? changed : said], ENGINE, `Learner ${i}`)),
      );
    });
    const { code, out } = await run('replay', ...made, '--lessons', folderOf('short.md'));
    expect(code).toBe(1);
    const found = out.map((line) => JSON.parse(line));
    expect(found.map(({ flags }) => flags.length)).toEqual(made.map((_, i) => (i === 17 ? 1 : 0)));
    expect(found[17].flags[0]).toMatch(/comes to other numbers/);
    expect(found.map(({ answers }) => answers[0].right)).toEqual(made.map((_, i) => i % 2 === 0));
    const none = await run('replay', write('none.json', '{"x": 1'), '--lessons', folderOf('short.md'));
    expect(JSON.parse(none.out[0]!).flags[0]).toMatch(/no hand-in/);
  });
});
/** A folder with one lesson alone. */
function folderOf(name: string): string {
  const own = mkdtempSync(join(folder, 'own-'));
  writeFileSync(join(own, name), readFileSync(join(folder, name)));
  return own;
}

describe.each(files)('the lesson %s', (file) => {
  const { lesson } = openLesson(file);
  it('is easy to read', () => {
    expect(wordFaultsOf(lesson)).toEqual([]);
  });
  it('takes as long as it says, and one of the course five to twelve minutes', () => {
    const about = minutesOf(lesson);
    expect(Math.abs(lesson.minutes! - about), `${about}`).toBeLessThanOrEqual(1);
    if (lesson.shelf !== 'course') return;
    for (const minutes of [lesson.minutes, Math.round(about)]) {
      expect(minutes).toBeGreaterThanOrEqual(5);
      expect(minutes).toBeLessThanOrEqual(12);
    }
  });
  it('was proved as it stands, or is proved now', () => {
    if (isProved(lesson, keptProofs(join(lessons, 'proofs.json')))) return;
    expect(checkLesson(lesson).faults).toEqual([]);
  });
  it('asks in words for as many steps as its goals take', () => {
    const { goals } = keptProofs(join(lessons, 'proofs.json'))[lesson.id]!;
    for (const part of lesson.parts)
      for (const goal of part.goals) {
        const proof = goals[`${part.id}/${goal.id}`];
        if (proof) expect(stepFaults(part, goal, proof), `${part.id}/${goal.id}`).toEqual([]);
      }
  });
  it('has a first goal that is false at its start and true at the end of its solution, with one seed', () => {
    const place = lesson.parts.findIndex(({ goals }) => goals.length > 0);
    const goal = lesson.parts[place]!.goals[0]!;
    const of = documentsOf(lesson, registries)[place]!;
    expect(proveGoal({ ...goal, proved: { need: 1, of: 1 } }, of, prover).faults).toEqual([]);
  });
  it.each(['right', 'wrong'] as const)('can be walked through with %s answers', (which) => {
    let learner = begin(lesson);
    const documents = documentsOf(lesson, registries);
    for (const [i, part] of lesson.parts.entries()) {
      learner = next(lesson, learner, { type: 'go', part: i });
      expect(partOf(lesson, learner)).toBe(part);
      const locks =
        part.ask.some(({ before, optional }) => before === 'run' && !optional) || !part.allow.includes('run');
      expect(mayRun(part, stateOf(lesson, learner))).toBe(!locks);
      for (const question of part.ask) {
        const examples = exampleAnswers(question);
        const given = examples[which];
        learner = next(lesson, learner, { type: 'answer', question: question.id, answer: given ?? examples.some });
        // Without an example there is no right and wrong, or the run decides.
        if (given !== undefined) expect(stateOf(lesson, learner).answers[question.id]!.right).toBe(which === 'right');
        else expect(stateOf(lesson, learner).answers[question.id]).toMatchObject({ tries: 1 });
      }
      if (part.allow.includes('run')) expect(mayRun(part, stateOf(lesson, learner))).toBe(true);
      if (part.goals.length === 0) expect(isDone(part, stateOf(lesson, learner))).toBe(true);
      for (const goal of part.goals.slice(0, 1)) {
        expect(isDone(part, stateOf(lesson, learner))).toBe(false);
        const seen = startRun(documents[i]!).observe(neededBy(goal), []);
        learner = next(lesson, learner, { type: 'observe', seen });
        expect(isDone(part, stateOf(lesson, learner))).toBe(false);
      }
    }
  });
});
