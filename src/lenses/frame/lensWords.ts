import { createContext, useContext, useEffect } from 'react';
import type { BadgeKind } from '#ui/Badge.tsx';

/** How numbers came about: the badge, and behind it the method and its estimator. */
export interface Method {
  readonly kind: BadgeKind;
  readonly says: string;
}

/** What a frame says over its panel, as the readings have it. */
export interface LensWords {
  /** What is to be seen, in one sentence. Absent where no rule holds: then the frame says what the lens is for. */
  readonly sentence?: string | undefined;
  /** The numbers that make it so. */
  readonly numbers?: string | undefined;
  /** Of what they were measured, and how far they may be off. */
  readonly aside?: string | undefined;
  /** In place of what the lens's definition says of its method. */
  readonly method?: Method | undefined;
  /** What the pictures show, line by line, where no table beside them says it. */
  readonly alternative?: readonly string[] | undefined;
}

export const LensWordsContext = createContext<(words: LensWords | undefined) => void>(() => undefined);

/** Has the frame say what a panel's readings come to; while they come to nothing, it says what the lens is for. */
export function useLensWords(words: LensWords | undefined): void {
  const say = useContext(LensWordsContext);
  const said = JSON.stringify(words);
  useEffect(() => {
    say(said === undefined ? undefined : (JSON.parse(said) as LensWords));
    return () => say(undefined);
  }, [say, said]);
}
