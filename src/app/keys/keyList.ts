/** @file Every key that is bound on the page, with what it does: made from the tables that bind them. */
import { blockKeys, carryKeys } from '#builder/stage/stageKeys.ts';
import { pageKeys } from '../pageKeys.ts';
import { modeKeys } from '../stageMode.ts';
import {
  blockTitle,
  blockWords,
  carryTitle,
  carryWords,
  modeTitle,
  modeWords,
  pageTitle,
  pageWords,
} from './keysWords.ts';

export interface KeyEntry {
  readonly id: string;
  /** As `pressName` calls them. */
  readonly keys: readonly string[];
  readonly says: string;
}
export interface KeyGroup {
  readonly title: string;
  readonly entries: readonly KeyEntry[];
}

function group<Id extends string>(
  title: string,
  table: Readonly<Record<Id, Pick<KeyEntry, 'keys'>>>,
  words: Readonly<Record<Id, string>>,
): KeyGroup {
  const ids = Object.keys(table) as Id[];
  return { title, entries: ids.map((id) => ({ id, keys: table[id].keys, says: words[id] })) };
}

export const keyList: readonly KeyGroup[] = [
  group(pageTitle, pageKeys, pageWords),
  group(modeTitle, modeKeys, modeWords),
  group(blockTitle, blockKeys, blockWords),
  group(carryTitle, carryKeys, carryWords),
];

/** Keys as they are printed: the four arrows with what is held are one, "Alt+ArrowLeft+ArrowUp+…". */
export function pressesOf(keys: readonly string[]): readonly string[] {
  const parts = keys.map((press) => /^(.*?)(Arrow\w+)$/.exec(press));
  const held = parts[0]?.[1];
  return keys.length > 1 && parts.every((part) => part && part[1] === held)
    ? [`${held}${parts.map((part) => part![2]).join('+')}`]
    : keys;
}
