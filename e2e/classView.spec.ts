/** @file A class hands in: a learner makes a hand-in on the page; thirty of them, one tampered with, are taken in, made again as the command makes them, and shown. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { decode, encode, expect, type Json, reaches, test } from './page.ts';

interface Run extends Json {
  link: string;
  parameterHash: string;
  step: number;
}
interface HandIn extends Json {
  answers: Json[];
  runs: Run[];
}

/** A learner's own, made on the page. */
async function handedInBy(page: Page, name: string): Promise<HandIn> {
  await page.goto('./#lesson=one-layer-cannot-do-xor');
  await page.getByRole('radio', { name: /No, never/ }).check();
  await page.getByRole('button', { name: 'Lock it in and train' }).first().click();
  await reaches(page.locator('[data-place=lesson]'), 2000);
  await page.getByRole('button', { name: 'This lesson' }).click();
  await page.getByRole('menuitem', { name: 'Hand in' }).click();
  await page.getByLabel('Your name').fill(name);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('one-layer-cannot-do-xor-ada.hand-in.json');
  return JSON.parse(readFileSync(await file.path(), 'utf8')) as HandIn;
}

/** What the command says of hand-ins. */
function replayed(handIns: readonly HandIn[]): { runs: { parameterHash: string; step: number }[]; flags: string[] }[] {
  const folder = mkdtempSync(join(tmpdir(), 'class-'));
  try {
    const files = handIns.map((one, i) => {
      const file = join(folder, `${i}.json`);
      writeFileSync(file, JSON.stringify(one));
      return file;
    });
    const { stdout } = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/lesson.ts', 'replay', ...files], {
      encoding: 'utf8',
    });
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Thirty of one: each with its own start, length and answer. */
function classOf(one: HandIn): HandIn[] {
  const [run] = one.runs;
  const document = decode(run!.link);
  const all = Array.from({ length: 30 }, (_, i): HandIn => {
    const step = 100 + 10 * i;
    const link = encode({ ...document, seed: i + 1, run: { ...(document['run'] as Json), step } });
    return {
      ...one,
      name: `Learner ${i + 1}`,
      answers: one.answers.map((answer) => ({ ...answer, answer: i % 3 })),
      runs: [{ ...run!, link, step, parameterHash: '00' }],
    };
  });
  const hashes = replayed(all).map(({ runs }) => runs[0]!.parameterHash);
  return all.map((each, i) => ({ ...each, runs: [{ ...each.runs[0]!, parameterHash: hashes[i]! }] }));
}

const flipped = (hash: string) => hash.replace(/^./, (letter) => (letter === '0' ? '1' : '0'));
const tampered = (one: HandIn): HandIn => ({
  ...one,
  runs: [{ ...one.runs[0]!, parameterHash: flipped(one.runs[0]!.parameterHash) }],
});
const whole = (page: Page) => page.locator('[data-place=class] [data-done=true]');
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('thirty hand-ins are made again as the command makes them; the one that was tampered with is flagged, alone', async ({
  page,
}) => {
  const own = await handedInBy(page, 'Ada');
  expect(replayed([own])[0]!.flags).toEqual([]);
  const handIns = classOf(own).map((one, i) => (i === 17 ? tampered(one) : one));
  const said = replayed(handIns);
  expect(said.map(({ flags }) => flags.length)).toEqual(handIns.map((_, i) => (i === 17 ? 1 : 0)));

  await page.goto('about:blank');
  await page.goto('./#lessons');
  await page.getByRole('button', { name: 'Class view' }).click();
  await expect(page.getByRole('heading', { name: 'Class view', level: 1 })).toBeFocused();
  expect(new URL(page.url()).hash).toBe('#class');
  // Links and JSON, with lines between that are neither.
  const lines = handIns.map((one, i) =>
    i % 2 === 0 ? `${page.url().split('#')[0]}#h=${encode(one)}` : JSON.stringify(one),
  );
  lines.splice(4, 0, 'Dear all, here they are', '', lines[0]!.slice(0, -5));
  await page.getByLabel('Hand-ins: a link or a line each').fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Take in' }).click();
  await expect(whole(page)).toContainText('30 of 30 made again');
  await expect(whole(page)).toContainText('One hand-in is flagged.');
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(31);
  const flagged = page.locator('tr[data-flagged=true]');
  await expect(flagged).toHaveCount(1);
  await expect(flagged).toContainText('Learner 18');
  await expect(flagged).toContainText(said[17]!.flags[0]!);
  await expect(page.getByRole('alert')).toContainText('Line 5: This is no hand-in and no link to one.');
  await expect(page.getByRole('alert')).toContainText('Line 7: This link was cut off: 5 characters are missing');

  // Ten chose each answer; the runs are a histogram.
  const question = page.locator('[data-question]').first();
  await expect(question).toContainText('10 of 30 right, 33');
  await expect(question.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('img', { name: /^Training loss: 30, from/ })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a table (CSV)' }).click();
  const table = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(table).toHaveLength(31);
  for (const [i, { runs }] of said.entries()) expect(table[i + 1]).toContain(runs[0]!.parameterHash);
  expect(table.filter((line) => line.includes('altered'))).toHaveLength(1);

  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await violations(page), `${width}`).toEqual([]);
  }
  await page.getByRole('button', { name: 'Empty the list' }).click();
  await expect(rows).toHaveCount(0);
});

test('the address of a hand-in opens it; files are taken in beside it; what is long is stopped and goes on', async ({
  page,
}) => {
  const own = await handedInBy(page, 'Ada');
  await page.goto('about:blank');
  await page.goto(`./#h=${encode(own)}`);
  await expect(whole(page)).toContainText('1 of 1 made again');
  await expect(page.locator('tr[data-flagged=false]')).toContainText('Ada');
  // It takes very long, on any machine.
  const network = [
    { id: 'a', type: 'dense', units: 1024, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 1024, activation: 'tanh' },
    { id: 'out', type: 'dense', units: 1 },
  ];
  const document = decode(own.runs[0]!.link);
  const link = encode({ ...document, network, run: { ...(document['run'] as Json), step: 150_000 } });
  const long: HandIn = { ...own, name: 'Long', runs: [{ ...own.runs[0]!, link, step: 150_000 }] };
  await page.locator('input[type=file]').setInputFiles([
    { name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(long)) },
    { name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') },
  ]);
  await expect(page.getByRole('alert')).toContainText('none.json: This is no hand-in');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('[data-place=class] [data-done]')).toContainText('1 of 2 made again');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the lessons' }).click();
  await expect(page.getByRole('heading', { name: 'Lessons', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Class view' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Empty the list' }).click();
  await expect(page.getByRole('row')).toHaveCount(0);
});
