/** @file What must hold whatever a person does. Each gives the words of what is wrong, or nothing. */
import type { Page } from 'playwright/test';
import { cell, decode, expect, type Json } from '../page.ts';

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
  // A run that diverged says so, and may then show what it came to.
  if (/diverged/i.test(text)) return undefined;
  const line = text.split('\n').find((words) => /\bNaN\b|\bundefined\b|\[object /.test(words));
  return line && `on screen: ${line}`;
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
