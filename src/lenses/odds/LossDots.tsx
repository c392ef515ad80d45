import type { PointerEvent } from 'react';
import { makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { textScale } from '#charts/textScale.ts';
import { logTicks, ticksApart } from '#charts/ticks.ts';
import { readToken } from '#charts/tokens.ts';
import { type CanvasSize, useCanvas } from '#charts/useCanvas.ts';
import type { Outcome } from '#engine/client.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { type Group, lossOf } from './groups.ts';
import styles from './Odds.module.css';
import { ALWAYS_SAME, DOT, DOTS, groupNames } from './oddsWords.ts';
import { stackDots } from './stackDots.ts';

interface LossDotsProps {
  readonly groups: readonly Group[];
  readonly selected: number | undefined;
  /** The loss of whoever always gives the same answer, where it is known. */
  readonly same: number | undefined;
  /** Losses that the axis holds too: of what it stands beside. */
  readonly among?: readonly number[];
  readonly onSelect: (seed: number) => void;
}

const SIDE = 12;
const BOTTOM = 22;
/** Above the dots, with the words at a line and without. */
const TOP = 26;
const BARE_TOP = 6;

/** The final loss of every start on a log axis: a dot is a start. */
export function LossDots({ groups, selected, same, among = [], onSelect }: LossDotsProps) {
  const starts = groups.flatMap((group) => group.starts.filter((start) => Number.isFinite(lossOf(start))));
  const losses = [...starts.map(lossOf), ...among].filter((loss) => loss > 0);
  const low = 10 ** Math.floor(Math.log10(Math.min(...losses, same ?? 1)) + 1e-9);
  const high = 10 ** Math.ceil(Math.log10(Math.max(...losses, same ?? 0.1)) - 1e-9);
  const top = same === undefined ? BARE_TOP : TOP;
  const scaleOf = ({ width }: Pick<CanvasSize, 'width'>) => makeScale([low, high], [SIDE, width - SIDE], true);
  const stacked = (size: CanvasSize) => stackDots(starts.map(lossOf), scaleOf(size), size.height - BOTTOM - top);

  const { ref } = useCanvas((context, size) => {
    const { ink1, ink2, ink3, ink4, accent, hair } = palette();
    const { width, height } = size;
    const scale = scaleOf(size);
    const floor = height - BOTTOM;
    context.font = `11px ${readToken('--font')}`;
    context.strokeStyle = ink3;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(0, floor + 0.5);
    context.lineTo(width, floor + 0.5);
    context.stroke();
    context.fillStyle = ink3;
    context.textAlign = 'center';
    for (const { value, text } of ticksApart(logTicks(low, high, 6), scale, 44)) {
      const x = Math.max(18, Math.min(width - 18, scale(value)));
      context.fillText(text, x, floor + 16);
      context.fillRect(scale(value) - 0.5, floor, 1, 4);
    }
    if (same !== undefined) {
      const x = scale(same);
      context.strokeStyle = hair;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, floor);
      context.stroke();
      context.fillStyle = ink2;
      context.textAlign = x > width / 2 ? 'right' : 'left';
      context.fillText(`${ALWAYS_SAME}, ${formatNumber(same)}`, x + (x > width / 2 ? 3 : -3), top - 6);
    }
    const { dots, radius } = stacked(size);
    for (const [i, { x, up }] of dots.entries()) {
      const start = starts[i]!;
      context.fillStyle = start.seed === selected ? accent : start.solved ? ink1 : ink4;
      context.beginPath();
      context.arc(x, floor - up, start.seed === selected ? radius + 1 : radius, 0, 2 * Math.PI);
      context.fill();
    }
  });

  function onPointer(event: PointerEvent<HTMLCanvasElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const k = textScale();
    const size = { width: box.width / k, height: box.height / k, ratio: 1 };
    const [px, py] = [(event.clientX - box.left) / k, (event.clientY - box.top) / k];
    let best: { seed: number; far: number } | undefined;
    for (const [i, { x, up }] of stacked(size).dots.entries()) {
      const far = Math.hypot(x - px, size.height - BOTTOM - up - py);
      if (far < (best?.far ?? 12)) best = { seed: starts[i]!.seed, far };
    }
    if (best) onSelect(best.seed);
  }

  return (
    <figure className={styles['dots']}>
      <figcaption>
        {DOTS} <span>{DOT}</span>
      </figcaption>
      <canvas ref={ref} role="img" aria-label={summary(groups)} onPointerDown={onPointer} />
    </figure>
  );
}

const summary = (groups: readonly Group[]): string =>
  `${DOTS}: ${groups.map(({ name, starts }) => `${groupNames[name].toLowerCase()} ${formatCount(starts.length)}${range(starts)}`).join('; ')}`;

function range(starts: readonly Outcome[]): string {
  const losses = starts.map(lossOf).filter(Number.isFinite);
  return losses.length === 0 ? '' : `, ${formatNumber(Math.min(...losses))} to ${formatNumber(Math.max(...losses))}`;
}
