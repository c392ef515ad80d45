import { Check, Lock, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Grade } from '#lesson/index.ts';
import { type Question, readAnswer } from '#lesson/index.ts';
import { Button } from '#ui/Button.tsx';
import { forms } from './forms/index.ts';
import { LessonLine, LessonText } from './LessonText.tsx';
import { ANSWER_AGAIN, COMMIT, COMMIT_AND_TRAIN, KEPT, kindOfGrade, NOT_YET_WHY } from './lessonWords.ts';
import styles from './QuestionCard.module.css';

const icon = { size: 16, strokeWidth: 2, 'aria-hidden': true } as const;

export interface QuestionCardProps {
  readonly question: Question;
  readonly draft: unknown;
  readonly onDraft: (draft: unknown) => void;
  /** Undefined until it is committed. */
  readonly answer: unknown;
  readonly grade: Grade | undefined;
  /** Whether what decides is known: a prediction is held against a run that is over. */
  readonly known: boolean;
  readonly onCommit: (answer: unknown) => void;
  /** Lets it be answered anew, where it was not right. */
  readonly onAgain: (() => void) | undefined;
  /** What it is drawn on, between the question and what commits it. */
  readonly pad?: ReactNode;
}

/** A question, its form, and what became of the answer. A prediction is committed before the run, and never right or wrong before it is over. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, draft, onDraft, answer, grade, known, onCommit, onAgain, pad } = props;
  const id = useId();
  const locked = answer !== undefined;
  const Form = forms[question.kind];
  const given = readAnswer(question, draft);
  const predicts = question.before === 'run';
  return (
    <section className={styles['question']} aria-labelledby={id}>
      <div id={id} className={styles['ask']}>
        <LessonText text={question.ask} />
      </div>
      <Form question={question} draft={locked ? answer : draft} onDraft={onDraft} locked={locked} labelledBy={id} />
      {pad}
      {!locked && (
        <Button
          look="main"
          className={styles['commit'] ?? ''}
          disabled={given === undefined}
          onClick={() => onCommit(given)}
        >
          {predicts ? COMMIT_AND_TRAIN : COMMIT}
        </Button>
      )}
      {!locked && predicts && (
        <p className={styles['note']}>
          <Lock size={14} strokeWidth={1.75} aria-hidden /> {KEPT}
        </p>
      )}
      {locked && (
        <div className={styles['outcome']} role="status">
          <Verdict grade={grade} known={known} />
          {known && question.why !== undefined && <LessonText text={question.why} />}
          {onAgain && grade?.right === false && (
            <Button look="outlined" onClick={onAgain}>
              {ANSWER_AGAIN}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Verdict({ grade, known }: { grade: Grade | undefined; known: boolean }) {
  const right = grade?.right ?? null;
  if (!known) return <p className={styles['note']}>{NOT_YET_WHY}</p>;
  const said = [kindOfGrade(right), grade?.says].filter(Boolean).join(' ');
  if (said === '') return null;
  return (
    <p className={styles['verdict']} data-right={right ?? undefined}>
      {right === true && <Check {...icon} />}
      {right === false && <X {...icon} />}
      <span>
        <LessonLine text={said} />
      </span>
    </p>
  );
}
