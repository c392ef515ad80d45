/** @file What a frame and the page around it, on another site, say to each other. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from 'playwright/test';
import { encode, expect, type Json, reaches, small, step, test, trainTo } from './page.ts';

let server: Server;
let frameAt = '';

/** A course page: it writes down what the frame says, with where that came from. */
const course = () => `<!doctype html><title>Course</title><body style="margin:0">
  <iframe title="Network" src="${frameAt}" style="border:0;width:700px;height:480px"></iframe>
  <script>
    const frame = document.querySelector('iframe');
    const heard = [];
    addEventListener('message', ({ source, origin, data }) => {
      if (source === frame.contentWindow) heard.push({ origin, data });
    });
    var say = (message) => frame.contentWindow.postMessage({ strata: 1, ...message }, '*');
  </script>`;

test.beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(course()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Told = Json & { readonly type: string };
interface Frame {
  readonly frame: FrameLocator;
  say(message: Json): Promise<void>;
  heard(type?: string): Promise<Told[]>;
  /** The newest message of a kind, once there is one that has this key. */
  hears(type: string, key: string): Promise<Told>;
}

async function hosted(page: Page, base: string | undefined, address: string): Promise<Frame> {
  frameAt = `${base}embed/${address}`;
  // Another name for this machine is another site to a browser.
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
  const heard = async (type?: string) => {
    const all = await page.evaluate('heard.map(({ data }) => data)');
    return (all as Told[]).filter((one) => type === undefined || one.type === type);
  };
  return {
    frame,
    heard,
    say: (message) => page.evaluate((given) => (globalThis as never as { say(m: Json): void }).say(given), message),
    async hears(type, key) {
      let found: Told | undefined;
      await expect
        .poll(async () => (found = (await heard(type)).findLast((one) => key in one)), `${type} with ${key}`)
        .toBeDefined();
      return found!;
    },
  };
}

test('a document: hello, ready; its state is kept, the frame is loaded anew, the state is set: the same bits', async ({
  page,
  baseURL,
}) => {
  const address = `?ui=compact#s=${encode(small)}`;
  const before = await hosted(page, baseURL, address);
  await before.say({ type: 'state', get: true });
  await trainTo(before.frame, 137);
  expect(await before.heard()).toEqual([]);
  await before.say({ type: 'hello' });
  expect(await before.hears('ready', 'shows')).toMatchObject({ strata: 1, shows: 'document', title: 'Small' });
  expect(await page.evaluate('heard[0].origin')).toBe(new URL(baseURL!).origin);
  await before.say({ type: 'state', get: true, id: 'first' });
  const { state, run, id } = (await before.hears('state', 'state')) as Json as { state: Json; run: Json; id: string };
  expect(id).toBe('first');
  expect(run['step']).toBe(137);
  expect(run['hash']).toMatch(/^[0-9a-f]{8,}$/);

  const after = await hosted(page, baseURL, address);
  await after.say({ type: 'hello' });
  await after.hears('ready', 'shows');
  expect(await step(after.frame)).toBe(0);
  await after.say({ type: 'state', set: state, id: 'second' });
  expect(await after.hears('state', 'set')).toEqual({ strata: 1, type: 'state', id: 'second', set: true });
  await reaches(after.frame, 137);
  await after.say({ type: 'state', get: true });
  expect((await after.hears('state', 'run'))['run']).toEqual(run);
  expect(await after.heard('done')).toEqual([]);
});

test('a lesson: answers and run come back from what the host kept, and are not told as done again', async ({
  page,
  baseURL,
}) => {
  const address = '#lesson=one-layer-cannot-do-xor';
  const before = await hosted(page, baseURL, address);
  await before.say({ type: 'hello', save: true });
  expect(await before.hears('ready', 'lesson')).toMatchObject({ lesson: 'one-layer-cannot-do-xor', shows: 'lesson' });
  await expect(before.frame.getByText('The page around this lesson keeps your answers.')).toBeAttached();
  await before.frame.getByRole('radio', { name: /No, never/ }).check();
  await before.frame.getByRole('button', { name: 'Lock it in and train' }).first().click();
  await reaches(before.frame, 2000);
  const done = await before.hears('done', 'part');
  expect(done).toMatchObject({ lesson: 'one-layer-cannot-do-xor', parts: { done: 1 } });
  const whats = async () => (await before.heard('done')).map(({ what }) => what);
  await expect.poll(whats).toEqual(expect.arrayContaining(['goal', 'part']));
  // What a host is told by itself is the state as it stands in the end.
  await expect
    .poll(async () => ((await before.heard('state')).at(-1)?.['run'] as Json | undefined)?.['step'])
    .toBeGreaterThanOrEqual(2000);
  const kept = (await before.heard('state')).at(-1)!;

  const after = await hosted(page, baseURL, address);
  await after.say({ type: 'hello', save: true });
  await after.hears('ready', 'lesson');
  await expect(after.frame.getByRole('radio', { name: /No, never/ })).not.toBeChecked();
  await after.say({ type: 'state', set: kept['state'] });
  await after.hears('state', 'set');
  await expect(after.frame.getByText('Reached.')).toBeVisible();
  await expect(after.frame.getByText('No, never').first()).toBeVisible();
  await reaches(after.frame, 2000);
  await after.say({ type: 'state', get: true });
  expect((await after.hears('state', 'run'))['run']).toEqual(kept['run']);
  expect(await after.heard('done')).toEqual([]);
});

test('a state of a lesson that was parted since goes on in each lesson that has parts of it, and is handed on whole', async ({
  page,
  baseURL,
}) => {
  const answered = (question: string, answer: number) => ({ answers: { [question]: { answer, step: 0, tries: 1 } } });
  const parts = { input: answered('which', 1), norm: answered('scale', 2.5) };
  const lesson = { id: 'layer-zoo', learner: { lesson: 'layer-zoo', at: 9, parts }, left: { input: encode(small) } };
  for (const [id, title, kept] of [
    ['layers-that-steady', 'Normalisation: one scale, four ways', 'norm'],
    ['layer-zoo', 'Input: what the network is told', 'input'],
  ] as const) {
    const { frame, say, hears } = await hosted(page, baseURL, `#lesson=${id}`);
    await say({ type: 'hello' });
    await hears('ready', 'lesson');
    await say({ type: 'state', set: { state: 1, document: encode(small), lesson } });
    await hears('state', 'set');
    await expect(frame.getByRole('heading', { name: title })).toBeVisible();
    await expect(frame.getByText('Right.', { exact: true })).toBeVisible();
    await say({ type: 'state', get: true });
    const { state } = (await hears('state', 'state')) as Json as { state: { lesson: typeof lesson } };
    expect(Object.keys(state.lesson.learner.parts).sort(), kept).toEqual(['input', 'norm']);
    expect(state.lesson.learner.parts).toMatchObject(parts);
    expect(Object.keys(state.lesson.left)).toContain(kept === 'norm' ? 'input' : 'norm');
  }
});

test('the height that is wanted grows where there is more to see, and a host that gives it is asked for no more', async ({
  page,
  baseURL,
}) => {
  const { frame, say, hears, heard } = await hosted(page, baseURL, '#lesson=one-layer-cannot-do-xor');
  await say({ type: 'hello' });
  const first = (await hears('height', 'height'))['height'] as number;
  expect(first).toBeGreaterThan(480);
  const give = (height: number) =>
    page.locator('iframe').evaluate((element, px) => element.style.setProperty('height', `${px}px`), height);
  await give(first);
  await frame.getByRole('radio', { name: /No, never/ }).check();
  await frame.getByRole('button', { name: 'Lock it in and train' }).first().click();
  await reaches(frame, 2000);
  const last = async () => (await heard('height')).at(-1)!['height'] as number;
  await expect.poll(last).toBeGreaterThan(first);
  await expect
    .poll(async () => {
      const wanted = await last();
      await give(wanted);
      await page.waitForTimeout(600);
      return (await last()) - wanted;
    })
    .toBe(0);
  expect(await frame.locator('html').evaluate((html) => html.scrollHeight - innerHeight)).toBeLessThanOrEqual(4);
});

test('what is no message, and a state that is none, change nothing and break nothing', async ({ page, baseURL }) => {
  const { frame, say, hears, heard } = await hosted(page, baseURL, `?ui=figure#s=${encode(small)}`);
  await say({ type: 'hello' });
  await hears('ready', 'shows');
  for (const message of [{ type: 'play' }, { type: 'state' }, { type: 'state', get: true, id: {} }, { strata: 9 }])
    await say(message);
  await page.evaluate(`for (const one of [null, 5, 'text', [], { strata: {} }])
    frame.contentWindow.postMessage(one, '*')`);
  await say({ type: 'state', id: 1, set: { state: 1, document: '1zbroken' } });
  await say({
    type: 'state',
    id: 2,
    set: { state: 1, document: encode(small), lesson: { id: 'x', learner: {}, left: {} } },
  });
  await expect.poll(async () => (await heard('state')).length).toBe(2);
  for (const { error } of await heard('state')) expect(error).toMatch(/^[A-Z].*\.$/);
  await trainTo(frame, 10);
});
