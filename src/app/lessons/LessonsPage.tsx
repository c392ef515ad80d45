import { Check, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Lesson, progress } from '#lesson/index.ts';
import { plainWords } from '#lessons/plainWords.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { useEscape } from '#ui/useEscape.ts';
import { Authoring } from './Authoring.tsx';
import { course } from './course.ts';
import { keptLearner, nameOf } from './keptLearner.ts';
import styles from './LessonsPage.module.css';
import { closed, lessonShown } from './lessonShown.ts';
import {
  ABOUT,
  CLASS_VIEW,
  CLOSE,
  COMING,
  doneOf,
  minutes,
  NOT_THERE,
  OPENS,
  TITLE,
  TRY_AGAIN,
} from './lessonsPageWords.ts';

interface Card {
  readonly lesson: Lesson;
  readonly done: number;
}

/** The course: a card for each lesson, with what it asks and how far one has come. */
export function LessonsPage({ onClose }: { onClose: () => void }) {
  const [cards, setCards] = useState<readonly Card[] | 'failed'>();
  const heading = useRef<HTMLHeadingElement>(null);
  const load = async () => {
    setCards(undefined);
    try {
      const lessons = await course();
      setCards(
        await Promise.all(
          lessons.map(async (lesson) => {
            const kept = await keptLearner(nameOf(lesson, false), lesson).catch(() => undefined);
            return { lesson, done: kept ? progress(lesson, kept.learner).done : 0 };
          }),
        ),
      );
    } catch {
      setCards('failed');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    void load();
  }, []);
  useEscape(onClose);
  return (
    <main className={styles['page']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h1 ref={heading} tabIndex={-1}>
            {TITLE}
          </h1>
          <p>{ABOUT}</p>
        </div>
        <Button look="bare" onClick={() => lessonShown.set({ ...closed, classView: true })}>
          {CLASS_VIEW}
        </Button>
        <IconButton label={CLOSE} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <Authoring />
      {cards === undefined && <p role="status">{COMING}</p>}
      {cards === 'failed' && (
        <p role="alert">
          {NOT_THERE} <Button onClick={() => void load()}>{TRY_AGAIN}</Button>
        </p>
      )}
      {cards !== undefined && cards !== 'failed' && (
        <ol className={styles['lessons']}>
          {cards.map(({ lesson, done }, at) => (
            <li key={lesson.id}>
              <button
                type="button"
                className={styles['card']}
                data-lesson={lesson.id}
                onClick={() => lessonShown.set({ lesson, goTo: undefined, list: false, travels: false })}
              >
                <span className={styles['number']} aria-hidden>
                  {done === lesson.parts.length ? <Check size={18} strokeWidth={2.25} /> : at + 1}
                </span>
                <span className={styles['said']}>
                  <b>{lesson.title}</b>
                  {lesson.question !== undefined && (
                    <span className={styles['question']}>{plainWords(lesson.question)}</span>
                  )}
                  <span className={styles['small']}>
                    {[
                      lesson.minutes === undefined ? undefined : minutes(lesson.minutes),
                      doneOf(done, lesson.parts.length),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span className="visually-hidden">{OPENS}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}
