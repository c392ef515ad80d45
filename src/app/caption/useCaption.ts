/** @file What is asked and said of the document on the page, where it is an example or came of one. */
import { useMemo } from 'react';
import { holdsAt, scoresOf, usualGoal } from '#nn/goal.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { captionState } from './captionRules.ts';
import { captionLine, captionQuestion } from './captionWords.ts';
import { changedOf } from './exampleOf.ts';
import { useExampleShown } from './useExampleShown.ts';

/** Milliseconds between two looks at the run: sentences may not flicker. */
export const LOOK_EVERY = 250;

/** Undefined where the document is of no example. */
export function useCaption(): { readonly question: string; readonly line: string } | undefined {
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
      captionLine(
        captionState({
          step: frame.position.step,
          running,
          changed,
          solved: holdsAt(goal, scoresOf(frame)),
          held: data.test.length > 0,
          curve: desk.history,
        }),
        example.sentence,
      ),
    LOOK_EVERY,
  );
  return example && { question: captionQuestion(example.question, changed), line: said ?? example.sentence };
}
