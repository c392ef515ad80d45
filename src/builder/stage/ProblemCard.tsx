import { type CSSProperties, useEffect, useState } from 'react';
import type { Problem } from '#nn/problem.ts';
import { plainProblem } from '#state/plainProblemWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './ProblemCard.module.css';
import { WAYS_OUT } from './partsWords.ts';

interface ProblemCardProps {
  readonly id: string;
  /** How far below the block's top its name begins: the card stands above it. */
  readonly foot?: number;
}

/** What is wrong with a block, and buttons that mend it; where nothing is, what may not be as meant. */
export function ProblemCard({ id, foot = 0 }: ProblemCardProps) {
  const problem = useEditor((s) => s.inference.problems.find((p) => p.block === id && p.severity !== 'notice'));
  const come = useCures(problem !== undefined);
  if (!problem) return <Noticed id={id} />;
  return (
    come && (
      <div className={styles['above']} style={{ '--foot': `${foot}px` } as CSSProperties}>
        <div className={styles['problem']} id={`problem-${id}`} role="alert">
          <Told problem={problem} />
          <Cures problem={problem} />
        </div>
      </div>
    )
  );
}

/** What is wrong: a headline, and the numbers behind it. */
function Told({ problem }: { problem: Problem }) {
  const { headline, detail } = plainProblem(problem);
  return (
    <p>
      <b>{headline}</b> {detail}
    </p>
  );
}

const Cures = lazyPart(WAYS_OUT, () => import('./Cures.tsx').then((m) => m.Cures), { floats: true });

/** Whether the ways out are there, or will not come: what is wrong is said together with them, and without them all the same. */
function useCures(wanted: boolean): boolean {
  const [come, setCome] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let waits = true;
    Cures.load()
      .catch(() => {})
      .finally(() => waits && setCome(true));
    return () => {
      waits = false;
    };
  }, [wanted]);
  return come;
}

const BlockNotice = lazyPart(WAYS_OUT, () => import('./BlockNotice.tsx').then((m) => m.BlockNotice), { floats: true });

/** What may not be as meant: found in the document, or by the engine over all training samples. */
function Noticed({ id }: { id: string }) {
  const { editor } = useDesk();
  // Where a lesson tells what there is to see, nothing lies over the very picture that it speaks of, and no cure is offered before.
  const told = useEditor((s) => !editor.guarded && s.inference.problems.some((p) => p.block === id));
  const stuck = useFrameValue(({ probes: { constants } }) => {
    const found = editor.guarded ? undefined : constants?.blocks.find((b) => b.id === id);
    return found && JSON.stringify([found, constants!.count, constants!.step > 0]);
  });
  return <div role="status">{(told || stuck !== undefined) && <BlockNotice id={id} stuck={stuck} />}</div>;
}
