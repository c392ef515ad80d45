import type { Curve } from '#lesson/index.ts';
import { topOf } from '#lesson/questions/draw.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import { curveOfAnswer, curveOfRun, type DrawnCurve } from './curveOf.ts';
import styles from './DrawCurve.module.css';
import { type Domain, inShares, pathOf } from './drawing.ts';
import { CURVE_LABEL, curveNames, DRAWN_CURVE_LABEL, INPUT, penOnCurve, STEPS } from './drawWords.ts';
import { Paper, type PaperProps } from './Paper.tsx';

type DrawCurveProps = Pick<PaperProps, 'strokes' | 'onStrokes' | 'locked'> & { readonly question: DrawnCurve };

/** Cells along the line of the answer. */
const RESOLUTION = 100;
/** How far the axis of an answer goes beyond the samples, as a share of what they span. */
const MARGIN = 0.25;

/** Axes with a pen: the curve that one expects, drawn before the run, and afterwards under the one that came out. */
export function DrawCurve(props: DrawCurveProps) {
  return props.question.of === undefined ? <OfAnswer {...props} /> : <OfRun {...props} />;
}

/** A number of the run over its steps, as it comes. */
function OfRun(props: DrawCurveProps) {
  const desk = useDesk();
  const { question, locked } = props;
  const { of = 'trainLoss', steps = 1 } = question;
  const domain: Domain = [
    [0, steps],
    [0, topOf(question)],
  ];
  // What has come out already must not lead the pen.
  const real = useFrameValue(() => pathOfCurve(domain, curveOfRun(question, desk.history)));
  const show = (value: number) => (of.endsWith('Accuracy') ? formatPercent(value, 0) : formatNumber(value, 3, true));
  return (
    <Axes {...props} domain={domain} across={STEPS} up={curveNames[of]} show={show} real={locked ? (real ?? '') : ''} />
  );
}

/** The answer over its one input, with the samples. */
function OfAnswer(props: DrawCurveProps) {
  const data = useEditor((s) => s.data);
  const [low, high] = [Math.min(...data.targets), Math.max(...data.targets)];
  const margin = MARGIN * (high - low || 1);
  const domain: Domain = [data.domain[0] ?? [-1, 1], [low - margin, high + margin]];
  useProbe('answer', { resolution: RESOLUTION, samples: false }, true);
  const real = useFrameValue(({ probes }) => pathOfCurve(domain, curveOfAnswer(probes.answer, data)));
  const points = Array.from(data.targets, (target, row) => [data.coordinates[row * data.dimensions]!, target] as const);
  const show = (value: number) => formatNumber(value, 3, true);
  return (
    <Axes
      {...props}
      domain={domain}
      across={INPUT}
      up={curveNames.answer}
      show={show}
      real={props.locked ? (real ?? '') : ''}
      points={points}
    />
  );
}

interface AxesProps extends DrawCurveProps {
  readonly domain: Domain;
  readonly across: string;
  readonly up: string;
  readonly show: (value: number) => string;
  /** As an SVG path in a box of side 1; empty where it is not shown. */
  readonly real: string;
  readonly points?: readonly (readonly [number, number])[];
}

function Axes({ question: _, domain, across, up, show, real, points = [], ...paper }: AxesProps) {
  const [[left, right], [low, high]] = domain as readonly [readonly [number, number], readonly [number, number]];
  return (
    <figure className={styles['axes']}>
      <figcaption className={styles['up']}>{up}</figcaption>
      <Paper
        {...paper}
        domain={domain}
        className={styles['wide']}
        label={paper.locked ? DRAWN_CURVE_LABEL : CURVE_LABEL}
        says={(at) => penOnCurve(across, formatNumber(at[0], 3, true), up, show(at[1]))}
      >
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden className={styles['real']}>
          <path className={styles['grid']} d="M0,0.5L1,0.5M0.5,0L0.5,1" />
          <path className={styles['points']} d={points.map((at) => pathOf(domain, [at])).join('')} />
          {real !== '' && <path className={styles['curve']} d={real} />}
        </svg>
        <span className={styles['top']} aria-hidden>
          {show(high)}
        </span>
        <span className={styles['bottom']} aria-hidden>
          {show(low)}
        </span>
      </Paper>
      <div className={styles['across']} aria-hidden>
        <span>{formatNumber(left, 3, true)}</span>
        <span>{across}</span>
        <span>{formatNumber(right, 4, true)}</span>
      </div>
    </figure>
  );
}

function pathOfCurve(domain: Domain, curve: Curve | undefined): string {
  if (!curve) return '';
  const shares = curve.x.map((x, i) => inShares(domain, [x, curve.y[i]!]));
  // Beyond the axes it goes along their edge.
  return shares.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(Math.max(0, Math.min(1, y)))}`).join('');
}
const round = (share: number) => Number(share.toFixed(4));
