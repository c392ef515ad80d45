/**
 * @file The ground of the page: what has the focus once nothing else does, where Space plays. A place says `data-ground` and `tabIndex={-1}`; of several the one in
 * sight counts.
 */

/** Gives the ground the focus. Scrolls nothing. */
export function focusGround(): void {
  const grounds = [...document.querySelectorAll<HTMLElement>('[data-ground]')];
  grounds.find((ground) => ground.checkVisibility())?.focus({ preventScroll: true });
}

let changes = 0;
/** How often the page has begun to show something else: the same number twice says that it did not in between. */
export const groundChanges = (): number => changes;

/**
 * The page shows something else, such as another document, or will as soon as it is there: a dialog or menu that did it does not give the focus back to its button, where Space would open it
 * again, but to the ground.
 */
export function groundChanged(): void {
  changes += 1;
  const opener = document.activeElement?.closest('[aria-haspopup], [popover], [data-opener]');
  if (opener && !opener.closest('dialog')) focusGround();
}
