/** @file Counting the starts that a goal asks for, in the laboratory: seeds 1, 2 … from the network on the stage, each trained as long as the goal's solution. */
import type { RunningJob } from '#engine/client.ts';
import { type LessonGoal, solvedBy } from '#lesson/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Desk } from '#state/desk.ts';
import { recipeOnly } from '#state/keptOdds.ts';

export interface Counting {
  readonly goal: string;
  readonly done: number;
  readonly of: number;
  readonly solved: number;
}

/** Whether some are still to come. */
export const isCounting = (counting: Counting | undefined): boolean =>
  counting !== undefined && counting.done < counting.of;

export interface StartsCounter {
  /** Counts the starts that a goal asks for; while they are counted, stops. */
  press(goal: LessonGoal): void;
  stop(): void;
  /** The document may be another: what is counted, and what was, goes with the network that it is of. */
  follow(): void;
}

/** @param show what is known; `counted` hears of a goal whose starts are all done */
export function startsCounter(
  desk: Desk,
  show: (counting: Counting | undefined) => void,
  counted: (goal: string, solved: number, of: number) => void,
): StartsCounter {
  let job: RunningJob<'runs'> | undefined;
  let own: StrataDocument | undefined;
  let shown: Counting | undefined;
  const present = () => recipeOnly(desk.editor.store.getState().written);
  const tell = (counting: Counting | undefined) => {
    shown = counting;
    show(counting);
  };
  const stop = () => {
    job?.stop();
    job = own = undefined;
    tell(undefined);
  };
  return {
    stop,
    press(goal) {
      if (isCounting(shown)) return stop();
      const network = present();
      own = network;
      job = countStarts(desk, goal, (counting) => {
        // What was stopped may still say so.
        if (own !== network) return;
        tell(counting);
        if (counting && !isCounting(counting)) counted(goal.id, counting.solved, counting.of);
      });
    },
    follow() {
      if (own && !sameValue(own, present())) stop();
    },
  };
}

/** Undefined where there is no laboratory, or nothing to count. @param tell after each start, and at the end with `done` = `of` */
function countStarts(
  { editor }: Desk,
  goal: LessonGoal,
  tell: (counting: Counting | undefined) => void,
): RunningJob<'runs'> | undefined {
  const { laboratory } = editor.engine;
  const solved = solvedBy(goal);
  const of = goal.starts?.of;
  if (!laboratory || !solved || of === undefined) return undefined;
  let [done, good] = [0, 0];
  tell({ goal: goal.id, done, of, solved: good });
  return laboratory.start(
    {
      kind: 'runs',
      recipe: recipeOnly(editor.store.getState().written),
      seeds: Array.from({ length: of }, (_, i) => i + 1),
      until: { steps: goal.solution.steps, solved },
    },
    {
      progress(_done, _of, part) {
        done += part.length;
        good += part.filter((one) => one.solved).length;
        tell({ goal: goal.id, done, of, solved: good });
      },
      done: (outcomes) => tell({ goal: goal.id, done: of, of, solved: outcomes.filter((one) => one.solved).length }),
      failed: () => tell(undefined),
      stopped: () => tell(undefined),
    },
    { channel: 'lesson starts' },
  );
}
