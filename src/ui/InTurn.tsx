import { type Context, type ReactNode, useContext, useLayoutEffect, useRef, useState } from 'react';
import { afterPictures } from '#base/animation.ts';
import { Resting } from './preact.ts';

const Rest = Resting as unknown as Context<boolean>;

interface InTurnProps {
  /** How many pictures of the screen come before it wakes. */
  readonly after: number;
  /** What it shows: where that is another than when it went to rest it wakes at once, so that nothing older is seen. */
  readonly of: unknown;
  readonly children?: ReactNode;
}

/** A part of what was hidden (`Activity`): seen at once as it was left, and woken in its turn, so that a press that brings it back is answered soon. */
export function InTurn({ after, of, children }: InTurnProps) {
  const resting = useContext(Rest);
  const state = useRef({ awake: !resting, of });
  const [, render] = useState(0);
  if (resting) {
    if (state.current.awake) state.current = { awake: false, of };
  } else if (state.current.of !== of) state.current.awake = true;
  useLayoutEffect(() => {
    if (resting || state.current.awake) return;
    return afterPictures(after, () => {
      state.current.awake = true;
      render((n) => n + 1);
    });
  }, [resting, after]);
  return <Rest.Provider value={resting || !state.current.awake}>{children}</Rest.Provider>;
}
