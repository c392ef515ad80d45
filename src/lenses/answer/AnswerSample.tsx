import { ChevronLeft, ChevronRight, Shuffle } from 'lucide-react';
import type { PreparedData } from '#data/prepare.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { answersTo } from '#samples/sampleView.ts';
import { lookAt, useDrawing, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { usePosition } from '#state/usePosition.ts';
import { useProbe } from '#state/useProbe.ts';
import { announce } from '#ui/Announcer.tsx';
import { classes } from '#ui/classes.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { NOT_COMPUTED_YET } from '#ui/waitWords.ts';
import styles from './AnswerSample.module.css';
import { GivenBack } from './GivenBack.tsx';
import { answersOf, neighbour, type SampleAnswer, sampleName } from './sampleAnswer.ts';
import {
  ANY_SAMPLE,
  ASKED_FOR,
  NEXT_SAMPLE,
  OFF_BY,
  PREVIOUS_SAMPLE,
  SHARES_CAPTION,
  STEPS_CAPTION,
  sampleAsked,
  stepSays,
  stepsRight,
} from './sampleWords.ts';

/** More classes than these are listed by their share, the greatest first. */
const MOST_BARS = 10;

/** What the network says of the sample that is looked at: shares for classes, a number, or an answer for every step. */
export function AnswerSample({ small = false }: { small?: boolean }) {
  const data = useEditor((s) => s.data);
  const row = useSample(data);
  const drawing = useDrawing(data);
  if (data.task === 'picture')
    return (
      <div className={styles['sample']}>
        <GivenBack data={data} row={row} drawing={drawing} />
        {!small && <Stepper data={data} row={row} />}
      </div>
    );
  return (
    <div className={classes(styles['sample'], small && styles['small'], data.kind === 'image' && styles['beside'])}>
      <SampleFigure data={data} row={row} drawing={drawing} className={styles['figure'] ?? ''} />
      {!small && <Stepper data={data} row={row} />}
      <Said data={data} row={row} />
    </div>
  );
}

/** What the network says of a row, as it trains. */
export function Said({ data, row }: { data: PreparedData; row: number }) {
  useProbe('answer', { resolution: 0, samples: false, sample: row }, true);
  const answers =
    useFrameValue(({ probes }) => (probes.answer?.sample === row ? answersOf(probes.answer, data) : []), WORDS_EVERY) ??
    [];
  // Where it never will be, what says so stands below.
  const runnable = useEditor((s) => s.runnable);
  if (answers.length === 0) return runnable ? <p className={styles['idle']}>{NOT_COMPUTED_YET}</p> : null;
  if (data.positions > 1) return <Steps data={data} row={row} answers={answers} />;
  if (data.classNames.length > 0) return <Shares names={data.classNames} answer={answers[0]!} />;
  return <NumberSaid answer={answers[0]!} />;
}

/** Which sample this is, and the way to others. */
export function Stepper({ data, row }: { data: PreparedData; row: number }) {
  const desk = useDesk();
  const go = (next: number) => {
    lookAt(desk, next);
    announce(sampleAsked(sampleName(data, next), answersTo(data, next).join(' ')));
  };
  const side = data.test.length > 0 ? data.test : data.train;
  return (
    <div className={styles['stepper']}>
      <IconButton label={PREVIOUS_SAMPLE} onClick={() => go(neighbour(data, row, -1))}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <span>{sampleName(data, row)}</span>
      <IconButton label={NEXT_SAMPLE} onClick={() => go(neighbour(data, row, 1))}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <IconButton label={ANY_SAMPLE} onClick={() => go(side[Math.floor(Math.random() * side.length)] ?? row)}>
        <Shuffle size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

function Shares({ names, answer }: { names: readonly string[]; answer: SampleAnswer }) {
  const order = names.map((_, c) => c);
  if (names.length > MOST_BARS) order.sort((a, b) => answer.shares[b]! - answer.shares[a]!);
  return (
    <table className={styles['shares']}>
      <caption className="visually-hidden">{SHARES_CAPTION}</caption>
      <tbody>
        {order.slice(0, MOST_BARS).map((c) => (
          <tr key={c} data-said={c === answer.said} data-asked={c === answer.asked}>
            <th scope="row">{names[c]}</th>
            <td className={styles['bar']}>
              <i style={{ width: `${100 * answer.shares[c]!}%` }} />
            </td>
            <td>{formatPercent(answer.shares[c]!, 0)}</td>
            <td className={styles['asked']}>{c === answer.asked ? 'asked' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NumberSaid({ answer }: { answer: SampleAnswer }) {
  return (
    <dl className={styles['number']}>
      <div>
        <dt>says</dt>
        <dd>
          <b>{formatNumber(answer.said)}</b>
        </dd>
      </div>
      {!Number.isNaN(answer.asked) && (
        <>
          <div>
            <dt>{ASKED_FOR}</dt>
            <dd>{formatNumber(answer.asked)}</dd>
          </div>
          <div>
            <dt>{OFF_BY}</dt>
            <dd>{formatNumber(Math.abs(answer.said - answer.asked))}</dd>
          </div>
        </>
      )}
    </dl>
  );
}

/** A column a step: what was asked for, what the network says, and the share it gives to that. As many lines as there is no room beside each other. */
function Steps({ data, row, answers }: { data: PreparedData; row: number; answers: readonly SampleAnswer[] }) {
  const asked = answersTo(data, row);
  const [read, setRead] = usePosition<number>((step) => ({ step }));
  const right = answers.filter((a) => a.right).length;
  const at = read === undefined ? undefined : answers[read];
  return (
    <>
      <div className={styles['steps']}>
        <p aria-hidden>
          <span>asked</span>
          <span>says</span>
        </p>
        <ol aria-label={STEPS_CAPTION}>
          {answers.map(({ said, right: isRight, shares }, t) => (
            <li key={t} data-right={isRight}>
              <span aria-hidden>{asked[t]}</span>
              <button
                type="button"
                aria-label={stepSays(t + 1, data.classNames[said] ?? formatNumber(said), asked[t] ?? '')}
                aria-pressed={read === t}
                style={{ '--share': shares[said] ?? 1 } as React.CSSProperties}
                onClick={() => setRead(read === t ? undefined : t)}
              >
                {data.classNames[said] ?? formatNumber(said, 2)}
              </button>
            </li>
          ))}
        </ol>
      </div>
      {data.classNames.length > 0 && <p className={styles['count']}>{stepsRight(right, answers.length)}</p>}
      {at && at.shares.length > 0 && <Shares names={data.classNames} answer={at} />}
    </>
  );
}
