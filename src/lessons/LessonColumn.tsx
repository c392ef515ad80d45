import { Lightbulb } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { freshPart, graded, hintsDue, isCommitted, isDone, isOpen, partOf, stateOf } from '#lesson/index.ts';
import { stepsOf } from '#lesson/stepsOf.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Button } from '#ui/Button.tsx';
import { GoalBar } from './GoalBar.tsx';
import styles from './LessonColumn.module.css';
import { LessonText } from './LessonText.tsx';
import { BACK, FINISH, HINT, hintOf, NEXT, nextLesson, readsAt, TAKEAWAY } from './lessonWords.ts';
import { observationOf, pointOf } from './observation.ts';
import { PartBar } from './PartBar.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { useLesson } from './useLesson.ts';

export interface LessonColumnProps {
  readonly onFinish?: (() => void) | undefined;
  readonly after?: { readonly title: string; readonly onOpen: () => void } | undefined;
  readonly pad?: ReactNode;
}

/** What a part says and asks, its goals at the foot, and the way on. @param onFinish the last part is done @param after the lesson that follows @param pad what a drawing is drawn on, where it has no place of its own beside the words */
export function LessonColumn({ onFinish, after, pad }: LessonColumnProps) {
  const session = useLesson();
  const { lesson, shown } = session;
  const learner = shown.use((s) => s.learner);
  const part = partOf(lesson, learner);
  const state = stateOf(lesson, learner);
  const seen = shown.use((s) => s.seen[part.id]);
  const title = useRef<HTMLHeadingElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is read from its beginning
  useEffect(() => {
    top.current?.scrollTo({ top: 0 });
    // On a phone the page itself is read from top to bottom.
    if (!first.current) globalThis.scrollTo?.({ top: 0 });
    if (!first.current) title.current?.focus({ preventScroll: true });
    first.current = false;
  }, [part.id]);
  const done = isDone(part, state);
  const last = learner.at === lesson.parts.length - 1;
  const follows = done && last ? after : undefined;
  const at = useFrameValue((frame) => frame.position.step) ?? 0;
  return (
    <div className={styles['column']}>
      <div ref={top} className={styles['read']} data-tall tabIndex={-1}>
        <PartBar
          titles={lesson.parts.map((one) => one.title)}
          at={learner.at}
          done={lesson.parts.map((one) => isDone(one, learner.parts[one.id] ?? freshPart))}
          onGo={session.go}
        />
        <h2 ref={title} tabIndex={-1}>
          {part.title}
        </h2>
        <div className={styles['text']}>
          <LessonText text={part.text} />
        </div>
        {part.ask.map((question) => {
          const given = state.answers[question.id];
          const predicts = question.before === 'run';
          // A prediction is of the run that follows it.
          const over = at > 0 && at >= stepsOf(part) && at !== given?.step;
          const known = !predicts || over || question.kind === 'text';
          return (
            <QuestionCard
              key={`${part.id}/${question.id}`}
              question={question}
              draft={state.drafts[question.id] ?? undefined}
              onDraft={(draft) => session.draft(question.id, draft)}
              answer={isOpen(question, state) ? undefined : given?.answer}
              grade={given && graded(part, state, question.id, seen)}
              known={known}
              onCommit={(answer) => session.commit(question.id, answer)}
              onAgain={isCommitted(question, state) ? undefined : () => session.again(question.id)}
              pad={question.kind === 'draw' && pad}
            />
          );
        })}
        {done && part.takeaway !== undefined && (
          <section className={styles['takeaway']} aria-label={TAKEAWAY}>
            <LessonText text={part.takeaway} />
          </section>
        )}
      </div>
      <div className={styles['foot']}>
        <Goals />
        {follows && (
          <Button look="main" className={styles['after'] ?? ''} onClick={follows.onOpen}>
            {nextLesson(follows.title)}
          </Button>
        )}
        <div className={styles['ways']}>
          <Hints />
          <span className={styles['gap']} />
          <Button disabled={learner.at === 0} onClick={() => session.go(learner.at - 1)}>
            {BACK}
          </Button>
          <Button
            look={done && !follows ? 'main' : 'outlined'}
            disabled={!done || (last && !onFinish)}
            onClick={() => (last ? onFinish?.() : session.go(learner.at + 1))}
          >
            {last ? FINISH : NEXT}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Goals() {
  const { lesson, shown } = useLesson();
  const learner = shown.use((s) => s.learner);
  const part = partOf(lesson, learner);
  const state = stateOf(lesson, learner);
  const inference = useEditor((s) => s.inference);
  const numbers =
    useFrameValue((frame) => {
      return JSON.stringify({
        ...observationOf(pointOf(frame), frame, { inference }).numbers,
        step: frame.position.step,
        epoch: frame.position.epoch,
      });
    }) ?? '{}';
  const known = JSON.parse(numbers) as Record<string, number>;
  const waits = useEditor((s) => s.status.waits);
  return (
    <>
      {part.goals.map((goal) => (
        <GoalBar key={goal.id} goal={goal} watch={state.goals[goal.id]} numbers={known} resets={state.resets} />
      ))}
      {waits !== undefined && (
        <p className={styles['waits']} role="status">
          {readsAt(waits)}
        </p>
      )}
    </>
  );
}

/** One hint after the other, once its time has come. */
function Hints() {
  const session = useLesson();
  const { lesson, shown } = session;
  const learner = shown.use((s) => s.learner);
  const part = partOf(lesson, learner);
  const state = stateOf(lesson, learner);
  const due = hintsDue(part, state);
  const next = due.find((hint) => !state.hints.includes(hint));
  if (part.hints.length === 0) return null;
  return (
    <>
      {state.hints.length > 0 && (
        <div className={styles['hints']} role="status">
          {state.hints.map((hint) => (
            <LessonText key={hint} text={part.hints[hint]!.says} />
          ))}
        </div>
      )}
      <Button
        look="bare"
        icon={<Lightbulb size={16} strokeWidth={1.75} aria-hidden />}
        note={hintOf(state.hints.length, part.hints.length)}
        disabled={next === undefined}
        onClick={() => next !== undefined && session.openHint(next)}
      >
        {HINT}
      </Button>
    </>
  );
}
