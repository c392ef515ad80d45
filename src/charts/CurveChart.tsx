import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { linearTicks, makeScale } from './axis.ts';
import styles from './Chart.module.css';
import { palette } from './color.ts';
import { type Domain, extent, padDomain } from './domain.ts';
import { drawAxis, drawEndLabels, type EndLabel } from './drawAxis.ts';
import { spread } from './labelsApart.ts';
import { LiveDomain } from './liveDomain.ts';
import { drawPoints, type PlotPoints } from './points.ts';
import { useCanvas } from './useCanvas.ts';

/** What a one-dimensional fit shows. All curves are sampled at the same `x`. */
export interface CurveData {
  readonly x: ArrayLike<number>;
  /** What the network says; absent where it is not known yet. */
  readonly fit?: ArrayLike<number>;
  /** What is true, where it is known. */
  readonly target?: ArrayLike<number>;
  /** What each unit adds to the fit, drawn faintly. */
  readonly parts?: readonly ArrayLike<number>[];
  /** Index of the part that is meant: drawn more strongly than the others. */
  readonly part?: number;
  readonly points?: PlotPoints;
}

export interface CurveChartHandle {
  update(data: CurveData): void;
}

export interface CurveChartProps {
  ref?: Ref<CurveChartHandle>;
  /** Text alternative: what is drawn. */
  label: string;
  data?: CurveData;
  /** Fixed x axis. */
  domain: Domain;
  /** y that is always in sight; grows with fit and points, never with the parts. */
  range?: Domain;
  xTitle?: string;
  yTitle?: string;
  left?: number;
  right?: number;
  className?: string;
}

const TOP = 8;
const BOTTOM = 20;

/** A curve fitted to points: axes in SVG, the rest on canvas, fed past React. */
export function CurveChart(props: CurveChartProps) {
  const { ref, label, domain, range, xTitle = 'x', yTitle, left = 34, right = 44, className } = props;
  const data = useRef<CurveData | null>(props.data ?? null);
  const axis = useRef(new LiveDomain());
  const svg = useRef<SVGSVGElement>(null);

  const { ref: canvas, invalidate } = useCanvas((context, { width, height }) => {
    const current = data.current;
    // other data do not follow the scale of those before
    const y = axis.current.follow(wantedRange(current, range), performance.now(), false, `${domain} ${range}`);
    const [x1, y1] = [Math.max(left + 1, width - right), Math.max(TOP + 1, height - BOTTOM)];
    const toX = makeScale(domain, [left, x1]);
    const toY = makeScale(y, [y1, TOP]);

    const [gx, gy, gEnds] = svg.current?.querySelectorAll('g') ?? [];
    if (gx && gy && gEnds) {
      const xTicks = linearTicks(domain[0], domain[1], width < 260 ? 2 : 4);
      const xMarks = xTicks.map((tick) => ({ at: toX(tick.value), text: tick.text }));
      drawAxis(gx, {
        side: 'bottom',
        place: y1,
        from: left,
        to: x1,
        marks: [...xMarks, { at: x1 + 12, text: xTitle, anchor: 'start', title: true }],
      });
      const yMarks = linearTicks(y[0], y[1], 4).map((tick) => ({ at: toY(tick.value), text: tick.text }));
      const titled = yTitle === undefined ? yMarks : [...yMarks, { at: TOP - 4, text: yTitle, title: true }];
      drawAxis(gy, { side: 'left', place: left, from: TOP, to: y1, marks: titled, grid: x1 - left });
      drawEndLabels(gEnds, current ? endLabels(current, toY, x1, y1) : []);
    }
    if (!current) return;

    const { ink1, ink2, ink3, ink4 } = palette();
    context.save();
    context.beginPath();
    context.rect(left, 0, x1 - left, height - BOTTOM + 1);
    context.clip();
    context.lineJoin = 'round';
    const stroke = (values: ArrayLike<number>, style: string, lineWidth: number, alpha = 1, dash: number[] = []) => {
      context.globalAlpha = alpha;
      context.strokeStyle = style;
      context.lineWidth = lineWidth;
      context.setLineDash(dash);
      context.beginPath();
      for (let i = 0; i < values.length; i++) context.lineTo(toX(current.x[i]!), toY(values[i]!));
      context.stroke();
    };
    current.parts?.forEach((part, i) => {
      if (i !== current.part) stroke(part, ink4, 1, 0.5);
    });
    if (current.target) stroke(current.target, ink3, 1.5, 1, [2, 4]);
    context.globalAlpha = 1;
    context.setLineDash([]);
    if (current.points) drawPoints(context, current.points, toX, toY, { radius: 2.75 });
    const meant = current.part === undefined ? undefined : current.parts?.[current.part];
    if (meant) stroke(meant, ink2, 1.5);
    if (current.fit) stroke(current.fit, ink1, 2);
    context.restore();
  });

  useImperativeHandle(ref, () => ({
    update(next) {
      data.current = next;
      invalidate();
    },
  }));
  useLayoutEffect(() => {
    if (!props.data) return;
    data.current = props.data;
    invalidate();
  }, [props.data, invalidate]);

  return (
    <div className={className ? `${styles['chart']} ${className}` : styles['chart']}>
      <svg ref={svg} className={styles['svg']} aria-hidden="true">
        <g />
        <g />
        <g />
      </svg>
      <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={label} />
    </div>
  );
}

function wantedRange(data: CurveData | null, range: Domain | undefined): Domain {
  let wanted: Domain | null = range ?? null;
  if (data) {
    if (data.fit) wanted = extent(data.fit, data.fit.length, false, wanted);
    if (data.target) wanted = extent(data.target, data.target.length, false, wanted);
    if (data.points) wanted = extent(data.points.y, data.points.count, false, wanted);
  }
  return wanted ? padDomain(wanted, false) : [-1, 1];
}

function endLabels(data: CurveData, toY: (y: number) => number, x: number, bottom: number): EndLabel[] {
  const lines: { text: string; tone: EndLabel['tone']; values: ArrayLike<number> }[] = [];
  if (data.fit) lines.push({ text: 'fit', tone: 'main', values: data.fit });
  if (data.target) lines.push({ text: 'target', tone: 'reference', values: data.target });
  const wishes = lines.map(({ values }) => {
    const last = toY(values[values.length - 1] ?? 0);
    return Number.isFinite(last) ? Math.min(bottom, Math.max(TOP, last)) : TOP;
  });
  const places = spread(wishes, 12, TOP, bottom);
  return lines.map(({ text, tone }, i) => ({ x: x + 6, y: places[i]!, text, tone }));
}
