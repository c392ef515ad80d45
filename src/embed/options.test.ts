import { describe, expect, test } from 'vitest';
import { readEmbedOptions } from './options.ts';

describe('the address of an embedded document', () => {
  test('has defaults for everything', () => {
    expect(readEmbedOptions('', '')).toEqual({
      ui: 'full',
      theme: 'auto',
      start: 'paused',
      state: undefined,
      lesson: undefined,
      locks: [],
      warnings: [],
    });
  });
  test('may name its surface, theme and start', () => {
    expect(readEmbedOptions('?ui=figure&theme=dark&start=playing', '')).toMatchObject({
      ui: 'figure',
      theme: 'dark',
      start: 'playing',
    });
  });
  test('holds the document in the hash, or in the query where a platform drops the hash', () => {
    expect(readEmbedOptions('?s=b', '#s=a').state).toBe('a');
    expect(readEmbedOptions('?s=b', '').state).toBe('b');
    expect(readEmbedOptions('', '#section').state).toBeUndefined();
  });
  test('may name a lesson, of the course or one that travels', () => {
    expect(readEmbedOptions('', '#lesson=one').lesson).toBe('#lesson=one');
    expect(readEmbedOptions('', '#l=abc').lesson).toBe('#l=abc');
    expect(readEmbedOptions('', '#s=abc').lesson).toBeUndefined();
  });
  test('plays a lesson in its own form, and shows a document in none of a lesson', () => {
    expect(readEmbedOptions('?ui=figure', '#lesson=one')).toMatchObject({ ui: 'lesson', warnings: [] });
    expect(readEmbedOptions('?ui=lesson', '#s=abc')).toMatchObject({
      ui: 'compact',
      warnings: [expect.stringContaining('names a lesson')],
    });
  });
  test('with an end that names no network says so', () => {
    for (const hash of ['#section', '#s=', '#l=', '#lesson='])
      expect(readEmbedOptions('', hash).warnings).toEqual([expect.stringContaining('names no network')]);
    expect(readEmbedOptions('', '#w=abc').warnings).toEqual([expect.stringContaining('one browser only')]);
    for (const hash of ['', '#', '#s=abc', '#l=abc', '#lesson=one'])
      expect(readEmbedOptions('', hash).warnings).toEqual([]);
  });
  test('with a value that is not understood falls back and says so; foreign names are left alone', () => {
    const read = readEmbedOptions('?ui=<script>&utm_source=lms', '');
    expect(read.ui).toBe('full');
    expect(read.warnings).toEqual(['ui must be one of full, compact, figure, lesson; full is used.']);
  });
});
