import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { formatNumber } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import {
  BACK_TO_LAST_GOOD,
  CLIP,
  CLIP_AND_START,
  LOWER_RATE,
  LOWER_RATE_AND_START,
  START_AGAIN,
  THE_RUN_DIVERGED,
} from './divergedWords.ts';
import { divergenceWords } from './divergence.ts';
import styles from './Notices.module.css';

/** What left the finite, and ways on from it. */
export function Diverged() {
  const desk = useDesk();
  const { editor } = desk;
  const divergence = useEditor((s) => s.status.divergence);
  const document = useEditor((s) => s.document);
  if (!divergence) return null;
  const { optimizer, clipNorm } = document.training;
  const rate = Number((optimizer.learningRate / 10).toPrecision(6));
  const name = divergence.block === null ? undefined : blockName(document.network, divergence.block);
  return (
    <Notice kind="bad" title={THE_RUN_DIVERGED}>
      {divergenceWords(divergence, name)}
      <div className={styles['actions']}>
        <Button
          look="main"
          note={`to ${formatNumber(rate, 3, true)}`}
          onClick={() => {
            editor.setTraining({ optimizer: { ...optimizer, learningRate: rate } }, LOWER_RATE);
            editor.reset(true);
          }}
        >
          {LOWER_RATE_AND_START}
        </Button>
        <Button onClick={() => editor.reset(true)}>{START_AGAIN}</Button>
        {(clipNorm === 0 || clipNorm > 1) && (
          <Button
            onClick={() => {
              editor.setTraining({ clipNorm: 1 }, CLIP);
              editor.reset(true);
            }}
          >
            {CLIP_AND_START}
          </Button>
        )}
        <Button onClick={() => editor.seek(desk.history.lastGood(divergence.step))}>{BACK_TO_LAST_GOOD}</Button>
        {name !== undefined && divergence.block !== null && (
          <Button look="bare" onClick={() => editor.select({ block: divergence.block! })}>
            Show {name}
          </Button>
        )}
      </div>
    </Notice>
  );
}
