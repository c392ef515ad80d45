import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowFor } from './stageWindow.ts';

describe('the part of the stage that is drawn', () => {
  it('holds what is in sight, stays inside, and is not much larger', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 2000 }), fc.nat(20_000), (scroll, room, more) => {
        const whole = room + more;
        const at = Math.min(scroll, whole - room);
        const { from, length } = windowFor(at, room, whole);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from + length).toBeLessThanOrEqual(whole);
        expect(from).toBeLessThanOrEqual(at);
        expect(from + length).toBeGreaterThanOrEqual(at + room);
        expect(length).toBeLessThanOrEqual(room + 1300);
      }),
    );
  });

  it('moves on in steps, so that scrolling by a little draws nothing anew', () => {
    expect(windowFor(1000, 800, 9000)).toEqual(windowFor(1090, 800, 9000));
    expect(windowFor(1000, 800, 9000)).not.toEqual(windowFor(1500, 800, 9000));
  });
});
