import { type ReactNode, useEffect, useState } from 'react';
import { afterPictures } from '#base/animation.ts';

interface LaterProps {
  /** How many pictures of the screen come before it is made; 0: it is there at once. Where that changes it is too late. */
  readonly after: number;
  readonly children?: ReactNode;
}

/** A part of what a press brings: made in its turn, so that the press is answered soon. */
export function Later({ after, children }: LaterProps) {
  const [come, setCome] = useState(after === 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it has one turn
  useEffect(() => (come ? undefined : afterPictures(after, () => setCome(true))), []);
  return come ? children : null;
}
