import { type PointerEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { tickText } from './axis.ts';
import styles from './Chart.module.css';
import { NOTHING_READ, readsValues } from './chartWords.ts';
import type { Domain } from './domain.ts';
import { drawAxis, drawEndLabels, nodes } from './drawAxis.ts';
import {
  type LineSeries,
  lengthOf,
  lineSummary,
  readAt,
  valueText,
  wantedX,
  wantedY,
  type YScale,
} from './lineModel.ts';
import { drawLines, type LinePlot, linePlot, wordsBeside } from './linePlot.ts';
import { LiveDomain } from './liveDomain.ts';
import { rem, textScale } from './textScale.ts';
import { type CanvasSize, useCanvas } from './useCanvas.ts';

/** How a live chart is fed, past React: as often as data comes; it draws at most once per frame. */
export interface LineChartHandle {
  update(series: readonly LineSeries[]): void;
}

export interface LineChartProps {
  ref?: Ref<LineChartHandle>;
  /** What is drawn: "Loss", "Accuracy". Part of the text alternative. */
  label: string;
  /** What x counts: "step", "epoch". Stands before the last tick. */
  unit: string;
  /** Shown at first, and whenever this prop changes; live data comes by `update`. */
  series?: readonly LineSeries[];
  scale?: YScale;
  /** Fixes the x axis instead of following the data. */
  domain?: Domain;
  /** Called with the x under the cross-hair, or null when it is gone. */
  onRead?: (x: number | null) => void;
  /** Room at the left for tick labels, at the right for end labels, in pixels of the canvas. */
  left?: number;
  right?: number;
  /** Draw end labels and dots. Default true. */
  ends?: boolean;
  className?: string;
}

const TOP = 6;
const BOTTOM = 20;
/** The text alternative follows live data, but not with every frame (ms). */
const TELL_EVERY = 1000;

interface Frame extends LinePlot {
  readonly size: CanvasSize;
}

/** Curves over steps or epochs: canvas for the lines, SVG for the words, a cross-hair that pointer and arrow keys move. */
export function LineChart(props: LineChartProps) {
  const { ref, label, unit, scale = 'linear', onRead, left = 34, right = 40, ends = true, className } = props;
  const series = useRef<readonly LineSeries[]>(props.series ?? []);
  const live = useRef({ axis: new LiveDomain(), points: 0, runs: 0 });
  const frame = useRef<Frame | null>(null);
  const [reading, setReading] = useState<{ x: number; left: number; text: string } | null>(null);
  const told = useRef<{ at: number; timer?: ReturnType<typeof setTimeout> }>({ at: 0 });
  const axes = useRef<SVGSVGElement>(null);
  const cross = useRef<SVGGElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const id = useId();

  const { ref: canvas, invalidate } = useCanvas((context, size) => {
    const lines = series.current;
    const domain = props.domain ?? wantedX(lines);
    const points = lines.reduce((sum, line) => sum + lengthOf(line), 0);
    const now = performance.now();
    // fewer points than before is another run: its scale does not follow the old one's
    if (points < live.current.points) live.current.runs++;
    live.current.points = points;
    const about = `${scale} ${live.current.runs}`;
    const y = live.current.axis.follow(wantedY(lines, scale), now, scale === 'log', about);

    const x1 = Math.max(left + 1, size.width - right);
    const y1 = Math.max(TOP + 1, size.height - BOTTOM);
    const plot = linePlot(domain, y, scale, { left, right: x1, top: TOP, bottom: y1 });
    frame.current = { ...plot, size };
    drawLines(context, lines, plot, size.ratio, ends);
    drawWords(lines, plot);
    // The last word counts: what comes too soon is said a little later, not left out.
    clearTimeout(told.current.timer);
    const tell = () => {
      told.current = { at: performance.now() };
      canvas.current?.setAttribute('aria-label', lineSummary(label, unit, series.current, scale));
    };
    const wait = told.current.at + TELL_EVERY - now;
    if (wait <= 0) tell();
    else told.current.timer = setTimeout(tell, wait);
  });

  function drawWords(lines: readonly LineSeries[], plot: LinePlot) {
    const [gx, gy, gEnds] = axes.current?.querySelectorAll('g') ?? [];
    if (!gx || !gy || !gEnds) return;
    const { left: from, right: to, top, bottom } = plot;
    const written = wordsBeside(lines, plot, unit);
    drawAxis(gy, { side: 'left', place: from, from: top, to: bottom, marks: written.y, grid: to - from });
    drawAxis(gx, { side: 'bottom', place: bottom, from, to, marks: written.x });
    drawEndLabels(gEnds, ends ? written.ends : []);
  }

  useImperativeHandle(ref, () => ({
    update(next) {
      series.current = next;
      invalidate();
      if (reading) read(reading.x); // of these series, or of none
    },
  }));
  useLayoutEffect(() => {
    if (!props.series) return;
    series.current = props.series;
    invalidate();
  }, [props.series, invalidate]);

  function read(x: number | null): void {
    const at = frame.current;
    const found = x === null || !at ? [] : readAt(series.current, x);
    const [first] = found;
    const marks = cross.current;
    if (!at || !first || !marks) {
      marks?.replaceChildren();
      setReading(null);
      onRead?.(null);
      return;
    }
    const px = at.x(first.x);
    const [rule] = nodes(marks, 'line', 1, styles['cross']);
    for (const [name, value] of Object.entries({ x1: px, x2: px, y1: TOP, y2: at.size.height - BOTTOM }))
      rule?.setAttribute(name, String(value));
    const dots = found.filter(({ y }) => Number.isFinite(y)); // what is no number has words, and no place
    nodes(marks, 'circle', dots.length, styles['dot']).forEach((dot, i) => {
      dot.setAttribute('r', '3.5');
      dot.setAttribute('cx', String(at.x(dots[i]!.x)));
      dot.setAttribute('cy', String(at.y(dots[i]!.y)));
    });
    const values = found.map((r) => `${r.label} ${valueText(r.y, scale)}`).join(', ');
    setReading({ x: first.x, left: px, text: `${unit} ${tickText(first.x, first.x % 1 === 0 ? 1 : 0)}: ${values}` });
    onRead?.(first.x);
  }

  // The words stand right of the cross-hair, or left of it, and never outside the chart.
  useLayoutEffect(() => {
    const element = words.current;
    if (!element || !reading) return;
    const width = frame.current?.size.width ?? 0;
    const own = element.offsetWidth / textScale();
    const right = reading.left + 8;
    const place =
      right + own <= width ? right : reading.left - 8 - own >= 0 ? reading.left - 8 - own : (width - own) / 2;
    element.style.left = rem(place);
  }, [reading]);

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    const at = frame.current;
    if (at) read(at.x.invert((event.clientX - event.currentTarget.getBoundingClientRect().left) / textScale()));
  }

  return (
    <div
      className={className ? `${styles['chart']} ${className}` : styles['chart']}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => read(null)}
    >
      <svg ref={axes} className={styles['svg']} aria-hidden="true">
        <g />
        <g />
        <g />
      </svg>
      <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={`${label} by ${unit}`} />
      <svg className={styles['svg']} aria-hidden="true">
        <g ref={cross} />
      </svg>
      <input
        id={id}
        type="range"
        className={styles['keys']}
        aria-label={readsValues(label)}
        aria-valuetext={reading?.text ?? NOTHING_READ}
        min={0}
        max={0}
        defaultValue={0}
        onFocus={(event) => {
          const count = lengthOf(series.current[0] ?? { label: '', x: [], y: [] });
          event.currentTarget.max = String(Math.max(0, count - 1));
          event.currentTarget.value = event.currentTarget.max;
          if (event.currentTarget.matches(':focus-visible')) read(series.current[0]?.x[count - 1] ?? null);
        }}
        onChange={(event) => read(series.current[0]?.x[event.currentTarget.valueAsNumber] ?? null)}
        onBlur={() => read(null)}
      />
      {reading && (
        <div ref={words} className={styles['reading']}>
          {reading.text}
        </div>
      )}
    </div>
  );
}
