import { expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { broken, randomOf } from '#testing/brokenLessons.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { begin, type LessonEvent, mayRun, next, partOf, stateOf } from './player.ts';
import { readMarkdown } from './readMarkdown.ts';
import { writeMarkdown } from './writeMarkdown.ts';

const registries = { layers, datasets };
const COUNT = Number(process.env['LESSONS'] ?? 2000);

it('broken files are read or refused in sentences, and what is read can be played and written again', () => {
  let read = 0;
  for (let seed = 0; seed < COUNT; seed++) {
    const random = randomOf(seed);
    const reading = readMarkdown(broken(everyPart, random), registries);
    if (!reading.lesson) {
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { path, says, line } of reading.problems)
        expect([path, says, line]).toEqual([expect.any(String), expect.stringMatching(/./), expect.any(Number)]);
      continue;
    }
    read++;
    const { lesson, comments } = reading;
    const again = readMarkdown(writeMarkdown(lesson, comments), registries);
    expect({ seed, lesson: again.lesson }).toEqual({ seed, lesson });
    let learner = begin(lesson);
    for (let i = 0; i < 30; i++) {
      const part = partOf(lesson, learner);
      const asked = part.ask[random.below(part.ask.length + 1)];
      const events: LessonEvent[] = [
        { type: 'go', part: random.below(lesson.parts.length) },
        {
          type: 'answer',
          question: asked?.id ?? 'none',
          answer: [random.below(4), [random.below(3)], 'x', null][random.below(4)],
          step: i,
        },
        { type: 'observe', seen: { step: random.below(100), epoch: 1, numbers: { trainLoss: random.uniform() } } },
        { type: 'reset' },
        { type: 'openHint', hint: random.below(3) },
        { type: 'startAgain' },
      ];
      learner = next(lesson, learner, events[random.below(events.length)]!);
      expect(typeof mayRun(partOf(lesson, learner), stateOf(lesson, learner))).toBe('boolean');
    }
    expect(JSON.parse(JSON.stringify(learner))).toEqual(learner);
  }
  // Some of both, else nothing was tried.
  expect(read).toBeGreaterThan(COUNT / 50);
  expect(read).toBeLessThan(COUNT / 2);
}, 3_600_000);
