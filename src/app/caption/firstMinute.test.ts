import { beforeEach, expect, it, vi } from 'vitest';
import { lessonNamed } from '#app/lessons/course.ts';
import { flatPoints, type HistoryPoint } from '#engine/history.ts';
import { documentsOf } from '#lesson/index.ts';
import { plainWords } from '#lessons/plainWords.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { firstExample } from '#state/defaultDocument.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import { runBefore } from '#state/runBefore.ts';
import type { HistoryFrame } from '#state/runHistory.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { firstMinute, judge } from './firstMinute.ts';

let desk: Desk;
beforeEach(() => {
  // What had the focus is noted where a lens opens.
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('document', { activeElement: null });
  desk = createDesk(createEditor(firstExample.document, (listeners) => new FakeEngine(listeners)));
});

/** A run that came to shares of the points that it has not met, at steps. */
function ran(...points: readonly (readonly [step: number, share: number])[]): void {
  const flat = points.map(([step, share]): HistoryPoint => [step, step / 8, 0.1, 0.1, share, share]);
  const [step] = points.at(-1)!;
  const score = { loss: 0.1, accuracy: points.at(-1)![1] };
  desk.history.take({
    ...{ history: { from: 0, values: flatPoints(flat) }, position: { step, epoch: step / 8, used: 0 } },
    ...{ trainCount: 250, train: score, test: score },
  } as unknown as HistoryFrame);
}
const network = () => desk.editor.store.getState().document.network.map(({ id }) => id);

it('begins with the example that a fresh page shows, word for word', async () => {
  const lesson = (await lessonNamed('first-minute'))!;
  const [document] = documentsOf(lesson, registries);
  expect(patchBetween(firstExample.document, document!, registries)).toEqual({});
  const [part] = lesson.parts;
  expect([part!.title, part!.text.trim()]).toEqual([firstExample.question, firstExample.sentence]);
  expect([lesson.question, lesson.sentence]).toEqual([firstExample.question, firstExample.sentence]);
  expect(lesson.parts).toHaveLength(3);
});

it('goes on from part to part as goals are reached, and back by undo', async () => {
  const lesson = (await lessonNamed('first-minute'))!;
  ran([800, 0.85]);
  expect(firstMinute(desk)).toEqual({ question: firstExample.question, line: undefined, on: undefined });
  ran([800, 0.85], [1016, 0.96]);
  const solved = firstMinute(desk)!;
  expect(solved.line).toBe(plainWords(lesson.parts[0]!.takeaway!));
  expect(solved.on!.label).toBe('Try without Dense 2');
  solved.on!.try();
  expect(network()).toEqual(['a', 'c']);
  expect(runBefore(desk).get().run?.without).toBe('Dense 2');

  ran([8, 0.5], [992, 0.55]);
  expect(firstMinute(desk)).toMatchObject({ question: 'Try without Dense 2', on: undefined });
  ran([8, 0.5], [992, 0.55], [1000, 0.55]);
  const tried = firstMinute(desk)!;
  expect(tried.line).toBe(plainWords(lesson.parts[1]!.takeaway!));
  tried.on!.try();
  const { view } = desk.editor.store.getState().written;
  expect([view.mode, view.lenses]).toMatchObject(['odds', { odds: { steps: 3000 } }]);
  expect(firstMinute(desk)).toMatchObject({ question: 'Count over 100 starts', on: undefined });

  desk.editor.setView({ mode: undefined });
  desk.editor.undo();
  expect(network()).toEqual(['a', 'b', 'c']);
  expect(firstMinute(desk)!.question).toBe(firstExample.question);
});

it('says what is wrong with a run before how it goes on, and lets it go on where it is solved', () => {
  ran([400, 0.7], [1016, 0.96]);
  const still = { stuck: { id: 'a', units: 16, why: 'saturated' }, count: 250 } as const;
  const wrong = judge(desk, { step: 1016, solved: true, still }, false)!;
  expect(wrong.line).toMatch(/^Solved. Are both/);
  expect(judge(desk, { step: 1016, solved: false, still }, false)!.line).toMatch(/^Dense 1: /);
  const solved = { step: 1016, solved: true, still: undefined };
  expect(judge(desk, solved, true)).toMatchObject({ question: firstExample.question, cure: undefined });
  judge(desk, solved, false)!.cure!.try();
  ran([8, 0.5], [400, 0.6]);
  const against = judge(desk, { step: 400, solved: false, still: undefined }, false)!;
  expect(against).toMatchObject({ question: 'Try without Dense 2', cure: undefined });
  expect(against.line).toMatch(/With it, it was right for/);
  expect(judge(desk, { ...solved, step: 400 }, false)!.line).toMatch(/^Solved without Dense 2 too/);
});

it('says nothing of a network that is none of its parts; another start is one', () => {
  desk.editor.setSeed(5, 'Reseed');
  ran([8, 0.5], [1200, 0.97]);
  firstMinute(desk)!.on!.try();
  expect(desk.editor.store.getState().document.seed).toBe(5);
  expect(firstMinute(desk)!.question).toBe('Try without Dense 2');
  desk.editor.setTraining({ batchSize: 8 }, 'Batch');
  expect(firstMinute(desk)).toBeUndefined();
});

it('says of a run that it was told of piece by piece what it says of all of it at once', () => {
  const run: [step: number, share: number][] = [
    [0, 0.5],
    [8, 0.6],
    [16, 0.97],
    [24, 0.7],
    [32, 0.96],
    [40, 0.97],
  ];
  const pieces = run.map((_, i) => {
    ran(...run.slice(0, i + 1));
    return firstMinute(desk);
  });
  const whole = run.map((_, i) => {
    desk = createDesk(createEditor(firstExample.document, (listeners) => new FakeEngine(listeners)));
    ran(...run.slice(0, i + 1));
    return firstMinute(desk);
  });
  expect(pieces.map((piece) => [piece!.line, piece!.on?.label])).toEqual(
    whole.map((piece) => [piece!.line, piece!.on?.label]),
  );
  expect(new Set(pieces.map((piece) => piece!.on?.label)).size).toBe(2);
});

it('does not call solved what stands before it again', () => {
  ran([800, 0.85], [1016, 0.96]);
  expect(firstMinute(desk)!.on).toBeDefined();
  ran([8, 0.5], [400, 0.7]);
  expect(firstMinute(desk)).toMatchObject({ line: undefined, on: undefined });
});
