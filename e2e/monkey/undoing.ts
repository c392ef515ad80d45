/** @file Whatever an action did to the document, Undo takes it back and Redo brings it again. */
import type { Page } from 'playwright/test';
import { expect, type Json } from '../page.ts';
import { standOf } from './desk.ts';
import { leaveDialogs } from './invariants.ts';

/** Entries of the history that one action may come to: a slider is moved by keys, each may be one, and an example may arrive meanwhile. */
const MOST = 12;

const textOf = async (page: Page): Promise<string | undefined> => {
  const stand = await standOf(page);
  return stand && JSON.stringify(stand.document);
};
const pastOf = async (page: Page): Promise<number | undefined> => (await standOf(page))?.past;

/** Presses Undo or Redo once, where that can be, and waits until it is done: another document may have to wait for its samples. */
async function press(page: Page, name: 'Undo' | 'Redo'): Promise<boolean> {
  const button = page.getByRole('button', { name, exact: true });
  const past = await pastOf(page);
  if (past === undefined || !(await button.isVisible()) || (await button.isDisabled())) return false;
  await button.press('Enter');
  await expect.poll(() => pastOf(page), `${name} does something`).not.toBe(past);
  return true;
}

/** Presses a button as often as it can be, until the document is the one wanted; gives how often, or nothing where it never was. */
async function pressUntil(page: Page, name: 'Undo' | 'Redo', wanted: string): Promise<number | undefined> {
  for (let times = 1; times <= MOST && (await press(page, name)); times++)
    if ((await textOf(page)) === wanted) return times;
  return undefined;
}

async function pressTimes(page: Page, name: 'Undo' | 'Redo', times: number): Promise<void> {
  for (let i = 0; i < times; i++) await press(page, name);
}

/** The parts of two documents that differ. */
function partsApart(a: string, b: string): string {
  const [one, other] = [JSON.parse(a), JSON.parse(b)] as [Json, Json];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key])).join(', ');
}

/**
 * Does something, and sees whether what changed can be taken back; an action may itself have been an undo, and then Redo leads back.
 * @returns what is wrong, or nothing
 */
export async function undoable(page: Page, action: () => Promise<void>): Promise<string | undefined> {
  const before = await textOf(page);
  const past = await pastOf(page);
  await action();
  if (before === undefined || (await textOf(page)) === before) return undefined;
  await leaveDialogs(page);
  const after = (await textOf(page))!;
  if (after === before) return undefined;
  // It went on with a slider or a text in which the focus stands: both are undone as one.
  if ((await pastOf(page)) === past) {
    for (const name of ['Undo', 'Redo'] as const) await press(page, name);
    return (await textOf(page)) === after ? undefined : `Redo does not bring back: ${partsApart(before, after)}`;
  }
  const undo = await pressUntil(page, 'Undo', before);
  if (undo !== undefined) {
    await pressTimes(page, 'Redo', undo);
    return (await textOf(page)) === after ? undefined : `Redo does not bring back: ${partsApart(before, after)}`;
  }
  if ((await textOf(page)) !== after && (await pressUntil(page, 'Redo', after)) === undefined)
    return `Redo does not bring back: ${partsApart(before, after)}`;
  const redo = await pressUntil(page, 'Redo', before);
  if (redo === undefined) return `Undo does not take back: ${partsApart(before, after)}`;
  await pressTimes(page, 'Undo', redo);
  return undefined;
}
