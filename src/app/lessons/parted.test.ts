import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { replayNow } from '#engine/laboratory/replays.ts';
import {
  begin,
  documentsOf,
  encodeHandIn,
  type HandIn,
  handIn,
  type Learner,
  type Lesson,
  lessonsBefore,
  lessonToday,
  next,
  progress,
  readLearner,
} from '#lesson/index.ts';
import { partedLessons, partsBefore } from '#lesson/parted.ts';
import { exampleAnswers } from '#lesson/questions/index.ts';
import { unwatched } from '#lesson/watch.ts';
import { check, prepare, runsToMake } from '#lessons/handIns/check.ts';
import { takeIn } from '#lessons/handIns/take.ts';
import { createLibrary } from '#library/library.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { runAt } from '#nn/run.ts';
import { probes } from '#probes/index.ts';
import { encodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { memoryStorage } from '#testing/memoryStorage.ts';
import { lessonNamed } from './course.ts';
import { keepLearner, keptLearner, nameOf } from './keptLearner.ts';
import { readLessonAddress } from './readLessonAddress.ts';

beforeEach(() => createLibrary().clear());

const named = async (id: string): Promise<Lesson> => (await lessonNamed(id))!;
/** A lesson as it was before it was parted. */
async function asBefore(id: string): Promise<Lesson> {
  const parts = partsBefore(id).map(
    async ({ lesson, part }) => (await named(lesson)).parts.find((one) => one.id === part)!,
  );
  return { ...(await named(id)), title: 'As it was', parts: await Promise.all(parts) };
}
/** Everything answered and every goal reached, as it was left at the last part or another. */
function walked(lesson: Lesson, at = lesson.parts.length - 1): Learner {
  let learner = begin(lesson);
  for (const [part, { ask }] of lesson.parts.entries()) {
    learner = next(lesson, learner, { type: 'go', part });
    for (const question of ask) {
      const { right, some } = exampleAnswers(question);
      learner = next(lesson, learner, { type: 'answer', question: question.id, answer: right ?? some });
    }
    learner = next(lesson, learner, { type: 'tried', what: `${part}` });
  }
  const parts = lesson.parts.map(({ id, goals }) => {
    const reached = goals.map((goal) => [goal.id, { ...unwatched, reached: 7 }] as const);
    return [id, { ...learner.parts[id]!, goals: Object.fromEntries(reached) }] as const;
  });
  return { ...learner, at, parts: Object.fromEntries(parts) };
}
const ofEach = describe.each(partedLessons);

ofEach('the lesson %s, which was parted', (id) => {
  const lessons = [...new Set(partsBefore(id).map(({ lesson }) => lesson))];

  it('has each of its parts in one lesson of today, and keeps the first of them itself', async () => {
    for (const { lesson, part } of partsBefore(id)) {
      const holders = [];
      for (const one of lessons) if ((await named(one)).parts.some((other) => other.id === part)) holders.push(one);
      expect(holders, part).toEqual([lesson]);
      expect(lessonToday(id, part)).toBe(lesson);
    }
    const kept = (await named(id)).parts.map((part) => part.id);
    expect(partsBefore(id).slice(0, kept.length)).toEqual(kept.map((part) => ({ lesson: id, part })));
    expect(lessonsBefore(id)).toEqual([]);
    for (const lesson of lessons.slice(1)) expect(lessonsBefore(lesson)).toEqual([id]);
  });

  it('is led on from by its address, and by that of each of its parts', async () => {
    expect(await readLessonAddress(`#lesson=${id}`)).toEqual({ lesson: await named(id), part: undefined });
    for (const { lesson, part } of partsBefore(id))
      expect(await readLessonAddress(`#lesson=${id}/${part}`)).toEqual({ lesson: await named(lesson), part });
  });

  it('gives what was answered in it to the lessons of today, each at the part where it stood', async () => {
    const before = await asBefore(id);
    for (const [at, place] of partsBefore(id).entries()) {
      const kept = JSON.parse(JSON.stringify(walked(before, at)));
      for (const name of lessons) {
        const lesson = await named(name);
        const learner = readLearner(kept, lesson);
        expect(learner.lesson).toBe(name);
        for (const { id: part } of lesson.parts)
          expect(learner.parts[part], `${name} ${part}`).toMatchObject(kept.parts[part]);
        expect(progress(lesson, learner).done).toBe(lesson.parts.length);
        if (name === place.lesson) expect(lesson.parts[learner.at]!.id).toBe(place.part);
      }
    }
    const stranger = readLearner(walked(await named('new-coordinates')), await named(lessons[1]!));
    expect(stranger).toEqual(begin(await named(lessons[1]!)));
  });

  it('is taken up from the library, with what stood on the stage, and is left there as it was', async () => {
    const library = createLibrary();
    const before = await asBefore(id);
    const documents = documentsOf(before, registries);
    const left = Object.fromEntries(before.parts.map((part, i) => [part.id, { ...documents[i]!, seed: 40 + i }]));
    await keepLearner(nameOf(before, false), before, { learner: walked(before), left }, 1, library);
    const entry = await library.get(nameOf(before, false));
    for (const name of lessons.slice(1)) {
      const lesson = await named(name);
      const own = nameOf(lesson, false);
      const way = (await keptLearner(own, lesson, library))!;
      expect(Object.keys(way.learner.parts).sort()).toEqual(lesson.parts.map((part) => part.id).sort());
      for (const part of lesson.parts) expect(way.left[part.id]).toEqual(left[part.id]);
      // Once it was begun anew it stays so.
      await keepLearner(own, lesson, { learner: begin(lesson), left: {} }, 2, library);
      expect(await keptLearner(own, lesson, library)).toEqual({ learner: begin(lesson), left: {} });
      expect(await keptLearner(nameOf(lesson, true), lesson, library)).toBeUndefined();
    }
    expect(await library.get(nameOf(before, false))).toEqual(entry);
    // And what is done in the first of them takes nothing from the others.
    const today = await named(id);
    const way = (await keptLearner(nameOf(today, false), today, library))!;
    const learner = next(today, way.learner, { type: 'startAgain', all: true });
    await keepLearner(nameOf(today, false), today, { learner, left: {} }, 3, library);
    const { value } = (await library.get(nameOf(before, false)))! as { value: { learner: Learner; left: object } };
    const others = partsBefore(id).filter(({ lesson }) => lesson !== id);
    expect(Object.keys(value.learner.parts).sort()).toEqual(others.map(({ part }) => part).sort());
    expect(Object.keys(value.left).sort()).toEqual(others.map(({ part }) => part).sort());
  });

  it('is found, too, where a page put it down as it was closed', async () => {
    vi.stubGlobal('localStorage', memoryStorage());
    const library = createLibrary();
    vi.resetModules();
    const closed = await import('./keptLearner.ts');
    const before = await asBefore(id);
    closed.leaveLearner(nameOf(before, false), before, { learner: walked(before), left: {} }, 1);
    const lesson = await named(lessons[1]!);
    const way = await keptLearner(nameOf(lesson, false), lesson, library);
    expect(Object.keys(way!.learner.parts).sort()).toEqual(lesson.parts.map((part) => part.id).sort());
    vi.unstubAllGlobals();
  });

  it('is graded and made again where it was handed in, lesson by lesson, and comes but once', async () => {
    const before = await asBefore(id);
    const documents = documentsOf(before, registries);
    const places = before.parts.flatMap(({ allow }, i) => (allow.includes('run') ? [i] : []));
    const runs: HandIn['runs'][number][] = [];
    for (const i of [places[0]!, places.at(-1)!]) {
      const { variants: _, ...alone } = documents[i]!;
      const [made] = replayNow([{ document: { ...alone, run: runAt(4) }, looks: [] }], probes);
      if (!made || 'fault' in made) throw new Error('not made');
      const link = await encodeLink({ ...alone, run: runAt(4) }, registries);
      runs.push({ part: before.parts[i]!.id, link, step: 4, parameterHash: made.parameterHash });
    }
    const given = handIn(before, walked(before), runs, ENGINE, 'Ada');
    const text = await encodeHandIn(given);
    const { taken, faults } = await takeIn([{ text }, { text }]);
    expect(faults).toHaveLength(1);
    expect(taken.map((one) => one.handIn.lesson)).toEqual(lessons);
    const found = [];
    for (const one of taken) {
      expect(one.handIn.name).toBe('Ada');
      const prepared = await prepare(one.handIn, await named(one.handIn.lesson));
      const checked = check(prepared, replayNow(runsToMake(prepared), probes));
      expect(checked.flags.map(({ kind }) => kind)).toEqual(['otherLesson']);
      found.push(checked);
    }
    expect(found.reduce((sum, { answers }) => sum + answers.length, 0)).toBe(given.answers.length);
    expect(found.flatMap((one) => one.runs.map(({ part, verdict }) => [part, verdict])).sort()).toEqual(
      runs.map(({ part }) => [part, 'same']).sort(),
    );
  });
});
