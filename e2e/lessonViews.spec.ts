/** @file The views of the editor of lessons, and the class view, one by one: nothing that axe objects to, nothing sideways, and every control within reach of the Tab key. */
import type { Page } from 'playwright/test';
import { violations } from './axe.ts';
import { expect, openPage, small, test } from './page.ts';

const sizes = [
  [1280, 720],
  [390, 844],
] as const;

/** Goes round by Tab, and names the controls in sight that it does not come to. One of a group of radios or tabs stands for all. */
async function outOfReach(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const grouped = new Set<string>();
    const one = (element: HTMLInputElement) => {
      if (element.type !== 'radio') return true;
      const group = `${element.name} ${element.form?.id ?? ''}`;
      return element.checked || !document.querySelector(`input[name="${element.name}"]:checked`)
        ? !grouped.has(group) && Boolean(grouped.add(group))
        : false;
    };
    const all = [
      ...document.querySelectorAll<HTMLInputElement>(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]',
      ),
    ];
    const wanted = all.filter(
      (element) =>
        !element.disabled &&
        element.tabIndex >= 0 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('[inert]') &&
        one(element),
    );
    for (const element of wanted) element.dataset['wanted'] = '';
    document.addEventListener(
      'focusin',
      ({ target }) => target instanceof HTMLElement && delete target.dataset['wanted'],
    );
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) delete activeElement.dataset['wanted'];
    return wanted.length;
  });
  expect(count).toBeGreaterThan(2);
  // A lesson in a frame has stops of its own on the way.
  const within = 100 * (await page.locator('iframe').count());
  for (let i = 0; i < 2 * count + 10 + within && (await page.locator('[data-wanted]').count()) > 0; i++)
    await page.keyboard.press('Tab');
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-wanted]')].map((element) => {
      delete element.dataset['wanted'];
      return `${element.tagName} ${element.ariaLabel ?? element.textContent.trim()}`;
    }),
  );
}

async function isSound(page: Page, what: string): Promise<void> {
  expect.soft(await violations(page), what).toEqual([]);
  expect
    .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what)
    .toBeLessThanOrEqual(0);
  expect.soft(await outOfReach(page), what).toEqual([]);
}

for (const [width, height] of sizes) {
  test(`the views of a lesson that is edited are sound, each by the arrow keys from the last: ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, small);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
    await page.keyboard.type('make a lesson');
    await expect(page.locator('[role=option][aria-selected=true]')).toHaveText(/Make a lesson from this/);
    await page.keyboard.press('Enter');
    const tab = (name: RegExp) => page.getByRole('tab', { name });
    const onTo = async (from: RegExp, to: RegExp) => {
      await tab(from).focus();
      await page.keyboard.press('ArrowRight');
      await expect(tab(to)).toHaveAttribute('aria-selected', 'true');
    };
    await expect(tab(/^Write/)).toHaveAttribute('aria-selected', 'true');
    await isSound(page, 'Write');
    await onTo(/^Write/, /^Preview/);
    await isSound(page, 'Preview');
    await onTo(/^Preview/, /^Check/);
    await isSound(page, 'Check, nothing to mend');
    await page.getByRole('button', { name: 'Train and check the goals' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Train and check the goals' })).toBeEnabled();
    await isSound(page, 'Check, trained');
    await onTo(/^Check/, /^File/);
    await isSound(page, 'File');
    // What is wrong is gone to from both, by keyboard.
    const file = page.getByRole('textbox', { name: 'The whole file' });
    const text = await file.inputValue();
    await file.fill(text.replace('lesson: 1', 'lesson: one'));
    await expect(page.getByRole('button', { name: /^Line 2/ })).toBeVisible();
    await isSound(page, 'File, not read');
    await page.getByRole('button', { name: /^Line 2/ }).focus();
    await page.keyboard.press('Enter');
    await expect(file).toBeFocused();
    await file.fill(
      `${text}\n\`\`\`ask q\nkind: text\nask: What?\naccepted:\n- x\n\`\`\`\n`.replace(/^title: .*$/m, 'title: '),
    );
    await tab(/^File/).focus();
    await page.keyboard.press('ArrowLeft');
    await isSound(page, 'Check, to mend');
  });

  test(`the class view is sound, empty and filled, and worked by keyboard: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./#class');
    await expect(page.getByRole('heading', { name: 'Class view', level: 1 })).toBeFocused();
    await isSound(page, 'empty');
    await page.getByLabel('Hand-ins: a link or a line each').focus();
    const one = {
      ...{ handIn: 1, lesson: 'one-layer-cannot-do-xor', lessonHash: '0'.repeat(64), engine: 2, name: 'Ada' },
      ...{ answers: [{ part: 'one-cut', question: 'enough', answer: 1, step: 0, tries: 1 }], goals: [], runs: [] },
    };
    await page.keyboard.insertText(`nothing\n${JSON.stringify(one)}`);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Take in' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Line 1');
    await expect(page.locator('[data-place=class] [data-done=true]')).toContainText('1 of 1');
    await isSound(page, 'one hand-in');
    await page.getByRole('button', { name: 'Empty the list' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Lessons', level: 1 })).toBeVisible();
  });
}
