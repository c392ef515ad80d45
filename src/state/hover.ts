/** @file The unit under the pointer or the focus, which several panels show at once. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Hovered {
  readonly block: string;
  readonly unit: number;
  /** The point of the input plane (or line) that the pointer means; absent with the keyboard. */
  readonly at?: readonly number[];
}

export const hovered = createStore<{ readonly unit: Hovered | undefined }>(() => ({ unit: undefined }));
export const hoverUnit = (unit: Hovered | undefined): void => hovered.setState({ unit });
export const useHovered = (): Hovered | undefined => useStore(hovered, (state) => state.unit);
