/** @file What is painted over a lane's network: the names under its columns, and the point that all lanes look at. */
import { palette } from '#charts/color.ts';
import type { Domain } from '#charts/domain.ts';
import { readToken } from '#charts/tokens.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import type { PlacedName } from './stackNames.ts';

type Context = CanvasRenderingContext2D;

/** Height that is kept free for names below the network. */
export const NAMES = 18;

/** Sets the type of names, so that they can be measured. */
export function typeOfNames(context: Context): void {
  context.font = `12px ${readToken('--font')}`;
}

export function paintNames(context: Context, names: readonly PlacedName[], height: number): void {
  context.fillStyle = palette().ink2;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { text, at } of names) context.fillText(text, at, height - 5);
}

/** Tiles narrower than this have no room for a dot. */
const LEAST_TILE = 8;

/** A dot on every tile that shows the plane, where the pointer stands. */
export function paintPointer(
  context: Context,
  { columns }: StackLayout,
  [px, py]: readonly [number, number],
  [[left, right], [low, high]]: readonly [Domain, Domain],
): void {
  const { accent, paper } = palette();
  const [across, down] = [(px - left) / (right - left), (high - py) / (high - low)];
  for (const { picture, tiles } of columns) {
    if (picture.kind !== 'plane') continue;
    for (const { x, y, width, height } of tiles) {
      if (width < LEAST_TILE) continue;
      const radius = Math.max(1.5, Math.min(2.5, width / 10));
      context.beginPath();
      context.arc(x + across * width, y + down * height, radius + 1, 0, 2 * Math.PI);
      context.fillStyle = paper;
      context.fill();
      context.beginPath();
      context.arc(x + across * width, y + down * height, radius, 0, 2 * Math.PI);
      context.fillStyle = accent;
      context.fill();
    }
  }
}
