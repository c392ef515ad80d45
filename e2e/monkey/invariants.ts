/** @file What must hold whatever a person does. Each gives the words of what is wrong, or nothing. */
import type { Page } from 'playwright/test';
import { cell, decode, expect, type Json } from '../page.ts';
import { standOf } from './desk.ts';

declare global {
  interface Window {
    /** What was written on canvases. */
    monkeyRead: Set<string>;
  }
}

/** Words of a value that nobody put into words. */
const NO_WORDS = /\bNaN\b|\bundefined\b|\[object /;
/** Of elements: what readers hear, and where they are drawn. */
const SAID = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder', 'data-explain'];
const DRAWN = [
  ...['style', 'transform', 'd', 'points', 'width', 'height', 'r'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy'],
];

/** From here on what is written on a canvas is read too. To be called before the page is opened. */
export async function readCanvases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.monkeyRead = new Set();
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
      for (const name of ['fillText', 'strokeText'] as const) {
        const write = prototype[name];
        prototype[name] = function (text: string, ...place: [number, number, number?]) {
          if (/NaN|undefined|\[object /.test(text)) window.monkeyRead.add(text);
          return write.call(this, text, ...place);
        };
      }
  });
}

const isBlank = (text: string): boolean => text.trim().length < 60;

/** What stands on the page and should not: an error in place of a part, numbers that are none, nothing at all. */
export async function wrongOnScreen(page: Page): Promise<string | undefined> {
  let text = '';
  const read = async () => (text = await page.evaluate(() => document.body.innerText));
  // A place that is fetched at its first visit says so until it is there.
  await expect.poll(async () => isBlank(await read()) && /on (its|their) way …/.test(text)).toBe(false);
  if (isBlank(text)) return `the page is blank: ${text}`;
  const broken = /.*met an error and cannot be shown.*/.exec(text);
  if (broken) return broken[0];
  const failed = /Training cannot go on\s*[^\n]*/.exec(text);
  if (failed && !/memory/.test(failed[0])) return failed[0];
  const said = [...text.split('\n'), ...(await besidesText(page))];
  const wordless = said.find((words) => NO_WORDS.test(words));
  if (wordless !== undefined) return `on screen: ${wordless}`;
  const tooMany = said.find(countsTooFar);
  return tooMany && `more than there are: ${tooMany}`;
}

/** What a page says beside its text: in attributes, in fields, on canvases. */
const besidesText = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ said, drawn }) => {
      const found = [...window.monkeyRead];
      for (const element of document.body.querySelectorAll('*')) {
        for (const name of said) {
          const words = element.getAttribute(name);
          if (words) found.push(words);
        }
        for (const name of drawn) {
          const place = element.getAttribute(name);
          if (place && /NaN|undefined/.test(place)) found.push(`${element.tagName} ${name}="${place}"`);
        }
        if (element instanceof HTMLOutputElement || element instanceof HTMLProgressElement)
          found.push(String(element.value));
      }
      return found;
    },
    { said: SAID, drawn: DRAWN },
  );

/** "Sample 8 of 7", "unit 5 of 4". Thousands are parted by narrow spaces, which are no others. */
function countsTooFar(words: string): boolean {
  for (const [, at = '', count = ''] of words.matchAll(
    /(?<![\d.,\u202f])(\d[\d\u202f]*) of (\d[\d\u202f]*)(?![\d.])/g,
  )) {
    const [place, most] = [at, count].map((digits) => Number(digits.replaceAll('\u202f', ''))) as [number, number];
    if (place > most) return true;
  }
  return false;
}

/** A selection of something that is no longer there: a block, one of a run, a unit. */
export async function goneSelection(page: Page): Promise<string | undefined> {
  const stand = await standOf(page);
  if (!stand?.selection) return undefined;
  const { block, unit, run = [] } = stand.selection;
  const gone = [block, ...run].find((id) => !(id in stand.units));
  if (gone !== undefined) return `selected: block ${gone}, which is not there`;
  const count = stand.units[block];
  if (unit === undefined || count == null || unit < count) return undefined;
  return `selected: unit ${unit + 1} of ${count} of block ${block}`;
}

/** The document as its link holds it, without what an undo leaves alone: how it is looked at, and how far it has been trained. */
export async function documentOf(page: Page): Promise<Json> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('menuitem', { name: 'Share' }).click();
  const link = dialog.getByLabel('Link', { exact: true });
  await expect(link).toHaveValue(/#s=/);
  const { view: _, run: __, ...rest } = decode((await link.inputValue()).split('#s=')[1]!);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return rest;
}

/** Closes whatever is open, and comes back to the page from its other places. */
export async function leaveDialogs(page: Page): Promise<void> {
  const dialog = page.locator('dialog[open]');
  const home = page.getByRole('button', { name: 'Document', exact: true });
  const away = page.getByRole('button', { name: /^(Lessons|Edit lesson|Back to the (page|lessons))$/ });
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0, { timeout: 500 });
    if (!(await home.isVisible())) await away.first().click({ timeout: 2_000 });
    await expect(home).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** The engine has prepared what it was given; a step that is pressed is made, unless the page says why not. */
export async function engineAnswers(page: Page): Promise<void> {
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  await expect(async () => {
    // One may open only now: the files that it asks about, or its part of the page, had still to come.
    await leaveDialogs(page);
    if (await pause.isVisible()) await pause.click({ timeout: 5_000 });
    await expect(pause).toBeHidden({ timeout: 5_000 });
  }).toPass();
  const step = page.getByRole('button', { name: 'Step', exact: true });
  const excused = page.locator('[role=alert], [role=status]').filter({ hasText: /\w/ });
  await expect
    .poll(
      async () => (await step.isEnabled()) || (await excused.count()) > 0,
      'Step can be pressed, or words say why not',
    )
    .toBe(true);
  if (await step.isDisabled()) return;
  const at = await cell(page, 'step').textContent();
  const moved = async () => {
    await leaveDialogs(page);
    // Pressed again where nothing moved: an undo may only now bring the run back to where that step leads.
    await step.press('Enter');
    return (await cell(page, 'step').textContent()) !== at || (await page.getByText('The run diverged').count()) > 0;
  };
  await expect.poll(moved, 'the run takes a step').toBe(true);
}

/** Presses Undo as long as there is something to undo, at most as often as edits are kept; gives how often. */
export async function undoAll(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Undo' });
  let times = 0;
  while (times < 200 && (await button.isEnabled())) {
    await button.press('Enter');
    times++;
  }
  return times;
}
