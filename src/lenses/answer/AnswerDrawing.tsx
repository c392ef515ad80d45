import { Eraser, Undo2 } from 'lucide-react';
import { useEffect, useId } from 'react';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { lookAtDrawing, putDrawingAway, useDrawing } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './AnswerDrawing.module.css';
import { Said } from './AnswerSample.tsx';
import { pixelsOf } from './drawing.ts';
import {
  DRAW_HELP,
  DRAW_HELP_ELSE,
  DRAW_HERE,
  LAST_STROKE,
  LAST_STROKE_IS_GONE,
  NETWORK_IS_GIVEN,
  PAPER_IS_EMPTY,
  SIZE_AND_PLACE,
} from './drawWords.ts';
import { GivenBack } from './GivenBack.tsx';
import { isCentred, Paper, type Paths, paper } from './Paper.tsx';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A pad to draw on with mouse, finger or pen, what becomes of it, and what the network says of that. Every view follows the pen. */
export function AnswerDrawing() {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const type = useEditor((s) => s.document.data.type);
  const drawing = useDrawing(data);
  const paths = paper(desk).use((state) => state.paths);
  const centred = isCentred(
    paper(desk).use((state) => state.centred),
    type,
  );
  const side = data.shape[1]!;
  const help = useId();

  useEffect(() => {
    if (paths.length > 0) lookAtDrawing(desk, pixelsOf(paths, side, centred));
    else putDrawingAway(desk);
  }, [desk, paths, side, centred]);

  function change(next: Paths, words: string): void {
    paper(desk).set({ paths: next });
    announce(words);
  }

  return (
    <div className={styles['drawing']}>
      <div className={styles['papers']}>
        <Paper className={styles['pad']} describedBy={help}>
          <span className={styles['hint']}>{DRAW_HERE}</span>
        </Paper>
        {/* There from the start: the paper must not move under the pen. */}
        <figure className={styles['given']}>
          {drawing ? (
            <SampleFigure data={data} row={data.count} drawing={drawing} />
          ) : (
            <div className={styles['blank']} />
          )}
          <figcaption>{NETWORK_IS_GIVEN}</figcaption>
        </figure>
      </div>
      {/* Next to the paper, so that both are in sight. */}
      {drawing &&
        (data.task === 'picture' ? (
          <GivenBack data={data} row={data.count} drawing={drawing} answerOnly />
        ) : (
          <Said data={data} row={data.count} />
        ))}
      <div className={styles['tools']}>
        <Button
          icon={<Undo2 {...icon} />}
          disabled={paths.length === 0}
          onClick={() => change(paths.slice(0, -1), LAST_STROKE_IS_GONE)}
        >
          {LAST_STROKE}
        </Button>
        <Button icon={<Eraser {...icon} />} disabled={paths.length === 0} onClick={() => change([], PAPER_IS_EMPTY)}>
          Clear
        </Button>
      </div>
      <Toggle label={SIZE_AND_PLACE} checked={centred} onChange={(next) => paper(desk).set({ centred: next })} />
      <p id={help} className={styles['help']} data-drawn={paths.length > 0}>
        {DRAW_HELP} <b>sample</b> {DRAW_HELP_ELSE}
      </p>
    </div>
  );
}
