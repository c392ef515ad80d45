import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstOnes } from './firstOnes.ts';
import { firstThumbnailOf } from './firstThumbnails.ts';
import { examples } from './index.ts';
import { readExample, shelves } from './readExample.ts';
import { thumbnailOf } from './thumbnails.ts';
import { titles } from './titles.ts';

const front = {
  id: 'ring',
  title: 'A ring',
  shelf: 'start',
  line: 'three units',
  question: 'Why?',
  sentence: 'One: two.',
  steps: '300',
};
const written = (said: Record<string, string>, body = '```json\n{ "strata": 1 }\n```\n') =>
  `---\n${Object.entries(said)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n${body}`;

describe('an example in its file', () => {
  it('is what is said of it, and its document with the title; notes between them are for those who read the file', () => {
    const read = { ...front, steps: 300, document: { strata: 1, title: 'A ring' } };
    expect(readExample(written(front))).toEqual(read);
    expect(readExample(written(front, 'From a book.\n\n```json\n{ "strata": 1 }\n```\n'))).toEqual(read);
  });

  it('is refused in words where something is missing or unknown', () => {
    const { question: _, ...rest } = front;
    expect(() => readExample(written(rest))).toThrow('example ring: must say id, title, shelf, line, question');
    expect(() => readExample(written({ ...front, shelf: 'attic' }))).toThrow('shelf must be one of start');
    expect(() => readExample(written({ ...front, steps: 'many' }))).toThrow(
      'steps must be an integer ≥ 1, received many',
    );
    expect(() => readExample(written(front, '{}'))).toThrow('example ring: has no document');
    expect(() => readExample(written(front, '```json\n{\n```\n'))).toThrow('example ring: its document is no JSON');
    expect(() => readExample('no front')).toThrow('example');
  });
});

describe('the examples', () => {
  it('are, where the first sight offers some, as their files say: two of every shelf but two', () => {
    const ids = firstOnes.map(({ id }) => id);
    const files = examples.filter(({ id }) => ids.includes(id)).map(({ id, title, shelf }) => ({ id, title, shelf }));
    expect([...firstOnes].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      files.sort((a, b) => a.id.localeCompare(b.id)),
    );
    for (const { id } of firstOnes) expect(firstThumbnailOf(id)).toEqual(thumbnailOf(id));
    for (const shelf of shelves)
      expect(firstOnes.filter((one) => one.shelf === shelf)).toHaveLength(
        shelf === 'building' || shelf === 'trained' ? 0 : 2,
      );
  });

  it('are those in the folder, each under its own name', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.md'));
    expect(files.sort()).toEqual(examples.map(({ id }) => `${id}.md`).sort());
  });

  it('have each a title that is listed, a few words, a question and a sentence that a caption has room for', () => {
    expect([...titles].sort()).toEqual(examples.map(({ title }) => title).sort());
    for (const { line, question, sentence } of examples) {
      expect(line.length).toBeLessThanOrEqual(24);
      expect(question.length).toBeLessThanOrEqual(75);
      expect(sentence.length).toBeLessThanOrEqual(160);
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
