/** @file The unit under the pointer or the focus, which several panels show at once. */
import { type Desk, perDesk } from './desk.ts';
import { isShown } from './isShown.ts';
import { createShared } from './shared.ts';
import { useDesk, useEditor } from './useDesk.ts';

export interface Hovered {
  readonly block: string;
  /** The picture that is meant: a unit of a vector, a channel of an image, a feature of a sequence. */
  readonly unit: number;
  /** The point of the input plane (or line) that the pointer means; absent with the keyboard. */
  readonly at?: readonly number[];
  /**
   * Where the pictures are of one sample: the very number, as an index into the block's output for that sample (image [C, H, W]: u·H·W + y·W + x; sequence
   * [T, E]: t·E + u; vector: u). What a trace is asked for.
   */
  readonly cell?: number;
  /** The number lies in a tensor beside the block's output, such as `attention`; there is no trace of it. */
  readonly part?: string;
  /** The number's one line from this unit of the block before. */
  readonly source?: number;
}

const hovered = perDesk(() => createShared<{ readonly unit: Hovered | undefined }>({ unit: undefined }));
export const hoverUnit = (desk: Desk, unit: Hovered | undefined): void => hovered(desk).set({ unit });

/** Of a tensor beside the output the page does not know the size: of it only the block and the unit are looked for. */
const positionOf = ({ block, unit, at, cell, part }: Hovered) =>
  part === undefined ? { block, unit, at, cell } : { block, unit };

/** The unit that is meant; undefined where it is not in the document that the page shows. */
export function useHovered(): Hovered | undefined {
  const unit = hovered(useDesk()).use((state) => state.unit);
  const there = useEditor((s) => unit !== undefined && isShown(positionOf(unit), s));
  return there ? unit : undefined;
}
