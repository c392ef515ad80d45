import { ClassMark } from '#charts/ClassMark.tsx';
import { graded, type Part, partOf, type Question, stateOf } from '#lesson/index.ts';
import type { Stroke } from '#lesson/questions/draw.ts';
import { useEditor } from '#state/useDesk.ts';
import { formatPercent } from '#ui/format.ts';
import { PanelFrame } from '#ui/PanelFrame.tsx';
import styles from './DrawnAnswer.module.css';
import { DrawOver } from './DrawOver.tsx';
import { AGREE, ANSWER, DRAW_ON_IT, LAID_OVER, YOURS } from './drawWords.ts';
import { draftKey } from './lessonSession.ts';
import { useLesson } from './useLesson.ts';

type Draw = Extract<Question, { readonly kind: 'draw' }>;

/** The question of a part that is answered by drawing, where there is one. */
export const drawnIn = (part: Part): Draw | undefined =>
  part.ask.find((question): question is Draw => question.kind === 'draw');

const none: readonly Stroke[] = [];

/** The answer as paper: what is expected is drawn on it, and stays over what comes out, with how much of the plane agrees. */
export function DrawnAnswer({ question }: { question: Draw }) {
  const session = useLesson();
  const { lesson, shown } = session;
  const part = shown.use((s) => partOf(lesson, s.learner));
  const state = shown.use((s) => stateOf(lesson, s.learner));
  const draft = shown.use((s) => s.drafts[draftKey(part.id, question.id)]);
  const seen = shown.use((s) => s.seen[part.id]);
  const names = useEditor((s) => s.data.classNames);
  const answer = state.answers[question.id]?.answer as readonly Stroke[] | undefined;
  const grade = answer && graded(part, state, question.id, seen);
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
      <DrawOver
        strokes={answer ?? (draft as readonly Stroke[] | undefined) ?? none}
        onStrokes={(strokes) => session.draft(question.id, strokes)}
        locked={answer !== undefined}
      />
      <ul className={styles['key']}>
        <li>
          <svg viewBox="0 0 24 8" width="24" height="8" aria-hidden>
            <path className={styles['stroke']} d="M1 4H23" />
          </svg>
          {YOURS}
        </li>
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
