/** @file The unit under the pointer or the focus, which several panels show at once. */
import { createShared } from './shared.ts';

export interface Hovered {
  readonly block: string;
  readonly unit: number;
  /** The point of the input plane (or line) that the pointer means; absent with the keyboard. */
  readonly at?: readonly number[];
}

const hovered = createShared<{ readonly unit: Hovered | undefined }>({ unit: undefined });
export const hoverUnit = (unit: Hovered | undefined): void => hovered.set({ unit });
export const useHovered = (): Hovered | undefined => hovered.use((state) => state.unit);
