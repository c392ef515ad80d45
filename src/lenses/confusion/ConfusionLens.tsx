import type { PreparedData } from '#data/prepare.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { type Answered, answersIn, answersOf, countPairs } from '#probes/confusion/confusion.ts';
import { placeOfRow } from '#samples/places.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { lookAt, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useNowAndThen } from '#state/useNowAndThen.ts';
import { useThere } from '#state/usePosition.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { Segments } from '#ui/Segments.tsx';
import styles from './ConfusionLens.module.css';
import { type Cell, ConfusionMatrix } from './ConfusionMatrix.tsx';
import type { confusionFields } from './confusionFields.ts';
import { wordsOf } from './confusionWords.ts';

/** Answers that are listed with their pictures. */
const LISTED = 24;

/** What was said against what was asked for, over the held-out samples; a cell opens its samples, those with the largest loss first. */
export function ConfusionLens({ settings, set: change }: LensPanelProps<typeof confusionFields>) {
  const data = useEditor((s) => s.data);
  const { counting, asked, said } = settings;
  const open = useThere<Cell>({ asked, said }, (cell) => ({ classes: [cell.asked, cell.said] }));
  const taken = useNowAndThen('confusion', {}, (result) => answersOf(result, data));
  const desk = useDesk();
  const { classNames, positions } = data;
  const answers = taken?.value;
  const numbers = answers?.every((answer) => !Number.isNaN(answer.said));
  const counts = answers && numbers && classNames.length > 0 ? countPairs(answers, classNames.length) : undefined;
  useLensWords(
    counts && taken ? wordsOf({ classNames, counts, heldOut: data.test.length > 0, step: taken.step }) : undefined,
  );
  if (classNames.length === 0)
    return (
      <LensEmpty action={{ label: 'Open the probe ladder', onClick: () => desk.editor.setView({ mode: 'ladder' }) }}>
        {data.task === 'picture'
          ? 'The picture itself is asked for: there are no classes to confuse. How much of them is kept all the same, the bottleneck and the probe ladder show.'
          : 'The answer is a number: there are no classes to confuse. How well each layer tells it, the probe ladder shows.'}
      </LensEmpty>
    );
  if (!taken || !answers) return <p className={styles['none']}>Asking the engine …</p>;
  if (!counts)
    return (
      <LensEmpty action={{ label: 'Go to the start', onClick: () => desk.editor.reset() }}>
        Not computed: what the network says is no number any more. Go back to the start, and lower the learning rate.
      </LensEmpty>
    );
  const set = data.test.length > 0 ? 'held-out' : 'training';
  return (
    <div className={styles['lens']}>
      <section className={styles['matrix']}>
        <div className={styles['bar']}>
          <p>
            {formatCount(answers.length)} {set} {positions > 1 ? 'answers' : 'samples'} at step{' '}
            {formatCount(taken.step)}
          </p>
          <Segments
            label="A cell says"
            options={[
              { value: 'counts', label: 'how many' },
              { value: 'shares', label: 'share of row', says: 'Of all that the row’s class was asked for' },
            ]}
            value={counting}
            onChange={(next) => change({ counting: next })}
          />
        </div>
        <ConfusionMatrix
          {...{ classNames, counts, counting, open }}
          onOpen={(cell) => change(cell ?? { asked: -1, said: -1 })}
        />
      </section>
      <Listed data={data} answers={answersIn(answers, open)} cell={open} />
    </div>
  );
}

function Listed({ data, answers, cell }: { data: PreparedData; answers: readonly Answered[]; cell: Cell | undefined }) {
  const desk = useDesk();
  const row = useSample(data);
  const { classNames, dimensions } = data;
  const name = (i: number) => classNames[i] ?? '?';
  return (
    <section className={styles['listed']} aria-label="Samples of the cell">
      <h3>
        {cell ? `${name(cell.asked)} asked for, ${name(cell.said)} said` : 'Every wrong answer'}{' '}
        <span>
          {formatCount(answers.length)}
          {answers.length > LISTED
            ? `, the ${LISTED} with the largest loss`
            : answers.length > 1
              ? ', largest loss first'
              : ''}
        </span>
      </h3>
      {answers.length === 0 && <p className={styles['none']}>{cell ? 'None.' : 'None: every answer is right.'}</p>}
      <ul>
        {answers.slice(0, LISTED).map((answer) => (
          <li key={`${answer.row} ${answer.position}`}>
            {dimensions > 0 ? (
              <div>
                <span>at {placeOfRow(data, answer.row)}</span>
                <Words answer={answer} data={data} />
              </div>
            ) : (
              <button type="button" aria-pressed={answer.row === row} onClick={() => lookAt(desk, answer.row)}>
                <SampleFigure data={data} row={answer.row} small className={styles['figure'] ?? ''} />
                <Words answer={answer} data={data} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was asked for and said, and the loss of it. */
function Words({ answer, data }: { answer: Answered; data: PreparedData }) {
  const { asked, said, position, loss } = answer;
  const { classNames, positions } = data;
  return (
    <>
      <span>
        {positions > 1 && `step ${position + 1}: `}
        {classNames[asked]}
        {asked !== said && (
          <>
            , says <b>{classNames[said]}</b>
          </>
        )}
      </span>
      <span>loss {formatNumber(loss, 2)}</span>
    </>
  );
}
