import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { animation } from '#base/animation.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { done, showHook } from '#testing/showHook.tsx';
import {
  closeCloseUp,
  moveCloseUp,
  openCloseUp,
  pressNumber,
  provideCloseUp,
  shownCloseUp,
  takesFocus,
  useCloseUp,
  useCloseUpOpen,
} from './closeUp.ts';
import { defaultDocument } from './defaultDocument.ts';
import { createDesk, type Desk } from './desk.ts';
import { createEditor } from './editor.ts';
import { hoverUnit, useHovered } from './hover.ts';

let desk: Desk;
let waiting: (() => void)[];

/** The next pictures of the screen. */
function pictures(count: number): void {
  for (let i = 0; i < count; i++) for (const tell of waiting.splice(0)) tell();
}

beforeEach(() => {
  waiting = [];
  vi.spyOn(animation, 'beforeDrawing').mockImplementation((callback) => void waiting.push(callback));
  desk = createDesk(createEditor(defaultDocument, (listeners) => new HandEngine(listeners)));
});
afterEach(() => {
  vi.restoreAllMocks();
});
const unit = (n: number, more = {}) => ({ block: 'a', unit: n, ...more });

it('a number that is pressed is opened, and closed where it is open; another takes its place', () => {
  provideCloseUp(desk);
  const shown = showHook(desk, () => useCloseUp());
  const press = (...place: Parameters<typeof unit>) => {
    let was = false;
    done(() => {
      was = pressNumber(desk, unit(...place));
      pictures(3);
    });
    return [was, shown.value];
  };
  expect(shown.value).toBeUndefined();
  expect(press(1)).toEqual([false, unit(1)]);
  expect(press(2)).toEqual([false, unit(2)]);
  expect(press(2)).toEqual([true, undefined]);
  expect(press(2, { cell: 2 })).toEqual([false, unit(2, { cell: 2 })]);
  expect(press(2)).toEqual([true, undefined]); // a picture without cells means the one that is open
  expect(press(2, { cell: 2 })[0]).toBe(false);
  done(() => void pressNumber(desk, { block: 'b', unit: 2, cell: 2 }));
  expect(shown.value).toEqual({ block: 'b', unit: 2, cell: 2 });
});

it('a press is answered by two pictures before its close-up comes or goes; from one to the next it goes at once', () => {
  provideCloseUp(desk);
  expect(pressNumber(desk, unit(0))).toBe(false);
  pictures(2);
  expect(shownCloseUp(desk)).toBeUndefined();
  pictures(1);
  expect(shownCloseUp(desk)).toEqual(unit(0));
  pressNumber(desk, unit(1));
  expect(shownCloseUp(desk)).toEqual(unit(1));
  expect(pressNumber(desk, unit(1))).toBe(true);
  pictures(2);
  expect(shownCloseUp(desk)).toEqual(unit(1));
  pictures(1);
  expect(shownCloseUp(desk)).toBeUndefined();
});

it('what was pressed last counts, however soon after the first', () => {
  provideCloseUp(desk);
  pressNumber(desk, unit(0));
  pressNumber(desk, unit(1));
  pictures(3);
  expect(shownCloseUp(desk)).toEqual(unit(1));
  closeCloseUp(desk);
  pressNumber(desk, unit(0));
  expect(pressNumber(desk, unit(0))).toBe(true);
  pictures(9);
  expect(shownCloseUp(desk)).toBeUndefined();
  // Asked for again before it is gone, it stays.
  openCloseUp(desk, unit(0));
  expect([pressNumber(desk, unit(0)), pressNumber(desk, unit(0))]).toEqual([true, false]);
  pictures(3);
  expect(shownCloseUp(desk)).toEqual(unit(0));
});

it('where there is no place for it nothing is opened', () => {
  const shown = showHook(desk, () => [useCloseUp(), useCloseUpOpen()]);
  expect(pressNumber(desk, unit(1))).toBe(true);
  done(() => openCloseUp(desk, unit(1)));
  expect(shown.value).toEqual([undefined, false]);
  let gone = () => {};
  done(() => (gone = provideCloseUp(desk)));
  expect(shown.value).toEqual([unit(1), true]);
  done(() => gone());
  expect(shown.value).toEqual([undefined, false]);
});

it('it takes the focus once for each time that it is asked for, not where it goes on to another number', () => {
  provideCloseUp(desk);
  expect(takesFocus(desk)).toBe(false);
  openCloseUp(desk, unit(1));
  expect([takesFocus(desk), takesFocus(desk)]).toEqual([true, false]);
  moveCloseUp(desk, unit(2));
  expect(takesFocus(desk)).toBe(false);
  expect(pressNumber(desk, unit(2))).toBe(true); // it had moved there
  expect(takesFocus(desk)).toBe(false);
  pressNumber(desk, unit(2));
  expect(takesFocus(desk)).toBe(true);
});

it('who only asks whether it is open is rendered when it opens and closes, not as it moves', () => {
  provideCloseUp(desk);
  const open = showHook(desk, () => useCloseUpOpen());
  const at = open.times;
  done(() => openCloseUp(desk, unit(0)));
  expect([open.value, open.times]).toEqual([true, at + 1]);
  done(() => moveCloseUp(desk, unit(1)));
  expect(open.times).toBe(at + 1);
  done(() => closeCloseUp(desk));
  expect([open.value, open.times]).toEqual([false, at + 2]);
});

it('a number that the document shown does not have is not shown, nor hovered; with the document that has it, it is there again', () => {
  provideCloseUp(desk);
  const shown = showHook(desk, () => [useCloseUp(), useCloseUpOpen(), useHovered()]);
  done(() => {
    openCloseUp(desk, unit(2));
    hoverUnit(desk, unit(2));
  });
  expect(shown.value).toEqual([unit(2), true, unit(2)]);
  done(() => desk.editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 2 } }]));
  expect(shown.value).toEqual([undefined, false, undefined]);
  done(() => void desk.editor.undo());
  expect(shown.value).toEqual([unit(2), true, unit(2)]);
  done(() => openCloseUp(desk, { block: 'input', unit: 0 }));
  expect(shown.value.slice(0, 2)).toEqual([undefined, false]); // the input has no close-up
});

it('of a tensor beside the output only the block and the unit need be there to be hovered', () => {
  const shown = showHook(desk, () => useHovered());
  done(() => hoverUnit(desk, unit(1, { cell: 9999 })));
  expect(shown.value).toBeUndefined();
  done(() => hoverUnit(desk, unit(1, { cell: 9999, part: 'attention' })));
  expect(shown.value).toMatchObject({ cell: 9999 });
  done(() => hoverUnit(desk, unit(99, { part: 'attention' })));
  expect(shown.value).toBeUndefined();
  done(() => hoverUnit(desk, undefined));
  expect(shown.value).toBeUndefined();
});
