import { expect, it } from 'vitest';
import { type LessonGoal, solvedBy } from '#lesson/index.ts';
import { createDesk } from '#state/desk.ts';
import { createEditor } from '#state/editor.ts';
import { FakeEngine } from '#testing/fakeEngine.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { type Counting, startsCounter } from './startsJob.ts';

const condition = { metric: 'trainLoss', of: [], is: 'below', value: 0.05 } as const;

it('a start is solved by the one score that a goal asks for', () => {
  expect(solvedBy({ when: [condition] })).toEqual({ metric: 'trainLoss', is: 'below', value: 0.05 });
});

it('what a start alone does not tell is not counted', () => {
  expect(solvedBy({ when: [] })).toBeUndefined();
  expect(solvedBy({ when: [condition, condition] })).toBeUndefined();
  expect(solvedBy({ when: [{ ...condition, against: 'twin', by: 'plus' }] })).toBeUndefined();
  expect(solvedBy({ when: [{ ...condition, metric: 'reads', of: ['a'] }] })).toBeUndefined();
});

it('what is counted, and what was, goes with the network that it is of', () => {
  type Listener = {
    progress(d: number, o: number, part: unknown[]): void;
    done(all: unknown[]): void;
    stopped(): void;
  };
  const asked: { listener: Listener; stopped: boolean }[] = [];
  const laboratory = {
    start(_: unknown, listener: Listener) {
      const one = { listener, stopped: false };
      asked.push(one);
      return {
        stop() {
          one.stopped = true;
          listener.stopped();
        },
      };
    },
  };
  const editor = createEditor(documentOf(), (listeners) => Object.assign(new FakeEngine(listeners), { laboratory }));
  const shown: (Counting | undefined)[] = [];
  const counted: unknown[] = [];
  const counter = startsCounter(
    createDesk(editor),
    (counting) => shown.push(counting),
    (...what) => counted.push(what),
  );
  const goal = {
    id: 'g',
    when: [condition],
    starts: { of: 2, least: 1 },
    solution: { steps: 5 },
  } as unknown as LessonGoal;
  counter.press(goal);
  asked[0]!.listener.progress(1, 2, [{ solved: true }]);
  expect(shown.at(-1)).toEqual({ goal: 'g', done: 1, of: 2, solved: 1 });
  editor.setView({ headlines: false });
  counter.follow();
  expect(asked[0]!.stopped).toBe(false);
  editor.setTraining({ batchSize: 3 }, 'Batch');
  counter.follow();
  expect(asked[0]!.stopped).toBe(true);
  expect(shown.at(-1)).toBeUndefined();
  // Its end, should it come all the same, is of a network that is gone.
  asked[0]!.listener.done([{ solved: true }, { solved: true }]);
  expect(counted).toEqual([]);
  counter.press(goal);
  asked[1]!.listener.done([{ solved: true }, { solved: false }]);
  expect(counted).toEqual([['g', 1, 2]]);
  editor.setTraining({ batchSize: 4 }, 'Batch');
  counter.follow();
  expect(shown.at(-1)).toBeUndefined();
});
