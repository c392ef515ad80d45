/** @file Keys among starts that are shown as small pictures. */
import type { KeyboardEvent } from 'react';
import { rove, rowBeside } from '#ui/rove.ts';

/** Arrow keys, Home and End: goes to another of the pictures. @returns where, from 0, or undefined where the key says nothing of that */
export function walkStarts(event: KeyboardEvent<HTMLElement>): number | undefined {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.indexOf(event.target as HTMLButtonElement);
  if (index < 0) return undefined;
  const next =
    rove(event.key, index, buttons.length, true) ??
    rowBeside(
      event.key,
      index,
      buttons.map((button) => button.getBoundingClientRect()),
    );
  if (next === null) return undefined;
  event.preventDefault();
  buttons[next]?.focus();
  return next;
}
