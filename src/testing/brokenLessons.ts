/** @file Files of lessons that are broken in every way, the same for a seed. */
import { type Random, randomFrom } from '#base/random.ts';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { begin, type LessonEvent, mayRun, next, partOf, stateOf } from '#lesson/player.ts';
import { readMarkdown } from '#lesson/readMarkdown.ts';
import { writeMarkdown } from '#lesson/writeMarkdown.ts';
import { sameValue } from '#nn/sameValue.ts';
import { everyPart } from './lessonFiles.ts';

const pieces = [
  '```',
  '---',
  '# X {#x}',
  '<!--',
  '-->',
  '{{',
  '}}',
  '$',
  '[[',
  ']](',
  'https://',
  'javascript:',
  '<script>',
  '\\',
  '*',
  '- ',
  '[x] ',
  ' => ',
  ': ',
  '"',
  '{',
  '}',
  '[',
  ']',
  'kind: draw',
  '__proto__: 1',
  'constructor: {}',
  'lesson: 99',
  '1e999',
  '-0',
  '\u0000',
  '\u202e',
  'é'.repeat(9),
  'a'.repeat(900),
  '>= ',
  ' * lowest',
  'NaN',
  'null',
  '\n',
  '\n\n',
  '\r\n',
  '{"__proto__": {"x": 1}}',
] as const;

/** A text with a few places changed: pieces put in, stretches taken away, moved, doubled. */
function broken(text: string, random: Random): string {
  let now = text;
  for (let changes = 1 + random.below(5); changes > 0; changes--) {
    const at = random.below(now.length + 1);
    const length = random.below(random.below(3) === 0 ? 400 : 12);
    const [before, cut, after] = [now.slice(0, at), now.slice(at, at + length), now.slice(at + length)];
    const put = pieces[random.below(pieces.length)]!;
    now = [
      `${before}${put}${cut}${after}`,
      `${before}${after}`,
      `${before}${put}${after}`,
      `${before}${cut}${cut}${after}`,
      `${after}${cut}${before}`,
    ][
      // Moved all about seldom: nothing is left to read.
      random.below(40) === 0 ? 4 : random.below(4)
    ]!;
  }
  return now;
}

const registries = { layers, datasets };

/**
 * Reads a broken file; what is read is written and read again, and played.
 * @returns whether it was read
 * @throws Error where it is refused without a sentence, or is another lesson when it is read again
 */
export function tryBroken(seed: number): boolean {
  const random = randomFrom([0x1e55, seed], Math.log);
  const reading = readMarkdown(broken(everyPart, random), registries);
  const wrong = (why: string) => new Error(`broken lesson ${seed}: ${why}`);
  if (!reading.lesson) {
    if (reading.problems.length === 0 || !reading.problems.every(({ path, says, line }) => path && says && line))
      throw wrong('refused without a sentence and its line');
    return false;
  }
  const { lesson, comments } = reading;
  const again = readMarkdown(writeMarkdown(lesson, comments), registries);
  if (!sameValue(again.lesson, lesson)) throw wrong('another lesson when it is read again');
  play(lesson, random);
  return true;
}

/** A walk of presses, some of them on what is not there. */
function play(lesson: Lesson, random: Random): void {
  let learner = begin(lesson);
  for (let i = 0; i < 30; i++) {
    const part = partOf(lesson, learner);
    const asked = part.ask[random.below(part.ask.length + 1)];
    const answer = [random.below(4), [random.below(3)], 'x', null][random.below(4)];
    const events: LessonEvent[] = [
      { type: 'go', part: random.below(lesson.parts.length + 1) },
      { type: 'answer', question: asked?.id ?? 'none', answer, step: i },
      { type: 'observe', seen: { step: random.below(100), epoch: 1, numbers: { trainLoss: random.uniform() } } },
      { type: 'reset' },
      { type: 'openHint', hint: random.below(3) },
      { type: 'startAgain' },
    ];
    learner = next(lesson, learner, events[random.below(events.length)]!);
    mayRun(partOf(lesson, learner), stateOf(lesson, learner));
  }
  if (!sameValue(JSON.parse(JSON.stringify(learner)), learner)) throw new Error('a learner that is no plain JSON');
}
