import { ClassMark } from '#charts/ClassMark.tsx';
import { graded, isOpen, type Part, partOf, type Question, stateOf } from '#lesson/index.ts';
import type { Stroke } from '#lesson/questions/draw.ts';
import { useEditor } from '#state/useDesk.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import { DrawCurve } from './DrawCurve.tsx';
import styles from './DrawnAnswer.module.css';
import { DrawOver } from './DrawOver.tsx';
import {
  AGREE,
  ANSWER,
  CURVE,
  DRAW_CURVE_HERE,
  DRAW_ON_IT,
  LAID_OVER,
  OFF,
  REAL,
  REAL_OVER,
  YOURS,
} from './drawWords.ts';
import { useLesson } from './useLesson.ts';

type Draw = Extract<Question, { readonly kind: 'draw' }>;

/** The question of a part that is answered by drawing, where there is one. */
export const drawnIn = (part: Part): Draw | undefined =>
  part.ask.find((question): question is Draw => question.kind === 'draw');

const none: readonly Stroke[] = [];

/** The answer, or axes, as paper: what is expected is drawn on it, and stays with what comes out: how much of the plane agrees, or how far off the curve was. */
export function DrawnAnswer({ question }: { question: Draw }) {
  const session = useLesson();
  const { lesson, shown } = session;
  const part = shown.use((s) => partOf(lesson, s.learner));
  const state = shown.use((s) => stateOf(lesson, s.learner));
  const seen = shown.use((s) => s.seen[part.id]);
  const names = useEditor((s) => s.data.classNames);
  const answer = isOpen(question, state) ? undefined : (state.answers[question.id]?.answer as readonly Stroke[]);
  const grade = answer && graded(part, state, question.id, seen);
  const strokes = answer ?? (state.drafts[question.id] as readonly Stroke[] | null | undefined) ?? none;
  const paper = {
    strokes,
    onStrokes: (now: readonly Stroke[]) => session.draft(question.id, now),
    locked: answer !== undefined,
  };
  if (question.what === 'curve')
    return (
      <PanelFrame
        title={CURVE}
        note={answer ? REAL_OVER : DRAW_CURVE_HERE}
        actions={
          grade?.off !== undefined && (
            <p className={styles['agree']}>
              <b>{question.of?.endsWith('Accuracy') ? formatPercent(grade.off, 0) : formatNumber(grade.off, 2)}</b>{' '}
              {OFF}
            </p>
          )
        }
      >
        <DrawCurve question={question} {...paper} />
        <ul className={styles['key']}>
          <Yours />
          {answer && (
            <li>
              <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden>
                <path className={styles['real']} d="M1 4H23" />
              </svg>
              {REAL}
            </li>
          )}
        </ul>
      </PanelFrame>
    );
  return (
    <PanelFrame
      title={ANSWER}
      note={answer ? LAID_OVER : DRAW_ON_IT}
      actions={
        grade?.share !== undefined && (
          <p className={styles['agree']}>
            <b>{formatPercent(grade.share, 0)}</b> {AGREE}
          </p>
        )
      }
    >
      <DrawOver {...paper} />
      <ul className={styles['key']}>
        <Yours />
        {names.map((name, i) => (
          <li key={name}>
            <ClassMark index={i} size={11} />
            {name}
          </li>
        ))}
      </ul>
    </PanelFrame>
  );
}

const Yours = () => (
  <li>
    <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden>
      <path className={styles['stroke']} d="M1 4H23" />
    </svg>
    {YOURS}
  </li>
);
