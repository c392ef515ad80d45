import { useState } from 'react';
import { rem } from '#charts/textScale.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { TilePainter } from '#stage/tilePainter.ts';
import { formatNumber } from '#ui/format.ts';
import { numberAt } from './numberAt.ts';
import { paintBlocks } from './paintBlocks.ts';
import styles from './Story.module.css';
import type { StoryColumn } from './storyLayout.ts';
import type { StoryPlace } from './storyView.ts';

interface DotsCanvasProps {
  readonly column: StoryColumn;
  readonly place: StoryPlace;
  readonly left: number;
  readonly names: readonly string[] | undefined;
  readonly label: string;
  /** What else is to be said of it. */
  readonly more?: string | undefined;
  /** What a press does: the button of its name does it for the keyboard. */
  readonly onPress?: (() => void) | undefined;
}

/** Room for the outline. */
const EDGE = 2;

/** The block, and its enlargement. Says the number under the pointer. */
export function DotsCanvas({ column, place, left, names, label, more, onPress }: DotsCanvasProps) {
  const says = more === undefined ? label : `${label}. ${more}`;
  const [painter] = useState(() => new TilePainter());
  const { block, loupe, dots } = column;
  const blocks = loupe ? [block, loupe] : [block];
  const x = Math.floor(Math.min(...blocks.map((b) => b.x))) - EDGE;
  const y = Math.floor(Math.min(...blocks.map((b) => b.y))) - EDGE;
  const width = Math.ceil(Math.max(...blocks.map((b) => b.x + b.width))) + EDGE - x;
  const height = Math.ceil(Math.max(...blocks.map((b) => b.y + b.height))) + EDGE - y;
  const { values, pixels, id } = place;
  const { ref } = useCanvas((context, { ratio }) =>
    paintBlocks(context, painter, { id, dots, blocks, values, pixels }, { left: x, top: y, ratio, names, now: 0 }),
  );
  return (
    <canvas
      ref={ref}
      role="img"
      aria-label={label}
      data-explain={says}
      data-opens={onPress && ''}
      onClick={onPress}
      className={styles['canvas']}
      style={{ left: rem(x - left), top: rem(y), width: rem(width), height: rem(height) }}
      onPointerMove={(event) => {
        const { left: from, top, width: wide } = event.currentTarget.getBoundingClientRect();
        const scale = width / wide;
        const at = numberAt(column, x + (event.clientX - from) * scale, y + (event.clientY - top) * scale);
        event.currentTarget.dataset['explain'] =
          at === undefined || !values ? says : `${label}; ${at.words}: ${formatNumber(values[at.index]!, 3)}`;
      }}
    />
  );
}
