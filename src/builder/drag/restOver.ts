/** @file A folded container opens when something that is carried rests on it. */
import { toggleFold } from '#builder/stage/blockActions.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { dragged, placesAnew } from './drag.ts';

/** For so many milliseconds. */
const REST = 700;

const resting = perDesk(
  (): { over?: { readonly id: string; readonly timer: ReturnType<typeof setTimeout> } | undefined } => ({}),
);

function open(desk: Desk, id: string): void {
  const { cargo } = dragged(desk);
  if (!cargo || (cargo.kind === 'blocks' && cargo.ids.includes(id))) return;
  toggleFold(desk, id);
  placesAnew(desk);
}

/** The pointer, with what it carries, is over a folded container, or over none. */
export function restOver(desk: Desk, id: string | undefined): void {
  const rest = resting(desk);
  if (id === rest.over?.id) return;
  clearTimeout(rest.over?.timer);
  rest.over = id === undefined ? undefined : { id, timer: setTimeout(() => open(desk, id), REST) };
}
