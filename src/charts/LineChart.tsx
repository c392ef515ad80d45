import { type PointerEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import {
  linearTicks,
  logTicks,
  makeScale,
  percentTicks,
  type Scale,
  ticksApart,
  ticksBeside,
  tickText,
} from './axis.ts';
import styles from './Chart.module.css';
import { palette } from './color.ts';
import { type Domain, LiveDomain, spread } from './domain.ts';
import { type AxisMark, drawAxis, drawEndLabels, nodes } from './drawAxis.ts';
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
import { rem, textScale } from './textScale.ts';
import { thin, thinRoom } from './thin.ts';
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
const GAP = 12;
/** The text alternative follows live data, but not with every frame (ms). */
const TELL_EVERY = 1000;

interface Frame {
  x: Scale;
  y: Scale;
  domain: Domain;
  size: CanvasSize;
}

/** Curves over steps or epochs: canvas for the lines, SVG for the words, a cross-hair that pointer and arrow keys move. */
export function LineChart(props: LineChartProps) {
  const { ref, label, unit, scale = 'linear', onRead, left = 34, right = 40, ends = true, className } = props;
  const series = useRef<readonly LineSeries[]>(props.series ?? []);
  const live = useRef({ axis: new LiveDomain(), points: 0, runs: 0 });
  const frame = useRef<Frame | null>(null);
  const buffer = useRef(new Float64Array(0));
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
    const next: Frame = {
      x: makeScale(domain, [left, x1]),
      y: makeScale(y, [y1, TOP], scale === 'log'),
      domain,
      size,
    };
    frame.current = next;
    drawLines(context, lines, next, left, x1);
    drawWords(lines, next, x1, y1, y);
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

  function drawLines(
    context: CanvasRenderingContext2D,
    lines: readonly LineSeries[],
    at: Frame,
    x0: number,
    x1: number,
  ) {
    const { ink1, ink4, ink3 } = palette();
    const columns = Math.ceil((x1 - x0) * at.size.ratio);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    // the first is drawn last, on top
    for (let s = lines.length - 1; s >= 0; s--) {
      const line = lines[s]!;
      const tone = toneOf(line, s);
      const room = Math.min(thinRoom(columns), 4 * lengthOf(line) + 8);
      if (buffer.current.length < room) buffer.current = new Float64Array(Math.max(room, thinRoom(columns)));
      const out = buffer.current;
      const count = thin(line.x, line.y, lengthOf(line), at.domain[0], at.domain[1], columns, out);
      context.beginPath();
      let down = false;
      for (let i = 0; i < count; i++) {
        const value = out[2 * i + 1]!;
        if (Number.isNaN(value)) down = false;
        else if (down) context.lineTo(at.x(out[2 * i]!), at.y(value));
        else {
          context.moveTo(at.x(out[2 * i]!), at.y(value));
          down = true;
        }
      }
      context.strokeStyle = tone === 'main' ? ink1 : tone === 'quiet' ? ink4 : ink3;
      context.lineWidth = tone === 'reference' ? 1 : 1.5;
      context.setLineDash(tone === 'reference' ? [1, 3] : []);
      context.stroke();
      context.setLineDash([]);
      if (!ends || tone === 'reference' || count === 0) continue;
      context.beginPath();
      context.arc(at.x(out[2 * count - 2]!), at.y(out[2 * count - 1]!), 2.5, 0, 2 * Math.PI);
      context.fillStyle = context.strokeStyle;
      context.fill();
    }
  }

  function drawWords(lines: readonly LineSeries[], at: Frame, x1: number, y1: number, domain: Domain) {
    const [gx, gy, gEnds] = axes.current?.querySelectorAll('g') ?? [];
    if (!gx || !gy || !gEnds) return;
    const high = y1 - TOP;
    const yTicks =
      scale === 'percent'
        ? percentTicks(high < 60 ? 1 : 2)
        : (scale === 'log' ? logTicks : linearTicks)(domain[0], domain[1], high < 60 ? 2 : 4);
    const yMarks = ticksApart(yTicks, at.y, 12).map((tick) => ({ at: at.y(tick.value), text: tick.text }));
    drawAxis(gy, { side: 'left', place: left, from: TOP, to: y1, marks: yMarks, grid: x1 - left });

    // Down to a tenth: an epoch that is not over yet is not counted.
    const end = tickText(Math.floor(at.domain[1] * 10) / 10, at.domain[1] % 1 === 0 ? 1 : 0.1);
    const last: AxisMark = { at: x1, text: `${unit} ${end}`, anchor: 'end' };
    const wide = last.text.length * 6.2;
    const xTicks = ticksBeside(
      linearTicks(at.domain[0], at.domain[1], Math.max(1, Math.round((x1 - left) / 110))),
      at.x,
      [x1],
      wide + 14,
    );
    const xMarks = xTicks.map((tick): AxisMark => ({ at: at.x(tick.value), text: tick.text }));
    drawAxis(gx, { side: 'bottom', place: y1, from: left, to: x1, marks: [...xMarks, last] });

    const ending = ends ? lines.filter((line) => lengthOf(line) > 0) : [];
    const lastY = (line: LineSeries) => {
      const value = line.y[lengthOf(line) - 1]!;
      return Number.isFinite(value) ? at.y(value) : TOP;
    };
    const places = spread(ending.map(lastY), GAP, TOP, y1);
    drawEndLabels(
      gEnds,
      ending.map((line, i) => ({
        x: at.x(line.x[lengthOf(line) - 1]!) + 6,
        y: places[i]!,
        text: line.label,
        tone: toneOf(line, lines.indexOf(line)),
      })),
    );
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
        aria-label={`${label}: read values`}
        aria-valuetext={reading?.text ?? 'nothing read'}
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

function toneOf(line: LineSeries, index: number): 'main' | 'quiet' | 'reference' {
  return line.tone ?? (index === 0 ? 'main' : 'quiet');
}
