import { expect, test } from 'vitest';
import { OpenQuestions, Unanswered } from './openQuestions.ts';
import type { Answers } from './question.ts';

function questions() {
  const sent: [number, string][] = [];
  return { sent, open: new OpenQuestions((id, what) => sent.push([id, what])) };
}
const score = (step: number) => ({ step }) as Answers['score'];

test('each question gets its own answer, in whatever order they come', async () => {
  const { open, sent } = questions();
  const [first, second] = [open.ask('score'), open.ask('score')];
  expect(sent).toEqual([
    [1, 'score'],
    [2, 'score'],
  ]);
  open.answer(2, score(20));
  open.answer(1, score(10));
  expect(await first).toEqual({ step: 10 });
  expect(await second).toEqual({ step: 20 });
  expect(open.size).toBe(0);
});

test('refused questions say why, and what comes after all is dropped', async () => {
  const { open } = questions();
  const asked = open.ask('parameters');
  open.refuse('Gone.');
  open.answer(1, score(3));
  await expect(asked).rejects.toEqual(new Unanswered('Gone.'));
  expect(open.size).toBe(0);
});

test('another worker is asked again what is open, and nothing else', async () => {
  const { open, sent } = questions();
  void open.ask('score');
  const second = open.ask('checkpoint');
  open.answer(1, score(1));
  sent.length = 0;
  open.askAgain();
  expect(sent).toEqual([[2, 'checkpoint']]);
  open.answer(2, score(2));
  expect(await second).toEqual({ step: 2 });
});
