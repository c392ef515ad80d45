import { Eraser, Undo2 } from 'lucide-react';
import { type PointerEvent, useEffect, useId, useRef } from 'react';
import { palette } from '#charts/color.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { perDesk } from '#state/desk.ts';
import { lookAtDrawing, putDrawingAway, useDrawing } from '#state/sample.ts';
import { createShared } from '#state/shared.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './AnswerDrawing.module.css';
import { Said } from './AnswerSample.tsx';
import { PEN, pixelsOf } from './drawing.ts';
import { GivenBack } from './GivenBack.tsx';

/** What was drawn: paths on paper whose side is 1. Kept while the page is open. */
const paper = perDesk(() =>
  createShared<{
    readonly paths: readonly (readonly number[])[];
    /** Whether it is brought to the size and place of MNIST's digits; as suits the data where nobody chose. */
    readonly centred: boolean | undefined;
  }>({ paths: [], centred: undefined }),
);

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A pad to draw on with mouse, finger or pen, what becomes of it, and what the network says of that. Every view follows the pen. */
export function AnswerDrawing() {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const type = useEditor((s) => s.document.data.type);
  const drawing = useDrawing(data);
  const paths = paper(desk).use((state) => state.paths);
  const centred = paper(desk).use((state) => state.centred) ?? type === 'digits';
  const side = data.shape[1]!;
  const help = useId();
  const pen = useRef<number | undefined>(undefined);

  useEffect(() => {
    if (paths.length > 0) lookAtDrawing(desk, pixelsOf(paths, side, centred));
    else putDrawingAway(desk);
  }, [desk, paths, side, centred]);

  const { ref } = useCanvas((context, { width }) => {
    context.strokeStyle = palette().ink1;
    context.lineWidth = (2 * PEN * width) / 28;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const path of paths) {
      context.beginPath();
      for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]! * width, path[i + 1]! * width);
      if (path.length === 2) context.lineTo(path[0]! * width, path[1]! * width);
      context.stroke();
    }
  });

  /** Where events happened, x, y, x, y, … */
  function placesOf(event: PointerEvent<HTMLElement>): number[] {
    const box = event.currentTarget.getBoundingClientRect();
    // A fast pen is told in lumps; a path follows its every place.
    const lumps = event.nativeEvent.getCoalescedEvents?.() ?? [];
    return (lumps.length > 0 ? lumps : [event]).flatMap(({ clientX, clientY }) => [
      (clientX - box.left) / box.width,
      (clientY - box.top) / box.height,
    ]);
  }

  function change(next: readonly (readonly number[])[], words: string): void {
    paper(desk).set({ paths: next });
    announce(words);
  }

  return (
    <div className={styles['drawing']}>
      <div className={styles['papers']}>
        <div
          role="img"
          aria-label="Paper to draw on"
          aria-describedby={help}
          className={styles['pad']}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            pen.current = event.pointerId;
            paper(desk).set({ paths: [...paper(desk).get().paths, placesOf(event).slice(-2)] });
          }}
          onPointerMove={(event) => {
            if (pen.current !== event.pointerId) return;
            const { paths } = paper(desk).get();
            paper(desk).set({ paths: [...paths.slice(0, -1), [...paths.at(-1)!, ...placesOf(event)]] });
          }}
          onPointerUp={() => {
            pen.current = undefined;
          }}
          onPointerCancel={() => {
            pen.current = undefined;
          }}
        >
          <canvas ref={ref} className={styles['canvas']} aria-hidden />
          {paths.length === 0 && <span className={styles['hint']}>Draw here</span>}
        </div>
        {/* There from the start: the paper must not move under the pen. */}
        <figure className={styles['given']}>
          {drawing ? (
            <SampleFigure data={data} row={data.count} drawing={drawing} />
          ) : (
            <div className={styles['blank']} />
          )}
          <figcaption>the network is given</figcaption>
        </figure>
      </div>
      <div className={styles['tools']}>
        <Button
          icon={<Undo2 {...icon} />}
          disabled={paths.length === 0}
          onClick={() => change(paths.slice(0, -1), 'The last stroke is gone.')}
        >
          Last stroke
        </Button>
        <Button
          icon={<Eraser {...icon} />}
          disabled={paths.length === 0}
          onClick={() => change([], 'The paper is empty.')}
        >
          Clear
        </Button>
      </div>
      <Toggle
        label="Size and place as in MNIST"
        checked={centred}
        onChange={(next) => paper(desk).set({ centred: next })}
      />
      <p id={help} className={styles['help']}>
        With mouse, finger or pen. Without one, choose <b>sample</b> above and step through the data.
      </p>
      {drawing &&
        (data.task === 'picture' ? (
          <GivenBack data={data} row={data.count} drawing={drawing} answerOnly />
        ) : (
          <Said data={data} row={data.count} />
        ))}
    </div>
  );
}
