import { Eraser, Pencil, Shuffle } from 'lucide-react';
import { rem } from '#charts/textScale.ts';
import type { PreparedData } from '#data/prepare.ts';
import { pixelsOf } from '#lenses/answer/drawing.ts';
import { isCentred, Paper, paper } from '#lenses/answer/Paper.tsx';
import { neighbour, sampleName } from '#lenses/answer/sampleAnswer.ts';
import { placeOfRow } from '#samples/places.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { answersTo } from '#samples/sampleView.ts';
import { lookAt, lookAtDrawing, putDrawingAway, useDrawing } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import styles from './Story.module.css';
import { askedFor, drawHere, PAPER_IS_EMPTY, sampleAsked } from './storyWords.ts';

/** The side of the paper, where `high` is the height of the blocks with their words. */
export const padSide = (high: number): number => Math.min(120, high - 92);

const icon = { size: 13, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface GivenProps {
  readonly data: PreparedData;
  readonly row: number;
  readonly pad: boolean;
  readonly note?: string | undefined;
  /** The side of the paper. */
  readonly side: number;
}

/** What the network is given: a sample, and another at a press; or paper to draw on, which every row of the story follows. */
export function Given({ data, row, pad, note, side }: GivenProps) {
  const desk = useDesk();
  const drawing = useDrawing(data);
  const type = useEditor((s) => s.document.data.type);
  const named = useEditor((s) => s.data.factors[0]?.name);
  const points = data.kind === 'plane' || data.kind === 'line';
  const centred = isCentred(
    paper(desk).use((state) => state.centred),
    type,
  );
  const next = () => {
    const at = neighbour(data, row, 1);
    lookAt(desk, at);
    announce(sampleAsked(sampleName(data, at), answersTo(data, at).join(' ')));
  };
  const title = drawing ? `Your ${named ?? 'picture'}` : sampleName(data, row);
  const asked =
    row < data.count && data.positions === 1 && data.task !== 'picture' ? answersTo(data, row).join(' ') : '';
  return (
    <>
      {note && <p className={styles['quiet']}>{note}</p>}
      <div className={styles['sample']} data-pad={pad}>
        <b className={styles['sampleName']}>{title}</b>
        {pad ? (
          <div className={styles['paper']} style={{ width: rem(side) }}>
            <Paper
              shown={drawing !== undefined}
              onPaths={(paths) => lookAtDrawing(desk, pixelsOf(paths, data.shape[1]!, centred))}
            >
              <SampleFigure data={data} row={row} className={styles['under'] ?? ''} />
            </Paper>
          </div>
        ) : points ? (
          <p className={styles['place']}>{placeOfRow(data, row)}</p>
        ) : (
          <SampleFigure data={data} row={row} small className={styles['figure'] ?? ''} />
        )}
        {asked && !pad && <p className={styles['quiet']}>{askedFor(asked)}</p>}
        <div className={styles['tools']}>
          {pad && !drawing && (
            <span>
              <Pencil {...icon} /> {drawHere}
            </span>
          )}
          {drawing && (
            <button
              type="button"
              onClick={() => {
                paper(desk).set({ paths: [] });
                putDrawingAway(desk);
                announce(PAPER_IS_EMPTY);
              }}
            >
              <Eraser {...icon} /> clear
            </button>
          )}
          <button type="button" onClick={next}>
            <Shuffle {...icon} /> next
          </button>
        </div>
      </div>
    </>
  );
}
