import { Check } from 'lucide-react';
import type { Lesson } from '#lesson/index.ts';
import type { Checked } from '#lessons/handIns/check.ts';
import {
  type Bar,
  type PartSummary,
  type QuestionSummary,
  type RunMetric,
  summaryOf,
} from '#lessons/handIns/summary.ts';
import { plainWords } from '#lessons/plainWords.ts';
import { classes } from '#ui/classes.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './ClassView.module.css';
import {
  barSays,
  GIVEN_AT,
  GOAL,
  metricNames,
  PREDICTION,
  REACHED_AT,
  RUNS,
  reachedBy,
  rightShare,
  showMetric,
  showStep,
} from './classViewWords.ts';
import { Dots } from './Dots.tsx';

interface ClassLessonProps {
  readonly lesson: Lesson;
  /** Those of this lesson that were made again. */
  readonly checked: readonly Checked[];
  /** By their places in `checked`. */
  readonly nameOf: (of: number) => string;
}

/** What a class handed in of one lesson, part by part. */
export function ClassLesson({ lesson, checked, nameOf }: ClassLessonProps) {
  const isFlagged = (of: number) => (checked[of]?.flags.length ?? 0) > 0;
  const shared = { nameOf, isFlagged };
  return summaryOf(lesson, checked).map((part) => (
    <section key={part.part.id} className={styles['part']} aria-label={part.part.title}>
      <h3>{part.part.title}</h3>
      <div className={styles['cards']}>
        {part.questions.map((one) => (
          <QuestionCard key={one.question.id} summary={one} count={checked.length} {...shared} />
        ))}
        {part.goals.map(({ id, says, reached }) => (
          <div key={id} className={styles['summary']}>
            <p className={styles['asked']}>
              <b>{GOAL}.</b> {plainWords(says)}
            </p>
            <p className={styles['small']}>{reachedBy(reached.length, checked.length)}</p>
            <Dots name={REACHED_AT} dots={reached} show={showStep} {...shared} />
          </div>
        ))}
        <Metrics metrics={part.metrics} {...shared} />
      </div>
    </section>
  ));
}

interface Shared {
  readonly nameOf: (of: number) => string;
  readonly isFlagged: (of: number) => boolean;
}

function QuestionCard({ summary, count, ...shared }: Shared & { summary: QuestionSummary; count: number }) {
  const { question, answered, right, graded, bars, dots, steps } = summary;
  const ends = question.kind === 'slider' ? ([question.min, question.max] as const) : undefined;
  const sought = question.kind === 'slider' || question.kind === 'number' ? question.right : undefined;
  const unit = 'unit' in question && question.unit !== undefined ? ` ${question.unit}` : '';
  const show = (value: number) => `${formatNumber(value, 3, true)}${unit}`;
  // Where all were given before the run there is nothing to be seen.
  const later = steps?.some(({ value }) => value > 0) ?? false;
  return (
    <div className={styles['summary']} data-question={question.id}>
      <p className={styles['asked']}>
        {question.before === 'run' && <b>{PREDICTION}. </b>}
        {plainWords(question.ask)}
      </p>
      <p className={styles['small']}>{rightShare(right, graded, answered, count)}</p>
      <Bars bars={bars} of={answered} />
      {dots && <Dots name="" dots={dots} show={show} range={ends} right={sought} {...shared} />}
      {later && steps && <Dots name={GIVEN_AT} dots={steps} show={showStep} {...shared} />}
    </div>
  );
}

/** How many said what; the share of those who answered is the length. */
function Bars({ bars, of }: { bars: readonly Bar[]; of: number }) {
  if (bars.length === 0) return null;
  return (
    <ul className={styles['bars']}>
      {bars.map(({ says, count, right }) => (
        <li key={says}>
          <span className="visually-hidden">{barSays(says, count, right)}</span>
          <span className={styles['answer']} aria-hidden>
            {right === true && <Check size={14} strokeWidth={2} aria-hidden />}
            <span>{says}</span>
            <b>{formatCount(count)}</b>
          </span>
          <span className={styles['track']} aria-hidden>
            <span
              className={classes(styles['bar'], right === true && styles['good'])}
              style={{ width: `${of === 0 ? 0 : (100 * count) / of}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Metrics({ metrics, ...shared }: Shared & Pick<PartSummary, 'metrics'>) {
  if (metrics.length === 0) return null;
  const ends = (metric: RunMetric) => (metric.endsWith('Accuracy') ? ([0, 1] as const) : undefined);
  return (
    <div className={styles['summary']}>
      <p className={styles['asked']}>{RUNS}</p>
      {metrics.map(({ metric, dots }) => (
        <Dots
          key={metric}
          name={metricNames[metric]}
          dots={dots}
          show={(value) => showMetric(metric, value)}
          range={ends(metric)}
          {...shared}
        />
      ))}
    </div>
  );
}
