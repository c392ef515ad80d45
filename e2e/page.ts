/** @file What the journeys have in common: opening the page, running and reading a run, and links made and read without the page's own code. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { test as base, expect, type FrameLocator, type Locator, type Page } from 'playwright/test';

export { expect };

/** A document as JSON. */
export type Json = Record<string, unknown>;
/** A page, or a frame in one. */
export type Place = Page | FrameLocator | Locator;

/** As a browser that saves data says it: then the page begins at step 0, with nothing but what it needs. */
const saveData = () => Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) });

/** Every test fails where a page that it opened reported an error of its own. Browsers save data, but where the first sight of the page is meant. */
export const test = base.extend<{ noErrors: undefined; firstSight: boolean }>({
  firstSight: [false, { option: true }],
  context: async ({ context, firstSight }, use) => {
    if (!firstSight) await context.addInitScript(saveData);
    await use(context);
  },
  noErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().stack ?? String(error.error())));
      await use(undefined);
      expect(errors, 'errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

// Opening

/** Opens the page (with a document in its address) and waits until it can train. */
export async function openPage(page: Page, document?: Json | string): Promise<void> {
  const code = document === undefined ? '' : `#s=${typeof document === 'string' ? document : encode(document)}`;
  await page.goto(`./${code}`);
  await ready(page);
}

export async function ready(place: Place): Promise<void> {
  await expect(playButton(place)).toBeEnabled();
  await expect(place.locator('[data-cell=train-loss], [data-cell=loss]').first()).not.toBeEmpty();
}

/** The page of examples, in the stage's room. */
export const gallery = (page: Page): Locator => page.getByRole('region', { name: 'Examples', exact: true });

/** What opens an example of the gallery. */
export const exampleCard = (page: Page, title: string): Locator =>
  gallery(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) })
    .getByRole('button')
    .first();

export async function openGallery(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  await expect(gallery(page)).toBeVisible();
}

/** Opens an example of the gallery, without waiting for anything to be computed. */
export async function leapTo(page: Page, title: string): Promise<void> {
  await openGallery(page);
  await exampleCard(page, title).click();
  await expect(gallery(page)).toBeHidden();
}

/** Opens an example of the gallery. */
export async function openExample(page: Page, title: string): Promise<void> {
  await leapTo(page, title);
  await ready(page);
}

// Lenses

/** The button of a lens, below the stage or, on a phone, in its list. */
export const lensButton = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Lenses', exact: true }).getByRole('button', { name, exact: true });

/** Opens a lens in the stage's room, by its button or in the place of another one. */
export async function openLens(page: Page, name: string): Promise<void> {
  const other = page.getByRole('combobox', { name: 'Lens', exact: true });
  if (await other.isVisible()) await other.selectOption({ label: name });
  else await lensButton(page, name).click();
}

/** Opens a lens beside the stage. */
export async function openBeside(page: Page, name: string): Promise<void> {
  await openLens(page, name);
  await page.getByRole('button', { name: 'Beside the stage' }).click();
  await expect(lensButton(page, name)).toHaveAttribute('aria-current', 'true');
}

// The run

export const playButton = (place: Place): Locator => place.getByRole('button', { name: /^(Play|Pause)$/ });

export async function play(place: Place): Promise<void> {
  await place.getByRole('button', { name: 'Play', exact: true }).click();
}

export async function pause(place: Place): Promise<void> {
  await place.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(place.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
}

const often = { intervals: [50, 100] };
/** The number a cell shows; NaN while it is empty. Per cent as a share. */
export function numberIn(text: string): number {
  const plain = text.replaceAll('\u2212', '-').replace(/[\s\u202f>≈<±↓]/g, '');
  if (plain === '') return Number.NaN;
  const power = plain.match(/^(.*)×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/);
  if (power) {
    const exponent = [...power[2]!].map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).map((i) => (i === 0 ? '-' : i - 1));
    return Number(power[1]) * 10 ** Number(exponent.join(''));
  }
  return plain.endsWith('%') ? Number(plain.slice(0, -1)) / 100 : Number(plain);
}

export const cell = (place: Place, name: string): Locator => place.locator(`[data-cell="${name}"]`).first();
/** The number in a cell. Waits where none is shown, as while another network or a run is on its way. */
export async function read(place: Place, name: string): Promise<number> {
  let value = Number.NaN;
  await expect.poll(async () => (value = numberIn((await cell(place, name).textContent()) ?? '')), often).not.toBeNaN();
  return value;
}
const stepShown = async (place: Place): Promise<number> =>
  numberIn(((await cell(place, 'step').textContent()) ?? '').split('+')[0]!);
/** Updates of the parameters so far; samples of the next one are left out. Waits where none is shown, as while a run is brought back. */
export async function step(place: Place): Promise<number> {
  let at = Number.NaN;
  await expect.poll(async () => (at = await stepShown(place)), often).not.toBeNaN();
  return at;
}

/** A whole number as the page writes it: thousands stand apart by a narrow space. */
export const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
/** The run stands at a step, with no samples of the next one taken. */
export const standsAt = (place: Place, at: number): Promise<void> =>
  expect(cell(place, 'step')).toHaveText(counted(at));

/** While it plays: how far it has come is the machine's affair, so that nothing may hang on more than "at least". */
export const reaches = (place: Place, least: number): Promise<void> =>
  expect.poll(() => stepShown(place), often).toBeGreaterThanOrEqual(least);
export const reachesCell = (place: Place, name: string, least: number): Promise<void> =>
  expect.poll(() => read(place, name), often).toBeGreaterThanOrEqual(least);

/** Presses Step so many times at once: a run of the same length on any machine. */
async function pressStep(place: Place, count: number): Promise<void> {
  const button = place.getByRole('button', { name: 'Step', exact: true });
  await expect(button).toBeEnabled();
  await button.evaluate((element: HTMLElement, presses) => {
    for (let i = 0; i < presses; i++) element.click();
  }, count);
}

/** Trains up to a step, exactly, by presses of Step. */
export async function trainTo(place: Place, target: number): Promise<void> {
  // At some widths it stands twice, and says the same; a phone has no choice, and a step is a batch there.
  const batch = place.getByRole('group', { name: 'A step is one' }).getByRole('radio', { name: 'batch' });
  if ((await batch.count()) > 0) await batch.first().check();
  // Empty for a moment after an edit.
  await reaches(place, 0);
  const at = await step(place);
  expect(at, 'the run is not yet there').toBeLessThan(target);
  await pressStep(place, target - at);
  await standsAt(place, target);
}

/** As fast as it goes. */
export async function fullSpeed(page: Page): Promise<void> {
  await page.getByRole('slider', { name: 'Speed' }).press('End');
}

/** Presses Step so many times. */
export async function steps(page: Page, unit: 'sample' | 'batch' | 'epoch', count: number): Promise<void> {
  await page.getByRole('group', { name: 'A step is one' }).getByRole('radio', { name: unit }).check();
  await pressStep(page, count);
}

/** What the page says about where its engine runs. */
export async function engineWords(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Document' }).click();
  const words = await page.getByRole('menuitem', { name: /^Engine:/ }).textContent();
  await page.keyboard.press('Escape');
  return words ?? '';
}

/** Types over what a field holds, key by key: a field that is filled at one stroke tells Firefox's page nothing. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

// Sharing

export interface Shared {
  readonly link: string;
  /** The parameters' hash at `step`. */
  readonly hash: string;
  readonly step: number;
  readonly document: Json;
}

/** What the share dialog says: the link, and the hash at the step that it brings back. */
export async function shared(page: Page): Promise<Shared> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(cell(page, 'hash')).toHaveText(/^[0-9a-f]{16}$/);
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
  const hash = (await cell(page, 'hash').textContent()) ?? '';
  const at = await read(page, 'hash-step');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return { link, hash, step: at, document: decode(link.split('#s=')[1]!) };
}

export const hashOf = async (page: Page): Promise<string> => (await shared(page)).hash;

/** A document as the text behind `#s=`. Written from the format's description, not with the page's own code. */
export function encode(document: Json): string {
  const bytes = Buffer.from(JSON.stringify(document));
  return pack('1z', bytes, deflateRawSync(bytes));
}

/** Any bytes in a link's dress. */
export function pack(kind: string, bytes: Buffer, packed: Buffer): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  const data = packed.toString('base64url');
  return `${kind}${data.length.toString(36)}.${sum.toString('base64url')}${data}`;
}

export function decode(code: string): Json {
  const data = code.slice(code.indexOf('.') + 7);
  return JSON.parse(inflateRawSync(Buffer.from(data, 'base64url')).toString());
}

// Words

/** The message that reads so: fields have empty places for theirs. */
export const problem = (place: Place, text: string | RegExp): Locator =>
  place.getByRole('alert').filter({ hasText: text });

// Blocks

export const blocks = (place: Place): Locator =>
  place.getByRole('list', { name: 'Blocks, from input to answer' }).getByRole('listitem');
/** A block by its place, the first after the input being 1. */
export const blockAt = (place: Place, index: number): Locator => blocks(place).nth(index);
export const blockLabel = (block: Locator): Locator => block.locator('button[aria-keyshortcuts]');
/** The blocks' names and details, without the input: "Dense 1 · tanh". */
export const blockNames = async (place: Place): Promise<string[]> =>
  blocks(place).locator('button[aria-keyshortcuts] b').allTextContents();
/** What people who listen to the page were told last: behind a modal dialog nothing is read out, so it must stand within. */
export const announced = (page: Page): Locator =>
  page.locator('dialog[open] [aria-live=polite], body:not(:has(dialog[open])) [aria-live=polite]');

/** Storage as a browser blocks it: even to ask for it is an error. */
export async function withoutStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The request was denied.', 'SecurityError');
        },
      });
  });
}

// Documents

export const dense = (id: string, units: number, activation = 'linear', more: Json = {}): Json => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});

/** A small and quick network on points that a line parts: for journeys that mean something else. */
export const small: Json = {
  strata: 1,
  title: 'Small',
  seed: 7,
  data: { type: 'gaussians', samples: 200, classes: 2, testShare: 0.5 },
  network: [dense('a', 4, 'tanh'), dense('b', 3, 'tanh'), dense('c', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 10 },
};
