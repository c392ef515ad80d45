import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { animation } from '#base/animation.ts';
import { Later } from './Later.tsx';

let waiting: (() => void)[];
let made: number;
const Part = () => {
  made++;
  return null;
};

/** Puts it on a page. @returns what takes it away */
function shown(after: number): () => void {
  const place = { childNodes: [], nodeType: 1 } as unknown as Element;
  const put = (node: unknown) => void act(() => render(node as never, place));
  put(
    <Later after={after}>
      <Part />
    </Later>,
  );
  return () => put(null);
}

const picture = () =>
  void act(() => {
    for (const tell of waiting.splice(0)) tell();
  });

beforeEach(() => {
  [waiting, made] = [[], 0];
  vi.spyOn(animation, 'beforeDrawing').mockImplementation((callback) => void waiting.push(callback));
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('is made when so many pictures of the screen have come, once', () => {
  shown(2);
  for (const _ of [1, 2, 3]) {
    expect(made).toBe(0);
    picture();
  }
  expect(made).toBe(1);
  picture();
  expect(made).toBe(1);
  expect(waiting).toEqual([]);
});

it('is there at once where it has nothing to wait for', () => {
  shown(0);
  expect(made).toBe(1);
  expect(waiting).toEqual([]);
});

it('is never made where it went away before its turn', () => {
  const leave = shown(1);
  picture();
  leave();
  picture();
  picture();
  expect(made).toBe(0);
});
