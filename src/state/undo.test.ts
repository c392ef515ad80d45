import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHistory, ended, type History, pushed, redone, undone } from './undo.ts';

const empty: History<number> = emptyHistory;

describe('the undo history', () => {
  it('gives back the value before each edit, and its name', () => {
    const history = pushed(pushed(empty, 'one', 0), 'two', 1);
    const back = undone(history, 2)!;
    expect([back.value, back.label]).toEqual([1, 'two']);
    const further = undone(back.history, back.value)!;
    expect([further.value, further.label]).toEqual([0, 'one']);
    expect(undone(further.history, 0)).toBeUndefined();
  });

  it('brings back what was undone, and forgets it after another edit', () => {
    const back = undone(pushed(empty, 'one', 0), 1)!;
    expect(redone(back.history, 0)).toMatchObject({ value: 1, label: 'one' });
    expect(redone(pushed(back.history, 'other', 0), 5)).toBeUndefined();
    expect(redone(empty, 0)).toBeUndefined();
  });

  it('counts edits of one kind that follow one another as one', () => {
    let history = pushed(empty, 'Units', 0, 'units');
    history = pushed(history, 'Units', 1, 'units');
    history = pushed(history, 'Units', 2, 'units');
    expect(undone(history, 3)).toMatchObject({ value: 0 });
    history = pushed(history, 'Rate', 3, 'rate');
    history = pushed(history, 'Units', 4, 'units');
    expect(history.past.map((e) => e.value)).toEqual([0, 3, 4]);
  });

  it('begins a new entry after something that is no edit, and is otherwise as it was', () => {
    const history = pushed(empty, 'Units', 0, 'units');
    expect(pushed(ended(history), 'Units', 1, 'units').past.map((e) => e.value)).toEqual([0, 1]);
    const back = undone(history, 1)!.history;
    expect(ended(back)).toBe(back);
    expect(undone(ended(history), 1)).toMatchObject({ value: 0, label: 'Units' });
  });

  it('begins a new entry after an undo, even of the same kind', () => {
    const history = undone(pushed(pushed(empty, 'Other', 0), 'Units', 1, 'units'), 2)!.history;
    expect(pushed(history, 'Units', 1, 'units').past).toHaveLength(2);
  });

  it('keeps the last two hundred', () => {
    let history = empty;
    for (let i = 0; i < 250; i++) history = pushed(history, 'Edit', i);
    expect(history.past).toHaveLength(200);
    expect(history.past[0]!.value).toBe(50);
  });

  it('comes back to where it was after any undos and as many redos', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), fc.nat(25), (edits, times) => {
        let history = empty;
        let now = -1;
        for (const next of edits) {
          history = pushed(history, String(next), now);
          now = next;
        }
        const before = { history: { past: history.past, future: history.future }, now };
        let steps = 0;
        for (; steps < times; steps++) {
          const back = undone(history, now);
          if (!back) break;
          ({ history, value: now } = back);
        }
        for (; steps > 0; steps--) ({ history, value: now } = redone(history, now)!);
        expect({ history, now }).toEqual(before);
      }),
      { numRuns: 200, seed: 41 },
    );
  });
});
