import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside } from './placement.ts';

const screen = { width: 1000, height: 600 };
const card = { width: 240, height: 120 };

describe('placing a card beside its mark', () => {
  it('stands on the wished side, middles aligned', () => {
    const anchor = { left: 100, top: 200, width: 40, height: 40 };
    expect(placeBeside(anchor, card, screen)).toEqual({ left: 148, top: 160, side: 'right' });
    expect(placeBeside(anchor, card, screen, 'bottom', 'start')).toEqual({ left: 100, top: 248, side: 'bottom' });
  });

  it('changes to the opposite side where there is no room', () => {
    const anchor = { left: 900, top: 200, width: 40, height: 40 };
    expect(placeBeside(anchor, card, screen).side).toBe('left');
  });

  it('goes above or below a mark that fills the width', () => {
    const anchor = { left: 0, top: 20, width: 1000, height: 40 };
    expect(placeBeside(anchor, card, screen).side).toBe('bottom');
  });

  it('never leaves a screen that can hold it, and never covers its mark where any side has room', () => {
    const at = fc.integer({ min: -50, max: 1050 });
    const size = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        at,
        at,
        size,
        size,
        fc.constantFrom('top', 'right', 'bottom', 'left'),
        (left, top, width, height, wish) => {
          const anchor = { left, top, width, height };
          const { left: x, top: y, side } = placeBeside(anchor, card, screen, wish as 'top');
          expect(x).toBeGreaterThanOrEqual(8);
          expect(y).toBeGreaterThanOrEqual(8);
          expect(x + card.width).toBeLessThanOrEqual(screen.width - 8);
          expect(y + card.height).toBeLessThanOrEqual(screen.height - 8);
          const fits = left >= 0 && top >= 0 && left + width <= screen.width && top + height <= screen.height;
          const room = left > 256 || left + width < 744 || top > 136 || top + height < 464;
          if (fits && room) {
            const clear = x + card.width <= left || x >= left + width || y + card.height <= top || y >= top + height;
            expect(clear, side).toBe(true);
          }
        },
      ),
    );
  });
});
