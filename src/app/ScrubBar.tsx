import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { linearTicks, makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { extent, padDomain } from '#charts/domain.ts';
import { drawAxis } from '#charts/drawAxis.ts';
import { penWidth } from '#charts/pen.ts';
import { textScale } from '#charts/textScale.ts';
import { thin, thinRoom } from '#charts/thin.ts';
import { traceThinned } from '#charts/traceThinned.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { Frame } from '#engine/protocol.ts';
import { breaksAt, taskTurns } from '#state/curveBreaks.ts';
import { runBefore } from '#state/runBefore.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './ScrubBar.module.css';
import { endOf, pointAt, pointForKey, shareAt, stepAt } from './scrubScale.ts';
import { BY_EPOCH, scrubbedAt, scrubLabel } from './transportWords.ts';

const INSET = 8;
let room = new Float64Array(0);
/** Of the run before. */
const DOTS = [2, 3];
const isThere = <T,>(value: T | null | undefined): value is T => value != null;

/**
 * The run so far as a curve of its test loss (train loss where there is no test) by epoch; the knob stands where the run stands and is dragged to any recorded
 * step. It is broken where the run turned to another task. `plain` is a bare slider for little room.
 */
export function ScrubBar({ plain = false }: { plain?: boolean }) {
  const desk = useDesk();
  const { editor } = desk;
  const held = useEditor((s) => s.data.test.length > 0);
  const log = useEditor((s) => s.document.view['lossScale'] !== 'linear');
  const bar = useRef<HTMLDivElement>(null);
  const axis = useRef<SVGGElement>(null);
  const reading = useRef<HTMLDivElement>(null);
  /** The step that is being sought: the knob is there before the engine is. */
  const sought = useRef<number>(undefined);
  const set = held ? 'test' : 'train';

  const before = runBefore(desk);
  /** The axis holds the run before too, where there is one to compare with. */
  const end = () => Math.max(endOf(desk.history), endOf(before.get().run?.curve ?? desk.history));

  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const history = desk.history;
    const { frame } = editor;
    const last = end();
    const base = plain ? height / 2 : height - 18.5;
    const toX = makeScale([0, last], [INSET, width - INSET]);
    const { ink1, ink2, hair, accent } = palette();
    const here = knobEpoch(frame);
    context.lineJoin = 'round';
    if (plain) {
      strokeLine(context, INSET, base, width - INSET, base, hair, 3);
      strokeLine(context, INSET, base, toX(here), base, ink2, 3);
    } else {
      const losses = held ? history.testLoss : history.trainLoss;
      const ghost = before.get().run?.curve;
      const ghostly = ghost && (held ? ghost.testLoss : ghost.trainLoss);
      const ranges = [extent(losses, history.count, log), ghost && extent(ghostly!, ghost.count, log)].filter(isThere);
      if (ranges.length > 0) {
        const [low, high] = padDomain(
          [Math.min(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))],
          log,
        );
        const toY = makeScale([low, high], [base - 4, 6], log);
        const columns = Math.ceil(width * ratio);
        const { written, recorded } = editor.store.getState();
        const breaks = breaksAt(taskTurns(written, recorded), history.step, history.count);
        const size = thinRoom(columns, breaks.length);
        if (room.length < size) room = new Float64Array(size);
        if (ghost) {
          const points = thin(ghost.epoch, ghostly!, ghost.count, 0, last, columns, room);
          traceThinned(context, room, points, toX, toY);
          context.strokeStyle = ink2;
          context.lineWidth = penWidth(1.5);
          context.setLineDash(DOTS);
          context.stroke();
          context.setLineDash([]);
        }
        const points = thin(history.epoch, losses, history.count, 0, last, columns, room, breaks);
        traceThinned(context, room, points, toX, toY);
        context.strokeStyle = ink1;
        context.lineWidth = penWidth(1.5);
        context.stroke();
      }
      strokeLine(context, toX(here), 6, toX(here), base, accent, 1.5);
      const ticks = linearTicks(0, last, Math.max(2, Math.round(width / 120)));
      const marks = ticks.map((tick) => ({ at: toX(tick.value), text: tick.text }));
      if (axis.current) drawAxis(axis.current, { side: 'bottom', place: base, from: INSET, to: width - INSET, marks });
    }
    context.beginPath();
    context.arc(toX(here), plain ? base : 6, 6, 0, 2 * Math.PI);
    context.fillStyle = plain ? palette().paper : accent;
    context.fill();
    if (plain) {
      context.strokeStyle = ink2;
      context.lineWidth = penWidth(1.5);
      context.stroke();
    }
  });

  /** Where the knob stands: the step that is sought, else the one the run is at. */
  function knobEpoch(frame: Frame | undefined): number {
    const history = desk.history;
    if (sought.current !== undefined) return history.epoch[history.nearest(sought.current)] ?? 0;
    if (!frame) return 0;
    return frame.position.epoch + (frame.trainCount > 0 ? frame.position.used / frame.trainCount : 0);
  }

  function describe(frame: Frame): void {
    const element = bar.current;
    if (!element) return;
    const { step, epoch } = frame.position;
    const { loss } = held ? frame.test : frame.train;
    element.setAttribute('aria-valuemax', String(desk.history.furthest));
    element.setAttribute('aria-valuenow', String(step));
    element.setAttribute('aria-valuetext', wordsAt(step, epoch, loss));
  }

  const wordsAt = (step: number, epoch: number, loss: number) =>
    scrubbedAt(formatCount(step), formatNumber(epoch, 3, true), set, formatNumber(loss));

  /** The recorded point under the pointer, in words over the bar; none where `share` is undefined. */
  function read(share?: number): void {
    const element = reading.current;
    if (!element) return;
    const history = desk.history;
    const index = share === undefined ? -1 : pointAt(history, share * end());
    element.hidden = index < 0;
    if (index < 0) return;
    element.textContent = wordsAt(
      history.step[index]!,
      history.epoch[index]!,
      (held ? history.testLoss : history.trainLoss)[index]!,
    );
    element.style.left = `${100 * Math.max(0, Math.min(1, share!))}%`;
  }

  useEffect(() => before.subscribe(invalidate), [before, invalidate]);
  useFrames((frame) => {
    // Of another run nothing is sought.
    if (!frame || sought.current === frame.position.step) sought.current = undefined;
    if (frame) describe(frame);
    else read();
    invalidate();
  }, WORDS_EVERY);

  function seek(step: number | undefined): void {
    const { frame } = editor;
    if (step === undefined || step === (sought.current ?? frame?.position.step)) return;
    sought.current = step;
    editor.seek(step);
    invalidate();
  }

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const inset = INSET * textScale();
    const share = shareAt(event.clientX - box.left, box.width, inset);
    read(share);
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    seek(stepAt(desk.history, share * end()));
  }

  function onKey(event: KeyboardEvent): void {
    const at = sought.current ?? editor.frame?.position.step ?? 0;
    const index = pointForKey(event.key, desk.history, at);
    if (index === undefined) return;
    event.preventDefault();
    seek(desk.history.step[index]);
  }

  return (
    <div className={styles['scrub']}>
      {!plain && (
        <span className={styles['label']} aria-hidden>
          {set} loss
          <br />
          {BY_EPOCH}
        </span>
      )}
      <div
        ref={bar}
        role="slider"
        tabIndex={0}
        aria-label={scrubLabel(set)}
        aria-valuemin={0}
        aria-valuemax={0}
        aria-valuenow={0}
        className={styles['bar']}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={() => read()}
        onKeyDown={onKey}
      >
        <canvas ref={ref} className={styles['canvas']} aria-hidden />
        <div ref={reading} hidden className={styles['reading']} aria-hidden />
        {!plain && (
          <svg className={styles['svg']} aria-hidden="true">
            <g ref={axis} />
          </svg>
        )}
      </div>
    </div>
  );
}

function strokeLine(
  context: CanvasRenderingContext2D,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  style: string,
  width: number,
): void {
  context.strokeStyle = style;
  context.lineWidth = penWidth(width);
  context.lineCap = width > 2 ? 'round' : 'butt';
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
