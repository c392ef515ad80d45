import { createContext, useContext, useEffect } from 'react';

/** What a frame says over its panel, as the readings have it. */
export interface LensWords {
  /** What is to be seen, in one sentence. */
  readonly sentence: string;
  /** The numbers that make it so. */
  readonly numbers: string;
  /** Of what they were measured, and how far they may be off. */
  readonly aside: string;
}

export const LensWordsContext = createContext<(words: LensWords | undefined) => void>(() => undefined);

/** Has the frame say what a panel's readings come to; while they come to nothing, it says what the lens is for. */
export function useLensWords(words: LensWords | undefined): void {
  const say = useContext(LensWordsContext);
  const { sentence, numbers = '', aside = '' } = words ?? {};
  useEffect(() => {
    say(sentence === undefined ? undefined : { sentence, numbers, aside });
    return () => say(undefined);
  }, [say, sentence, numbers, aside]);
}
