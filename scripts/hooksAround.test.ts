import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, TestRunner, test } from 'vitest';
import { withHooks } from './hooksAround.ts';

const done: string[] = [];
const says = (word: string) => () => void done.push(word);

beforeEach(() => {
  done.push('file before');
  return says('file cleared');
});
afterEach(says('file after'));

describe('a suite', () => {
  beforeEach(says('suite before'));
  afterEach(says('suite after'));

  describe('in a suite', () => {
    beforeEach(says('inner before'));
    afterEach(says('inner after'));

    test('a test is repeated with all its hooks, in the order of Vitest', async () => {
      const first = done.splice(0);
      await withHooks(TestRunner.getCurrentTest()!, () => {
        done.push('test');
        onTestFinished(says('finished'));
      });
      expect(done.splice(0)).toEqual([
        ...first,
        'test',
        ...['inner after', 'suite after', 'file after', 'file cleared', 'finished'],
      ]);
      expect(first).toEqual(['file before', 'suite before', 'inner before']);
    });

    test('what it throws is told after its hooks', async () => {
      done.splice(0);
      const broken = withHooks(TestRunner.getCurrentTest()!, () => {
        throw new Error('its own');
      });
      await expect(broken).rejects.toThrow('its own');
      expect(done.at(-1)).toBe('file cleared');
      done.splice(0);
    });

    // Vitest's own order, which the first test takes for granted.
    afterAll(() => expect(done).toEqual(['inner after', 'suite after', 'file after', 'file cleared']));
  });
});
