/** @file The draft that a component belongs to. */
import { createContext, useContext } from 'react';
import type { DraftSession } from './draftSession.ts';

export const DraftContext = createContext<DraftSession | undefined>(undefined);

export function useDraft(): DraftSession {
  const session = useContext(DraftContext);
  if (!session) throw new Error('lesson editor: a component belongs to no draft; put it into a DraftContext');
  return session;
}
