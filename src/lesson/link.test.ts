import { describe, expect, it } from 'vitest';
import { packText } from '#base/packedText.ts';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { decodeLesson, encodeLesson } from './link.ts';
import { readMarkdown } from './readMarkdown.ts';

const registries = { layers, datasets };
const lesson = readMarkdown(everyPart, registries).lesson!;
const link = await encodeLesson(lesson);
const error = async (text: string) => {
  const reading = await decodeLesson(text, registries);
  return 'error' in reading ? reading.error : 'read';
};

describe('a link to a lesson', () => {
  it('gives the lesson back, whatever follows it', async () => {
    expect(await decodeLesson(link, registries)).toEqual({ lesson });
    expect(await decodeLesson(`${link}.`, registries)).toEqual({ lesson });
  });
  it('says in a sentence what is wrong with it', async () => {
    expect(await error('')).toMatch(/most of it is missing/);
    expect(await error(link.slice(0, -5))).toBe('This link was cut off: 5 characters are missing at its end.');
    expect(await error(`${link.slice(0, 60)}${link[60] === 'A' ? 'B' : 'A'}${link.slice(61)}`)).toMatch(
      /was changed on its way/,
    );
    expect(await error(`2${link.slice(1)}`)).toMatch(/newer version/);
    expect(await error('x'.repeat(300_000))).toMatch(/more than a link to a lesson/);
    expect(await error('hello, hello, hello')).toBe('This is not a link to a Strata lesson.');
    expect(await error(await packText(' '.repeat(5e6)))).toMatch(/more than 4 MB/);
    expect(await error(await packText('{"lesson":1'))).toMatch(/it is not JSON/);
    expect(await error(await packText('{"lesson":9}'))).toMatch(/made by a newer version/);
    expect(await error(await packText('{"lesson":1,"__proto__":{"id":"x"}}'))).toMatch(/cannot be read: id must be/);
    expect(await error(await packText('[[[[[[]]]]]]'))).toMatch(/must be an object/);
  });
});
