/** @file The lesson that a component belongs to. */
import { createContext, useContext } from 'react';
import type { LessonSession } from './lessonSession.ts';

export const LessonContext = createContext<LessonSession | undefined>(undefined);

export function useLesson(): LessonSession {
  const session = useContext(LessonContext);
  if (!session) throw new Error('lessons: a component belongs to no lesson; put it into a LessonContext');
  return session;
}
