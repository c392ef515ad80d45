import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { linearTicks, makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { extent, padDomain } from '#charts/domain.ts';
import { drawAxis } from '#charts/drawAxis.ts';
import { penWidth } from '#charts/pen.ts';
import { textScale } from '#charts/textScale.ts';
import { thin, thinRoom } from '#charts/thin.ts';
import { logTicks } from '#charts/ticks.ts';
import { traceThinned } from '#charts/traceThinned.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { breaksAt, taskTurns } from '#state/curveBreaks.ts';
import { watchFrames } from '#state/frames.ts';
import { useEditor } from '#state/useDesk.ts';
import { WORDS_EVERY } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { type OnAxis, onAxis, originOf } from './alignment.ts';
import styles from './Compare.module.css';
import { clockWords, curveSays, curveTitle, positionOfAll, stepAndEpoch, stepLabel } from './compareWords.ts';
import type { Comparison, Lane } from './comparison.ts';
import { dashes } from './dashes.ts';
import { stepsPerEpoch } from './laneEditor.ts';

const LEFT = 44;
const RIGHT = 12;
/** Turns to another task that a line is broken at, the last of it. */
const MOST_TURNS = 256;
let room = new Float64Array(0);

/** The loss of every lane on one axis, from the start or from where the last phase of each begins; it is the scrub bar of them all. */
export function CommonCurve({ comparison, lanes }: { comparison: Comparison; lanes: readonly Lane[] }) {
  const { editor, history } = { editor: comparison.desk.editor, history: () => comparison.desk.history };
  const by = comparison.shared.use((s) => s.by);
  const from = comparison.shared.use((s) => s.from);
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
  const placed = ({ desk }: Lane): OnAxis | undefined =>
    onAxis(desk.history, originOf(desk.editor, from), by, stepsPerEpoch(desk.editor));
  const last = () =>
    Math.max(
      1,
      ...lanes.map((lane) => {
        const { count } = lane.desk.history;
        const on = placed(lane);
        return on && count > 0 ? along(lane)[count - 1]! - on.shift : 0;
      }),
    );
  const here = () => {
    const index = sought.current === undefined ? -1 : history().nearest(sought.current);
    const on = placed(lanes[0]!);
    if (!on) return 0;
    if (index >= 0) return Math.max(0, along(lanes[0]!)[index]! - on.shift);
    const position = editor.frame?.position;
    if (!position) return 0;
    const trained = editor.frame!.trainCount;
    const made = by === 'step' ? position.step : position.epoch + (trained > 0 ? position.used / trained : 0);
    return Math.max(0, made - on.shift);
  };

  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const base = height - 20.5;
    const end = last();
    const toX = makeScale([0, end], [LEFT, width - RIGHT]);
    const lines = lanes.map((lane) => {
      const { count } = lane.desk.history;
      const on = placed(lane);
      if (!on) return undefined;
      const loss = lossOf(lane).subarray(on.first, count);
      return { ...on, count: count - on.first, x: along(lane).subarray(on.first, count), loss };
    });
    const found = lines.flatMap((line) => {
      const range = line && extent(line.loss, line.count, log);
      return range ? [range] : [];
    });
    const { ink1, accent } = palette();
    const columns = Math.ceil((width - LEFT - RIGHT) * ratio);
    const size = thinRoom(columns, 2 * MOST_TURNS);
    if (room.length < size) room = new Float64Array(size);
    context.lineCap = context.lineJoin = 'round';
    if (found.length > 0) {
      const domain = padDomain(
        [Math.min(...found.map(([low]) => low)), Math.max(...found.map(([, high]) => high))],
        log,
      );
      const toY = makeScale(domain, [base - 4, 8], log);
      for (const [i, lane] of lanes.entries()) {
        const line = lines[i];
        if (!line) continue;
        const { shift, count, x, loss } = line;
        const { written, recorded } = lane.desk.editor.store.getState();
        const steps = lane.desk.history.step.subarray(line.first);
        const breaks = breaksAt(taskTurns(written, recorded).slice(-MOST_TURNS), steps, count);
        const points = thin(x, loss, count, shift, shift + end, columns, room, breaks);
        traceThinned(context, room, points, (at) => toX(at - shift), toY);
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
    // There is nothing between two steps, nor a name for it.
    const marks = linearTicks(0, end, Math.max(2, Math.round(width / 140)))
      .filter(({ value }) => Number.isInteger(value))
      .map(({ value, text }) => ({ at: toX(value), text }));
    if (x.current) drawAxis(x.current, { side: 'bottom', place: base, from: LEFT, to: width - RIGHT, marks });
  });

  const describe = () => {
    const element = bar.current;
    const { frame } = editor;
    if (!element || !frame) return;
    const { step, epoch } = frame.position;
    const origin = originOf(editor, from);
    const clock = origin === undefined ? undefined : step - origin;
    element.setAttribute('aria-valuemax', String(Math.max(0, history().furthest - (origin ?? 0))));
    element.setAttribute('aria-valuenow', String(Math.max(0, clock ?? 0)));
    element.setAttribute(
      'aria-valuetext',
      from === 'start'
        ? stepAndEpoch(formatCount(step), formatNumber(epoch, 3, true))
        : `${stepLabel(from)}: ${clockWords(clock)}`,
    );
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
    [comparison, lineage, lanes, from, invalidate],
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
    const on = placed(lanes[0]!);
    const steps = along(lanes[0]!);
    let best = -1;
    const off = (i: number) => Math.abs(steps[i]! - on!.shift - value);
    for (let i = on?.first ?? history().count; i < history().count; i++) if (best < 0 || off(i) < off(best)) best = i;
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
    const first = placed(lanes[0]!)?.first;
    if (first === undefined) return;
    const now = history().nearest(sought.current ?? editor.frame?.position.step ?? 0);
    const to = {
      ArrowLeft: now - 1,
      ArrowRight: now + 1,
      Home: first,
      End: count - 1,
      PageUp: now + 10,
      PageDown: now - 10,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seek(Math.max(first, Math.min(count - 1, to)));
  }

  return (
    <div className={styles['curve']}>
      <div className={styles['about']}>
        <h2>{curveTitle(held, by, from)}</h2>
        <p>{curveSays(by, from)}</p>
      </div>
      <div
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label={positionOfAll(set)}
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
