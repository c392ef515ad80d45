import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { noneLeads } from '#charts/answer.ts';
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { AnswerCanvas } from '#lenses/answer/AnswerCanvas.tsx';
import { AnswerCurve } from '#lenses/answer/AnswerCurve.tsx';
import { AnswerSample, Said } from '#lenses/answer/AnswerSample.tsx';
import { answersFor, sayAt, targetLimit } from '#lenses/answer/answerPicture.ts';
import { noSide } from '#lenses/answer/borderWords.ts';
import type { Desk } from '#state/desk.ts';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { formatNumber } from '#ui/format.ts';
import styles from './Compare.module.css';
import { answerLabel, differenceLabel, NO_DIFFERENCE, readByKeys, saysAt } from './compareWords.ts';
import { differenceOf } from './difference.ts';
import { sameData } from './laneEditor.ts';
import { pointer } from './pointer.ts';

/** Cells along a side of the map: four of them are drawn in the time that one of the page's is. */
const CELLS = 48;
/** How far an arrow key moves the pointer, in parts of the side. */
const STRIDE = 1 / 20;

interface LaneAnswerProps {
  /** Of A, whose pointer is everybody's. */
  readonly a: Desk;
  readonly name: string;
  readonly difference: boolean;
}

/** What the network of the desk says: over the plane with the pointer that all lanes share, along a line, or of the sample that all look at. */
export function LaneAnswer({ a, name, difference }: LaneAnswerProps) {
  const data = useEditor((s) => s.data);
  const row = useSample(data);
  if (data.dimensions === 1)
    return (
      <div className={styles['map']}>
        <AnswerCurve unit={undefined} small />
      </div>
    );
  // The picture itself stands at the network's left.
  if (data.kind === 'image' && data.task !== 'picture')
    return (
      <div className={styles['bars']}>
        <Said data={data} row={row} />
      </div>
    );
  if (data.dimensions === 0) return <AnswerSample small />;
  return <Plane a={a} name={name} difference={difference} />;
}

function Plane({ a, name, difference }: LaneAnswerProps) {
  const data = useEditor((s) => s.data);
  const shared = pointer(a);
  const at = shared.use((s) => s.at);
  const box = useRef<HTMLDivElement>(null);
  const [xs, ys] = data.domain as readonly [readonly [number, number], readonly [number, number]];

  function move(x: number, y: number): void {
    const clip = (value: number, [low, high]: readonly [number, number]) => Math.max(low, Math.min(high, value));
    shared.set({ at: [clip(x, xs), clip(y, ys)] });
  }
  function onPointer(event: PointerEvent): void {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return;
    const [across, down] = [(event.clientX - rect.left) / rect.width, (event.clientY - rect.top) / rect.height];
    move(xs[0] + across * (xs[1] - xs[0]), ys[1] - down * (ys[1] - ys[0]));
  }
  function onKey(event: KeyboardEvent): void {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [
      0, 0,
    ];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    const [x, y] = at ?? [(xs[0] + xs[1]) / 2, (ys[0] + ys[1]) / 2];
    move(x! + dx! * STRIDE * (xs[1] - xs[0]), y! + dy! * STRIDE * (ys[1] - ys[0]));
  }

  return (
    <>
      <div
        ref={box}
        className={styles['map']}
        role="application"
        aria-label={readByKeys(difference ? differenceLabel(name) : answerLabel(name))}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a plane that arrow keys walk over
        tabIndex={0}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => shared.set({ at: undefined })}
        onKeyDown={onKey}
      >
        {difference ? (
          <DifferenceCanvas a={a} label={differenceLabel(name)} />
        ) : (
          <AnswerCanvas label={answerLabel(name)} cross={at} cells={CELLS} />
        )}
      </div>
      <AnswerAt at={at} difference={difference} />
    </>
  );
}

/** The answer under the pointer, or that no side is taken: said anew with what is drawn, and wherever the pointer goes. */
function AnswerAt({ at, difference }: { at: readonly number[] | undefined; difference: boolean }) {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  useFrameValue(({ version, position }) => `${version} ${position.step}`, WORDS_EVERY);
  const answer = editor.frame?.probes.answer;
  const none =
    !at &&
    !difference &&
    answersFor(answer, data) &&
    answer.classes > 0 &&
    noneLeads(answer.values.subarray(0, answer.classes * answer.resolution ** 2), answer.classes);
  const values = at && answersFor(answer, data) ? sayAt(answer, data.domain, at) : [];
  const said = values.length > 0 ? formatNumber(values.length === 2 ? values[1]! : Math.max(...values), 2) : '';
  return (
    <p className={styles['said']} aria-live="off">
      {at ? (
        <>
          {saysAt(at)} <b>{said}</b>
        </>
      ) : (
        !difference && (none ? noSide : ' ')
      )}
    </p>
  );
}

/** p − p of A, on the signed scale. */
function DifferenceCanvas({ a, label }: { a: Desk; label: string }) {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  const limit = useMemo(() => (data.task === 'classification' ? 1 : targetLimit(data.targets)), [data]);
  const plane = useRef(new Heatmap());
  useEditor((s) => s.document); // what follows from it: whether both are given the same
  const alike = sameData(editor, a.editor);
  const { ref, invalidate } = useCanvas((context, { width, height, ratio }) => {
    const [answer, base] = [editor.frame?.probes.answer, a.editor.frame?.probes.answer];
    const found = alike && answer && base ? differenceOf(answer, base) : undefined;
    if (!found) return;
    const grid = { values: found.values, width: found.resolution, height: found.resolution };
    plane.current.draw(
      context,
      grid,
      { x: 0, y: 0, width, height },
      palette().signed,
      signedMapping(limit),
      ratio,
      true,
    );
  });
  useFrames(invalidate);
  const { shown } = data;
  useProbe('answer', { resolution: CELLS, samples: true, ...(shown ? { axes: shown } : {}) });
  return alike ? <canvas ref={ref} role="img" aria-label={label} /> : <p className={styles['none']}>{NO_DIFFERENCE}</p>;
}

/** Whether answers of a desk are drawn over a plane, so that they can differ there. */
export const hasPlane = ({ editor }: Desk): boolean => editor.store.getState().data.dimensions === 2;
