import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forget, keysOf, recall, recallText, remember } from './storage.ts';

/** As much of a browser's storage as is used. */
class Storage {
  readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  key = (i: number) => [...this.kept.keys()][i] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, text: string) => void this.kept.set(key, text);
  removeItem = (key: string) => void this.kept.delete(key);
}

let storage: Storage;
beforeEach(() => {
  storage = new Storage();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

it('what is remembered is found again, by this page’s names alone, until it is forgotten', () => {
  storage.setItem('other', '7');
  expect(remember('a', { b: [1, null] })).toBe(true);
  expect([...storage.kept.keys()]).toEqual(['other', 'strata:a']);
  expect(recall('a')).toEqual({ b: [1, null] });
  expect(recallText('a')).toBe('{"b":[1,null]}');
  expect([recall('other'), recallText('other')]).toEqual([undefined, undefined]);
  forget('a');
  expect(recall('a')).toBeUndefined();
  expect([...storage.kept.keys()]).toEqual(['other']);
});

it('the keys that begin alike are listed', () => {
  for (const key of ['lesson:1', 'lesson:2', 'les', 'x:lesson:3']) remember(key, 0);
  storage.setItem('lesson:4', '0');
  expect(keysOf('lesson:')).toEqual(['lesson:1', 'lesson:2']);
  expect(keysOf('')).toEqual(['lesson:1', 'lesson:2', 'les', 'x:lesson:3']);
});

it('what is no JSON is nothing', () => {
  storage.setItem('strata:a', '{');
  expect(recall('a')).toBeUndefined();
  expect(recallText('a')).toBe('{');
  expect(recall('none')).toBeUndefined();
});

it('a storage that is full, blocked or missing keeps nothing and breaks nothing', () => {
  const refuses = () => {
    throw new DOMException('not allowed', 'SecurityError');
  };
  const blocked = Object.defineProperties(
    {},
    Object.fromEntries(['getItem', 'setItem', 'removeItem', 'key', 'length'].map((name) => [name, { get: refuses }])),
  ); // prettier-ignore
  for (const broken of [blocked, undefined]) {
    vi.stubGlobal('localStorage', broken);
    expect(remember('a', 1)).toBe(false);
    expect([recall('a'), recallText('a'), keysOf('')]).toEqual([undefined, undefined, []]);
    expect(() => forget('a')).not.toThrow();
  }
});
