import { expect, test } from 'vitest';
import { inTurn } from './inTurn.ts';

/** Names of what is said: one with a star needs a file, one with an exclamation mark is urgent. */
function told() {
  const heard: string[] = [];
  let come = () => {};
  const file = new Promise<void>((resolve) => {
    come = resolve;
  });
  const say = inTurn<string>(
    (said) => heard.push(said),
    (said) => (said.endsWith('*') ? file : undefined),
    (said) => said.endsWith('!'),
  );
  return { heard, say, come: () => come() };
}
const soon = () => new Promise((resolve) => setTimeout(resolve));

test('what needs nothing is heard at once', () => {
  const { heard, say } = told();
  say('a');
  say('b');
  expect(heard).toEqual(['a', 'b']);
});

test('what comes after something that waits for its file keeps its place; what is urgent does not wait', async () => {
  const { heard, say, come } = told();
  say('load*');
  say('play');
  say('ping!');
  await soon();
  expect(heard).toEqual(['ping!']);
  come();
  say('pause');
  await soon();
  expect(heard).toEqual(['ping!', 'load*', 'play', 'pause']);
  say('step');
  expect(heard.at(-1)).toBe('step');
});
