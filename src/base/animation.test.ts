import { beforeEach, expect, it } from 'vitest';
import { Animation, afterPictures, type Drawing } from './animation.ts';

let time: number;
let requests: (() => void)[];
let after: (() => void)[];
let reported: unknown[];
let drawn: string[];
let loop: Animation;

/** An animation frame: its callbacks, which must be one at most, then the work that follows them. */
function frame(): void {
  time += 100;
  const now = requests;
  requests = [];
  expect(now.length).toBeLessThanOrEqual(1);
  for (const callback of now) callback();
  const later = after;
  after = [];
  for (const callback of later) callback();
}

beforeEach(() => {
  time = 0;
  requests = [];
  after = [];
  reported = [];
  drawn = [];
  loop = new Animation({
    request(callback) {
      requests.push(callback);
      return () => {
        requests = requests.filter((other) => other !== callback);
      };
    },
    afterwards: (callback) => after.push(callback),
    now: () => time,
    report: (error) => reported.push(error),
  });
});

/** A picture that takes so long to draw. */
const picture = (name: string, ms: number, leads = false): Drawing => ({
  leads,
  draw() {
    time += ms;
    drawn.push(name);
  },
});
/** Numbers come that all of these follow. Returns what was drawn in that frame. */
function numbers(...pictures: Drawing[]): string {
  drawn = [];
  loop.beforeDrawing(() => {
    for (const one of pictures) loop.want(one);
  });
  frame();
  return drawn.join(' ');
}

it('draws what follows numbers in the very frame in which they come, each once', () => {
  const one = picture('one', 1);
  expect(numbers(one, picture('two', 1), one)).toBe('one two');
  expect(requests).toHaveLength(0);
});

it('draws what is called for at any other time with the next frame', () => {
  const one = picture('one', 1);
  loop.want(one);
  loop.want(one);
  expect(drawn).toEqual([]);
  frame();
  frame();
  expect(drawn).toEqual(['one']);
});

it('lets pictures take turns where a frame takes long, so that none waits longer than the others, and the leading one never waits', () => {
  const all = [picture('stage', 4, true), ...['a', 'b', 'c'].map((name) => picture(name, 20))];
  expect(numbers(...all)).toBe('stage a b c');
  for (let i = 0; i < 5; i++) numbers(...all);
  const seen = [1, 2, 3, 4, 5, 6].map(() => numbers(...all));
  for (const frame of seen) expect(frame).toMatch(/^stage [abc]$/);
  expect(new Set(seen.slice(0, 3)).size).toBe(3);
  expect(seen.slice(3)).toEqual(seen.slice(0, 3));
});

it('draws what still waits in the frames after the last numbers', () => {
  const all = ['a', 'b', 'c', 'd'].map((name) => picture(name, 20));
  for (let i = 0; i < 4; i++) numbers(...all);
  drawn = [];
  for (let i = 0; i < 8; i++) frame();
  expect(new Set(drawn).size).toBeGreaterThanOrEqual(3);
  expect(drawn.length).toBe(new Set(drawn).size);
  expect(requests).toHaveLength(0);
});

it('draws all at once again where frames are quick', () => {
  const slow = ['a', 'b', 'c'].map((name) => picture(name, 20));
  for (let i = 0; i < 4; i++) numbers(...slow);
  for (let i = 0; i < 4; i++) frame();
  const quick = ['a', 'b', 'c'].map((name) => picture(name, 1));
  for (let i = 0; i < 4; i++) numbers(...quick);
  for (let i = 0; i < 4; i++) frame();
  expect(numbers(...quick)).toBe('a b c');
});

it('lets nothing but what leads be drawn in every second frame where frames take very long', () => {
  const all = [picture('stage', 80, true), picture('a', 5), picture('b', 5)];
  for (let i = 0; i < 12; i++) numbers(...all);
  const seen = Array.from({ length: 8 }, () => numbers(...all));
  expect(seen.filter((frame) => frame === 'stage')).toHaveLength(4);
  expect(seen.filter((frame) => frame === 'stage a')).toHaveLength(2);
  expect(seen.filter((frame) => frame === 'stage b')).toHaveLength(2);
});

it('lets what takes turns wait for the next frame where telling the numbers took long, and never for two', () => {
  const all = [picture('stage', 4, true), picture('a', 20), picture('b', 20)];
  for (let i = 0; i < 6; i++) numbers(...all);
  const told = (ms: number) => {
    loop.beforeDrawing(() => {
      time += ms;
    });
    return numbers(...all);
  };
  expect(told(1)).toMatch(/^stage [ab]$/);
  const seen = [12, 12, 12, 12].map(told);
  expect(seen.filter((frame) => frame === 'stage')).toHaveLength(2);
  expect(seen[0]).toBe('stage');
  expect(seen[1]).toMatch(/^stage [ab]$/);
  expect(seen[2]).toBe('stage');
  expect(seen[3]).toMatch(/^stage [ab]$/);
  expect(seen[3]).not.toBe(seen[1]);
});

it('lets a picture that is dear to draw rest longer than others', () => {
  const all = [picture('dear', 100), picture('cheap', 20)];
  for (let i = 0; i < 6; i++) numbers(...all);
  const seen = Array.from({ length: 30 }, () => numbers(...all));
  expect(seen.filter((frame) => frame === 'cheap').length).toBeGreaterThan(2 * seen.filter((f) => f === 'dear').length);
  expect(seen).toContain('dear');
  expect(loop.cost).toBeGreaterThan(15);
});

it('lets nothing that people call for wait, however slow it is', () => {
  const slow = ['a', 'b', 'c'].map((name) => picture(name, 40));
  for (let i = 0; i < 4; i++) numbers(...slow);
  for (let i = 0; i < 4; i++) frame();
  drawn = [];
  for (const one of slow) loop.want(one);
  frame();
  expect(drawn).toEqual(['a', 'b', 'c']);
});

it('asks for no frame where nothing is left to draw, and draws nothing that is gone', () => {
  const one = picture('one', 1);
  const two = picture('two', 1);
  loop.want(one);
  loop.drop(one);
  expect(requests).toHaveLength(0);
  loop.want({
    draw: () => loop.drop(two),
  });
  loop.want(two);
  frame();
  frame();
  expect(drawn).toEqual([]);
});

it('draws the others and shows the next numbers where one fails, and says so', () => {
  const broken: Drawing = {
    draw() {
      throw new Error('no');
    },
  };
  expect(numbers(broken, picture('one', 1))).toBe('one');
  expect(reported).toHaveLength(1);
  expect(numbers(picture('one', 1))).toBe('one');
});

it('calls back so many pictures later, and not where it is taken back', () => {
  const called: string[] = [];
  afterPictures(0, () => called.push('next'), loop);
  afterPictures(2, () => called.push('third'), loop);
  const takeBack = afterPictures(1, () => called.push('never'), loop);
  expect(called).toEqual([]);
  frame();
  expect(called).toEqual(['next']);
  takeBack();
  frame();
  expect(called).toEqual(['next']);
  frame();
  expect(called).toEqual(['next', 'third']);
  expect(requests).toEqual([]);
});
