/**
 * @file Lessons of the course that were parted: where each of their parts stands today. Addresses, ways and hand-ins from before name the old lesson; with this
 * they lead on, and nothing that was answered is lost. A part keeps its id, and the first of the new lessons keeps the old one's.
 */
/** By the old lesson its parts, in the order in which they stood, each with its lesson of today. */
const lessons: Readonly<Record<string, readonly (readonly [today: string, ...parts: string[]])[]>> = {
  bottleneck: [
    ['bottleneck', 'funnel', 'waist', 'two-numbers'],
    ['nuisance', 'faces', 'ink', 'light', 'word-order'],
  ],
  'layer-zoo': [
    ['layer-zoo', 'input', 'hidden', 'output', 'dense', 'convolution', 'pooling'],
    ['layers-that-read', 'recurrent', 'attention', 'attention-map'],
    ['layers-that-steady', 'norm', 'sooner'],
    ['layers-that-read', 'embedding'],
    ['layers-that-steady', 'dropout'],
  ],
  'your-dense-layer': [
    ['your-dense-layer', 'shapes', 'sum', 'start', 'chain'],
    ['find-the-slip', 'slip', 'repair', 'world', 'three-frameworks'],
  ],
};

interface Place {
  readonly lesson: string;
  readonly part: string;
}

export const partedLessons: readonly string[] = Object.keys(lessons);

/** The parts of a lesson as it was before, in their order; none of one that was never parted. */
export const partsBefore = (lesson: string): readonly Place[] =>
  (Object.hasOwn(lessons, lesson) ? lessons[lesson]! : []).flatMap(([today, ...parts]) =>
    parts.map((part) => ({ lesson: today, part })),
  );

/** The lesson in which a part stands today, by the one in which it was met. */
export const lessonToday = (lesson: string, part: string): string =>
  partsBefore(lesson).find((place) => place.part === part)?.lesson ?? lesson;

/** Lessons in which parts of this one stood before. */
export const lessonsBefore = (lesson: string): readonly string[] =>
  partedLessons.filter((old) => old !== lesson && partsBefore(old).some((place) => place.lesson === lesson));
