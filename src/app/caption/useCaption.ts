/** @file What is asked and said of the document on the page, where it is an example or came of one. */
import { useEffect, useMemo, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { asksToRead, lookedAt, meetsBound, usualGoal } from '#nn/goal.ts';
import { firstExample } from '#state/defaultDocument.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { captionState } from './captionRules.ts';
import { captionLine, captionQuestion } from './captionWords.ts';
import { changedOf } from './exampleOf.ts';
import type { Cure, Look } from './judged.ts';
import { useExampleShown } from './useExampleShown.ts';

/** Milliseconds between two looks at the run: sentences may not flicker. */
export const LOOK_EVERY = 250;
/** From this step on a run may be judged. */
const JUDGED_FROM = 20;

const judging = loadPart(() => import('./judged.ts'));
const playing = loadPart(() => import('./firstMinute.ts'));

export interface Caption {
  readonly question: string;
  readonly line: string;
  /** What to press where the run has come to its end, or does not come to one. */
  readonly cure: Cure | undefined;
  /** The block that the line is of. */
  readonly block: string | undefined;
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
  const seen = useFrameValue((frame): string => {
    const { constants } = frame.probes;
    const stuck = constants?.blocks[0];
    const still = stuck && { stuck, count: constants.count };
    const solved = !asksToRead(goal) && meetsBound(goal, lookedAt(goal, frame));
    return JSON.stringify({ step: frame.position.step, solved, still });
  }, LOOK_EVERY);
  const look = seen === undefined ? undefined : (JSON.parse(seen) as Look);
  const due = example !== undefined && look !== undefined && look.step >= JUDGED_FROM;
  const load = example === firstExample ? playing : judging;
  const [late, setLate] = useState<Awaited<ReturnType<typeof load>> & { of: typeof load }>();
  const part = late?.of === load ? late : undefined;
  useEffect(() => {
    if (!due || part) return;
    let wanted = true;
    const idle = window.requestIdleCallback ?? setTimeout;
    idle(() =>
      load().then(
        (loaded) => wanted && setLate({ ...loaded, of: load }),
        () => {}, // without it the run is not judged
      ),
    );
    return () => {
      wanted = false;
    };
  }, [due, part, load]);
  // What is read inside the network is told by no frame of the run alone.
  const [metAt, setMetAt] = useState<number>();
  useEffect(
    () => (part && asksToRead(goal) ? part.watchReading(desk.editor.engine, goal, setMetAt) : undefined),
    [part, desk, goal],
  );
  if (!example) return undefined;
  const judged = due ? part?.judge(desk, { ...look, solved: look.solved || look.step === metAt }, running) : undefined;
  const trained = example.shelf === 'trained' ? example.steps : undefined;
  const state = look && captionState({ step: look.step, running, changed, trained });
  return {
    question: judged?.question ?? captionQuestion(example.question, changed),
    line: judged?.line ?? (state ? captionLine(state, example.sentence) : example.sentence),
    cure: judged?.cure,
    block: judged?.block,
  };
}
