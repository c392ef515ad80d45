/** @file A folded container opens when something that is carried rests on it. */
import { toggleFold } from '#builder/stage/blockActions.ts';
import { dragged, placesAnew } from './drag.ts';

/** For so many milliseconds. */
const REST = 700;

let over: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;

function open(id: string): void {
  const { cargo } = dragged();
  if (!cargo || (cargo.kind === 'blocks' && cargo.ids.includes(id))) return;
  toggleFold(id);
  placesAnew();
}

/** The pointer, with what it carries, is over a folded container, or over none. */
export function restOver(id: string | undefined): void {
  if (id === over?.id) return;
  clearTimeout(over?.timer);
  over = id === undefined ? undefined : { id, timer: setTimeout(() => open(id), REST) };
}
