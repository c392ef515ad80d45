import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { linearTicks, logTicks, makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { extent, padDomain } from '#charts/domain.ts';
import { drawAxis } from '#charts/drawAxis.ts';
import { penWidth } from '#charts/pen.ts';
import { textScale } from '#charts/textScale.ts';
import { thin, thinRoom } from '#charts/thin.ts';
import { traceThinned } from '#charts/traceThinned.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { watchFrames } from '#state/frames.ts';
import { useEditor } from '#state/useDesk.ts';
import { WORDS_EVERY } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './Compare.module.css';
import { CURVE, CURVE_BY_EPOCH } from './compareWords.ts';
import type { Comparison, Lane } from './comparison.ts';
import { dashes } from './dashes.ts';

const LEFT = 44;
const RIGHT = 12;
let room = new Float64Array(0);

/** The loss of every lane on one axis; it is the scrub bar of them all. */
export function CommonCurve({ comparison, lanes }: { comparison: Comparison; lanes: readonly Lane[] }) {
  const { editor, history } = { editor: comparison.desk.editor, history: () => comparison.desk.history };
  const by = comparison.shared.use((s) => s.by);
  const held = useEditor((s) => s.data.test.length > 0);
  const log = useEditor((s) => s.document.view['lossScale'] !== 'linear');
  const lineage = useEditor((s) => s.lineage);
  const bar = useRef<HTMLDivElement>(null);
  const x = useRef<SVGGElement>(null);
  const y = useRef<SVGGElement>(null);
  const sought = useRef<number>(undefined);
  const set = held ? 'test' : 'train';
  const lossOf = ({ desk }: Lane) => (held ? desk.history.testLoss : desk.history.trainLoss);
  const along = ({ desk }: Lane) => (by === 'step' ? desk.history.step : desk.history.epoch);
  const last = () =>
    Math.max(1, ...lanes.map((lane) => (lane.desk.history.count > 0 ? along(lane)[lane.desk.history.count - 1]! : 0)));
  const here = () => {
    const index = sought.current === undefined ? -1 : history().nearest(sought.current);
    if (index >= 0) return along(lanes[0]!)[index]!;
    const position = editor.frame?.position;
    if (!position) return 0;
    const trained = editor.frame!.trainCount;
    return by === 'step' ? position.step : position.epoch + (trained > 0 ? position.used / trained : 0);
  };

  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const base = height - 20.5;
    const end = last();
    const toX = makeScale([0, end], [LEFT, width - RIGHT]);
    const found = lanes.flatMap((lane) => {
      const range = extent(lossOf(lane), lane.desk.history.count, log);
      return range ? [range] : [];
    });
    const { ink1, accent } = palette();
    const columns = Math.ceil((width - LEFT - RIGHT) * ratio);
    if (room.length < Math.max(4, thinRoom(columns))) room = new Float64Array(Math.max(4, thinRoom(columns)));
    context.lineCap = context.lineJoin = 'round';
    if (found.length > 0) {
      const domain = padDomain(
        [Math.min(...found.map(([low]) => low)), Math.max(...found.map(([, high]) => high))],
        log,
      );
      const toY = makeScale(domain, [base - 4, 8], log);
      for (const [i, lane] of lanes.entries()) {
        const { count } = lane.desk.history;
        const points = thin(along(lane), lossOf(lane), count, 0, end, columns, room);
        traceThinned(context, room, points, toX, toY);
        context.strokeStyle = ink1;
        context.lineWidth = penWidth(1.5);
        context.setLineDash([...(dashes[i] ?? [])]);
        context.stroke();
      }
      context.setLineDash([]);
      const ticks = (log ? logTicks : linearTicks)(domain[0], domain[1], 3);
      const marks = ticks.map((tick) => ({ at: toY(tick.value), text: tick.text }));
      if (y.current)
        drawAxis(y.current, { side: 'left', place: LEFT, from: base, to: 8, marks, grid: width - LEFT - RIGHT });
    }
    const at = toX(here());
    context.strokeStyle = accent;
    context.lineWidth = penWidth(1.5);
    context.beginPath();
    context.moveTo(at, 6);
    context.lineTo(at, base);
    context.stroke();
    context.beginPath();
    context.arc(at, 6, 6, 0, 2 * Math.PI);
    context.fillStyle = accent;
    context.fill();
    const marks = linearTicks(0, end, Math.max(2, Math.round(width / 140))).map((tick) => ({
      at: toX(tick.value),
      text: tick.text,
    }));
    if (x.current) drawAxis(x.current, { side: 'bottom', place: base, from: LEFT, to: width - RIGHT, marks });
  });

  const describe = () => {
    const element = bar.current;
    const { frame } = editor;
    if (!element || !frame) return;
    const { step, epoch } = frame.position;
    element.setAttribute('aria-valuemax', String(history().furthest));
    element.setAttribute('aria-valuenow', String(step));
    element.setAttribute('aria-valuetext', `step ${formatCount(step)}, epoch ${formatNumber(epoch, 3, true)}`);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another lineage or other lanes it begins anew
  useEffect(
    () =>
      watchFrames(
        comparison.desk,
        (frame) => {
          if (!frame || sought.current === frame.position.step) sought.current = undefined;
          describe();
          invalidate();
        },
        WORDS_EVERY,
      ),
    [comparison, lineage, lanes, invalidate],
  );

  function seek(index: number): void {
    if (index < 0) return;
    const step = history().step[index]!;
    if (step === (sought.current ?? editor.frame?.position.step)) return;
    sought.current = step;
    editor.seek(step);
    invalidate();
  }
  function nearest(value: number): number {
    const steps = along(lanes[0]!);
    let best = -1;
    for (let i = 0; i < history().count; i++)
      if (best < 0 || Math.abs(steps[i]! - value) < Math.abs(steps[best]! - value)) best = i;
    return best;
  }
  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const scale = textScale();
    const share = (event.clientX - box.left - LEFT * scale) / Math.max(1, box.width - (LEFT + RIGHT) * scale);
    seek(nearest(Math.max(0, Math.min(1, share)) * last()));
  }
  function onKey(event: KeyboardEvent): void {
    const { count } = history();
    const now = history().nearest(sought.current ?? editor.frame?.position.step ?? 0);
    const to = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      Home: 0,
      End: count - 1,
      PageUp: now + 10,
      PageDown: now - 10,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seek(Math.max(0, Math.min(count - 1, to)));
  }

  return (
    <div className={styles['curve']}>
      <div className={styles['about']}>
        <h2>
          {set === 'test' ? 'Test loss' : 'Loss'} by {by}, one axis for all
        </h2>
        <p>{by === 'step' ? CURVE : CURVE_BY_EPOCH}</p>
      </div>
      <div
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label={`Position of all runs, over their ${set} loss`}
        aria-valuemin={0}
        aria-valuemax={0}
        aria-valuenow={0}
        className={styles['bar']}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onKeyDown={onKey}
      >
        <canvas ref={ref} aria-hidden />
        <svg aria-hidden="true">
          <g ref={y} />
          <g ref={x} />
        </svg>
      </div>
      <ul className={styles['ends']}>
        {lanes.map((lane, i) => (
          <End key={lane.id} lane={lane} dash={dashes[i] ?? []} held={held} />
        ))}
      </ul>
    </div>
  );
}

/** What a lane's line is: its letter, its dash, and its loss where all stand. */
function End({ lane: { tag, desk, name }, dash, held }: { lane: Lane; dash: readonly number[]; held: boolean }) {
  const [loss, setLoss] = useState('');
  useEffect(
    () =>
      watchFrames(
        desk,
        (frame) => setLoss(frame ? formatNumber((held ? frame.test : frame.train).loss) : ''),
        WORDS_EVERY,
      ),
    [desk, held],
  );
  return (
    <li data-explain={name}>
      <span className={styles['tag']}>{tag}</span>
      <svg className={styles['dash']} viewBox="0 0 28 8" aria-hidden="true">
        <path d="M2 4H26" strokeDasharray={dash.join(' ')} />
      </svg>
      <b>{loss}</b>
    </li>
  );
}
