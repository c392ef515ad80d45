/**
 * @file Counts what a person does: a drag from the press to the next press, what is typed until the field is left. Edits of one setting within one are undone
 * together, those of two are not.
 */

let begun = 0;

/** The number of the one under way. */
export const gesture = (): number => begun;

/** What follows is another one. */
export function newGesture(): void {
  begun++;
}

/** Walking over a group with the arrow keys is one, though each of its buttons is left. */
function left({ target, relatedTarget }: FocusEvent): void {
  const group = target instanceof Element && target.closest('[role=radiogroup]');
  if (!(group && relatedTarget instanceof Node && group.contains(relatedTarget))) newGesture();
}

if (typeof document !== 'undefined' && typeof addEventListener === 'function') {
  addEventListener('pointerdown', newGesture, true);
  addEventListener('focusout', left, true);
}
