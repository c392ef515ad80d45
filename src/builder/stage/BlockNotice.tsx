import { TriangleAlert } from 'lucide-react';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import type { Problem } from '#nn/problem.ts';
import { shortOf } from '#nn/problemWords.ts';
import { stuckProblem } from '#nn/stuck.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { saidAbove } from '#state/saidAbove.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Cures } from './Cures.tsx';
import styles from './ProblemCard.module.css';
import { useStage } from './stageContext.ts';

interface BlockNoticeProps {
  readonly id: string;
  /** What the engine found of the block, how many samples it looked at, and whether it was trained before: as JSON. */
  readonly stuck: string | undefined;
}

/** What the engine found of a block over all training samples, as a problem. */
function useStuck(id: string, found: string | undefined): Problem | undefined {
  const document = useEditor((s) => s.document);
  const block = found && findBlock(document.network, layers, id)?.block;
  if (!block) return undefined;
  const [stuck, count, trained] = JSON.parse(found);
  return stuckProblem(stuck, block, document.training, count, trained ? 1 : 0);
}

/** A few words on the block, with the reason and ways out behind them. They come when a block first has any. */
export function BlockNotice({ id, stuck: found }: BlockNoticeProps) {
  const { vertical } = useStage().layout;
  const desk = useDesk();
  const { guarded } = desk.editor;
  const told = useEditor((s) =>
    guarded ? undefined : s.inference.problems.find((p) => p.block === id && shortOf(p) !== undefined),
  );
  const stuck = useStuck(id, found);
  const above = saidAbove(desk).use(({ block }) => block === id);
  const problem = told ?? stuck;
  return (
    problem && (
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
    )
  );
}
