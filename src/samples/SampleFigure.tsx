import { rem } from '#charts/textScale.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { classes } from '#ui/classes.ts';
import { drawImage, drawSequence, heightOf } from './drawSample.ts';
import styles from './SampleFigure.module.css';
import { answersTo, namesIn, type ShownSamples, sampleText } from './sampleView.ts';

export interface SampleFigureProps {
  data: ShownSamples;
  row: number;
  /** The pixels of an image that was drawn by hand, shown instead of the row. */
  drawing?: Float32Array | undefined;
  /** For a strip or a list: lower, and without the names of columns. */
  small?: boolean;
  className?: string;
}

/**
 * One sample as it is: an image in grey, a sequence as lines or dots, tokens as letters with what is asked for below them. Read out as a picture that says
 * what is given and what is asked for. Nothing for points, which have a place on the plane.
 */
export function SampleFigure({ drawing, ...props }: SampleFigureProps) {
  const shown = drawing ? { ...props, data: { ...props.data, ...aloneOf(drawing) }, row: 0 } : props;
  return <Shown {...shown} />;
}

/** What data are of a drawing alone, of which nothing is asked. */
const aloneOf = (drawing: Float32Array) => ({ inputsOf: () => drawing, byHand: true, count: 1 });

function Shown({ data, row, small = false, className }: Omit<SampleFigureProps, 'drawing'>) {
  const { kind } = data;
  if (kind === 'plane' || kind === 'line' || row >= data.count) return null;
  return (
    <div
      role="img"
      aria-label={sampleText(data, row)}
      className={classes(styles['figure'], small && styles['small'], className)}
    >
      {kind === 'image' ? (
        <Picture data={data} row={row} />
      ) : kind === 'tokens' ? (
        <Letters data={data} row={row} />
      ) : (
        <Lanes data={data} row={row} small={small} />
      )}
    </div>
  );
}

function Picture({ data, row }: { data: ShownSamples; row: number }) {
  const [, height, width] = data.shape as [number, number, number];
  const { ref } = useCanvas((context, { width, height, ratio }) =>
    drawImage(context, data, row, { x: 0, y: 0, width, height }, ratio),
  );
  return <canvas ref={ref} className={styles['picture']} style={{ aspectRatio: `${width} / ${height}` }} />;
}

function Lanes({ data, row, small }: { data: ShownSamples; row: number; small: boolean }) {
  const { ref } = useCanvas((context, { width }) => drawSequence(context, data, row, width, small));
  return <canvas ref={ref} className={styles['lanes']} style={{ height: rem(heightOf(data, small)) }} />;
}

/** Each step a column: the token that is given, and below it what is asked for. */
function Letters({ data, row }: { data: ShownSamples; row: number }) {
  const answers = data.positions > 1 ? answersTo(data, row) : [];
  return (
    <div className={styles['letters']}>
      {namesIn(data, row).map((name, t) => (
        <span key={t}>
          <i>{name}</i>
          <b>{answers[t]}</b>
        </span>
      ))}
    </div>
  );
}
