import { shapeOf, shapePath } from './classShapes.ts';

export interface ClassMarkProps {
  /** The class, from 0. */
  index: number;
  /** Side of the mark in px; default 12. */
  size?: number;
  /** Open = test, filled = train. */
  open?: boolean;
  /** Instead of a class: the ring around a wrong answer. */
  wrong?: boolean;
  className?: string;
}

/** A class's mark in a legend: the same colour and outline as on the map. The name stands beside it, so it is silent itself. */
export function ClassMark({ index, size = 12, open = false, wrong = false, className }: ClassMarkProps) {
  const color = `var(--class-${(index % 8) + 1})`;
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="-7 -7 14 14"
      aria-hidden="true"
      data-shape={wrong ? 'ring' : shapeOf(index)}
    >
      {wrong ? (
        <circle r="5.5" fill="none" stroke="var(--ink-1)" strokeWidth="1.25" />
      ) : open ? (
        <path d={shapePath(index, 4)} fill="var(--paper)" stroke={color} strokeWidth="1.75" strokeLinejoin="round" />
      ) : (
        <path d={shapePath(index, 4.7)} fill={color} />
      )}
    </svg>
  );
}
