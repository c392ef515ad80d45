/** @file What is asked and said of the document on the page, where it is an example or came of one. */
import { useMemo } from 'react';
import { asksToRead, lookedAt, meetsBound, usualGoal } from '#nn/goal.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { type CaptionState, captionState } from './captionRules.ts';
import { captionLine, captionQuestion } from './captionWords.ts';
import { changedOf } from './exampleOf.ts';
import { useExampleShown } from './useExampleShown.ts';

/** Milliseconds between two looks at the run: sentences may not flicker. */
export const LOOK_EVERY = 250;

export interface Caption {
  readonly question: string;
  readonly line: string;
  /** What the run has come to; undefined before its first frame. */
  readonly state: CaptionState | undefined;
}

/** Undefined where the document is of no example. */
export function useCaption(): Caption | undefined {
  const example = useExampleShown();
  const desk = useDesk();
  const running = useEditor((s) => s.status.state === 'running');
  const data = useEditor((s) => s.data);
  const document = useEditor((s) => s.document);
  const changed = useMemo(() => example && changedOf(example.document, document), [example, document]);
  const goal = document.training.solved ?? usualGoal(data.task, data.test.length);
  const said = useFrameValue(
    (frame) =>
      example &&
      JSON.stringify(
        captionState({
          step: frame.position.step,
          running,
          changed,
          solved: !asksToRead(goal) && meetsBound(goal, lookedAt(goal, frame)),
          held: data.test.length > 0,
          curve: desk.history,
          trained: example.shelf === 'trained' ? example.steps : undefined,
        }),
      ),
    LOOK_EVERY,
  );
  if (!example) return undefined;
  const state = said ? (JSON.parse(said) as CaptionState) : undefined;
  const line = state ? captionLine(state, example.sentence) : example.sentence;
  return { question: captionQuestion(example.question, changed), line, state };
}
