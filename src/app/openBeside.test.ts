import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { compactDocument } from '#nn/compactDocument.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/editor.ts';
import { besideThe, MOST_FILE, openBeside } from './openBeside.ts';
import { CUT_OFF, NOT_A_PATH, NOT_BESIDE, NOT_FETCHED, TOO_LARGE } from './openBesideWords.ts';
import { openIn } from './openIn.ts';

const page = 'https://course.example/strata/index.html?open=a#s=b';
const text = JSON.stringify(compactDocument(defaultDocument, registries));
const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
  vi.fn(async (_: string | URL | Request) => new Response(body, init));
const opened = (get: ReturnType<typeof answering>, path = 'nets/a.json') =>
  openBeside(page, path, get as unknown as typeof fetch);

it('reads the path from the address', () => {
  expect(openIn('?ui=full&open=nets%2Fa.json')).toBe('nets/a.json');
  expect(openIn('?ui=full')).toBeUndefined();
});

it('goes to files beside the page, and to no other site however it is written', () => {
  const at = (path: string) => besideThe(page, path);
  expect(at('nets/a.json')).toEqual({ address: 'https://course.example/strata/nets/a.json' });
  expect(at('../a.json')).toEqual({ address: 'https://course.example/a.json' });
  for (const path of [
    '//evil.example/a',
    'https://evil.example/a',
    'http://course.example/a',
    '\\\\evil.example\\a',
    'data:,{}',
    'javascript:1',
    'blob:x',
  ])
    expect(at(path), path).toEqual({ error: NOT_BESIDE });
  expect(at('')).toEqual({ error: NOT_A_PATH });
  expect(at('https://')).toEqual({ error: NOT_A_PATH });
});

it('opens a document, packed or not', async () => {
  const get = answering(text);
  expect(await opened(get)).toEqual({ document: defaultDocument });
  expect(get.mock.calls[0]![0]).toBe('https://course.example/strata/nets/a.json');
  expect(await opened(answering(gzipSync(text)))).toEqual({ document: defaultDocument });
});

it('says in a sentence what is wrong', async () => {
  expect(await opened(answering(null, { status: 404 }))).toEqual({
    error: 'The file nets/a.json, which this page’s address names, is not there.',
  });
  expect(await opened(answering('x', { status: 500 }))).toMatchObject({
    error: expect.stringContaining('answers 500'),
  });
  expect(await opened(answering('<html>'))).toMatchObject({ error: expect.stringContaining('not JSON') });
  expect(await opened(answering(gzipSync(text).subarray(0, 60)))).toEqual({ error: CUT_OFF });
  expect(await opened(answering('{}', { headers: { 'content-length': String(MOST_FILE + 1) } }))).toEqual({
    error: TOO_LARGE,
  });
  const refused = vi.fn(async () => Promise.reject(new TypeError('redirect')));
  expect(await opened(refused as never)).toEqual({ error: NOT_FETCHED });
  expect(await openBeside(page, 'https://evil.example/a', refused as never)).toEqual({ error: NOT_BESIDE });
  expect(refused).toHaveBeenCalledTimes(1);
});

it('reads no more of a file than it may hold, whatever its server says of its size', async () => {
  let given = 0;
  const endless = new ReadableStream({
    pull(controller) {
      given += 8 * 2 ** 20;
      controller.enqueue(new Uint8Array(8 * 2 ** 20));
    },
  });
  expect(await opened(answering(endless))).toEqual({ error: TOO_LARGE });
  expect(given).toBeLessThan(2 * MOST_FILE);
});
