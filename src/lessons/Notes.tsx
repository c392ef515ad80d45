import { freshPart, graded } from '#lesson/index.ts';
import { LessonLine } from './LessonText.tsx';
import { NOTES, noteOf } from './lessonWords.ts';
import styles from './Notes.module.css';
import { saidOf } from './saidOf.ts';
import { useLesson } from './useLesson.ts';

/** Every prediction that was committed, with what came of it. */
export function Notes() {
  const { lesson, shown } = useLesson();
  const { learner, seen } = shown.use((s) => s);
  const notes = lesson.parts.flatMap((part) => {
    const state = learner.parts[part.id] ?? freshPart;
    return part.ask.flatMap((question) => {
      const given = state.answers[question.id];
      if (question.before !== 'run' || !given) return [];
      const grade = graded(part, state, question.id, seen[part.id]);
      return [
        {
          key: `${part.id}/${question.id}`,
          title: part.title,
          said: saidOf(question, given.answer),
          came: grade?.says,
        },
      ];
    });
  });
  if (notes.length === 0) return null;
  return (
    <section className={styles['notes']} aria-label={NOTES}>
      <h2>{NOTES}</h2>
      <ul>
        {notes.map(({ key, title, said, came }) => (
          <li key={key}>
            <b>{title}.</b> {noteOf(said)} {came !== undefined && <LessonLine text={came} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
