import { TriangleAlert } from 'lucide-react';
import { type CSSProperties, useEffect, useState } from 'react';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import type { Problem } from '#nn/problem.ts';
import { shortOf } from '#nn/problemWords.ts';
import { stuckProblem } from '#nn/stuck.ts';
import { plainProblem, plainSentence } from '#state/plainProblemWords.ts';
import { saidAbove } from '#state/saidAbove.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './ProblemCard.module.css';
import { WAYS_OUT } from './partsWords.ts';
import { useStage } from './stageContext.ts';

interface ProblemCardProps {
  readonly id: string;
  /** How far below the block's top its name begins: the card stands above it. */
  readonly foot?: number;
}

/** What is wrong with a block, and buttons that mend it; where nothing is, what may not be as meant. */
export function ProblemCard({ id, foot = 0 }: ProblemCardProps) {
  const problem = useEditor((s) => s.inference.problems.find((p) => p.block === id && p.severity !== 'notice'));
  const come = useCures(problem !== undefined);
  if (!problem) return <BlockNotice id={id} />;
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

/** What the engine found of a block over all training samples, as a problem. */
function useStuck(id: string): Problem | undefined {
  const { editor } = useDesk();
  const found = useFrameValue(({ probes: { constants } }) => {
    // Where a lesson tells what there is to see, no cure is offered before.
    const stuck = editor.guarded ? undefined : constants?.blocks.find((b) => b.id === id);
    return stuck && JSON.stringify([stuck, constants!.count, constants!.step > 0]);
  });
  const document = useEditor((s) => s.document);
  const block = found && findBlock(document.network, layers, id)?.block;
  if (!block) return undefined;
  const [stuck, count, trained] = JSON.parse(found);
  return stuckProblem(stuck, block, document.training, count, trained ? 1 : 0);
}

/** A few words on the block, with the reason and ways out behind them. */
function BlockNotice({ id }: { id: string }) {
  const { vertical } = useStage().layout;
  const desk = useDesk();
  const { guarded } = desk.editor;
  // A card would lie over the very picture that a lesson speaks of.
  const told = useEditor((s) =>
    guarded ? undefined : s.inference.problems.find((p) => p.block === id && shortOf(p) !== undefined),
  );
  const stuck = useStuck(id);
  const above = saidAbove(desk).use(({ block }) => block === id);
  const problem = told ?? stuck;
  const come = useCures(problem !== undefined);
  return (
    <div role="status">
      {problem && come && (
        <details
          className={styles['notice']}
          key={shortOf(problem)}
          open={!vertical && !above && problem.found.code !== 'constantLast'}
        >
          <summary>
            <TriangleAlert size={14} strokeWidth={2} aria-hidden />
            {shortOf(problem)}
          </summary>
          <p>{plainSentence(problem)}</p>
          <Cures problem={problem} />
        </details>
      )}
    </div>
  );
}
