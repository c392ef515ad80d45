/** @file One plausible thing that a person might do, chosen by chance. */
import type { Page } from 'playwright/test';
import type { Chance } from './random.ts';
import { type Kind, placeOf, type Target, targetsOn } from './targets.ts';

/** What people type into fields, wanted or not; nothing that, kept as a name, would itself look like a fault (`wrongOnScreen`). */
const TYPED = [
  ...['0', '1', '2', '3', '7', '16', '64', '0.5', '0.01', '-1', '1e9', '1e-30', '999999999999', '1e400', '-0'],
  ...['', 'abc', 'nan', 'Infinity', '1,5', '  4 ', '½', '0x10', '１２', '\u202e12', '<img src=x onerror=alert(1)>'],
];
const KEYS = [
  ...['Delete', 'Backspace', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter', 'Tab', 'Shift+Tab', 'Home'],
  ...['End', 'Control+d', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Shift+ArrowRight', 'f', ' '],
];
/** How often each kind is looked for first. */
const WEIGHTS: readonly (readonly [Kind, number])[] = [
  ['palette', 14],
  ['field', 9],
  ['choice', 9],
  ['slider', 8],
  ['transport', 12],
  ['menu', 8],
  ['tab', 10],
  ['block', 14],
  ['other', 16],
];

/** Does something, and says what. */
export async function act(page: Page, chance: Chance, touch: boolean): Promise<string> {
  const r = chance.share();
  if (r < 0.06) return press(page, chance.pick(['Control+z', 'Control+y', 'Control+Shift+Z']), 1 + chance.below(4));
  if (r < 0.09) return press(page, 'Escape', 1);
  if (r < 0.16) return press(page, chance.pick(KEYS), 1 + chance.below(2));
  const targets = await targetsOn(page);
  const target = choose(targets, chance);
  if (!target) return press(page, 'Escape', 1);
  const { kind, name, options } = target;
  const place = await placeOf(page, target);
  if (!place) return `“${name}” has gone`;
  if (kind === 'choice') {
    const value = chance.pick(options);
    const field = await page.evaluateHandle((i) => window.monkeySees[i] as HTMLSelectElement, target.index);
    await field.asElement()?.selectOption(value, { timeout: 5000, force: true }).catch(gone);
    return `choose ${value} in “${name}”`;
  }
  if (kind === 'palette' && !touch && chance.share() < 0.6) return drag(page, chance, target, place);
  await (touch ? page.touchscreen.tap(place.x, place.y) : page.mouse.click(place.x, place.y));
  if (kind === 'field') {
    const text = chance.pick(TYPED);
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
    const end = chance.pick(['Enter', 'Tab', 'Escape']);
    await page.keyboard.press(end);
    return `type ${JSON.stringify(text)} into “${name}”, ${end}`;
  }
  if (kind === 'slider')
    return `slide “${name}”: ${await press(page, chance.pick(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp']), 1 + chance.below(5))}`;
  return `${touch ? 'tap' : 'click'} “${name}”${target.inDialog ? ' in the dialog' : ''}`;
}

const gone = () => {};

async function press(page: Page, key: string, times: number): Promise<string> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
  return times > 1 ? `${key} × ${times}` : key;
}

/** One of the likelier kind, where there is any; out of a dialog sooner or later. */
function choose(targets: readonly Target[], chance: Chance): Target | undefined {
  if (targets.length === 0) return undefined;
  if (targets[0]!.inDialog && chance.share() < 0.15) {
    const ways = targets.filter(({ name }) => /^(Close|Cancel|Apply|Done|Use )/.test(name));
    if (ways.length > 0) return chance.pick(ways);
  }
  let at = chance.below(WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0));
  const kind = WEIGHTS.find(([, weight]) => (at -= weight) < 0)![0];
  const likely = targets.filter((target) => target.kind === kind);
  return chance.pick(likely.length > 0 ? likely : targets);
}

/** From the palette to a place between the blocks, and sometimes not to the end. */
async function drag(page: Page, chance: Chance, { name }: Target, from: { x: number; y: number }): Promise<string> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 9, from.y + 9);
  const slots = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-slot]')].map((slot) => {
      const { left, top, width, height } = slot.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, key: slot.dataset['slot'] };
    }),
  );
  const to = slots.length > 0 ? chance.pick(slots) : { x: 700, y: 20, key: 'nowhere' };
  await page.mouse.move(to.x, to.y, { steps: 2 });
  const given = chance.share() < 0.1;
  if (given) await page.keyboard.press('Escape');
  await page.mouse.up();
  return `drag “${name}” to ${to.key}${given ? ', and Escape' : ''}`;
}
