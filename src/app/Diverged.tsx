import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { formatNumber } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
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
    <Notice kind="bad" title="The run diverged">
      {divergenceWords(divergence, name)}
      <div className={styles['actions']}>
        <Button
          look="main"
          note={`to ${formatNumber(rate, 3, true)}`}
          onClick={() => {
            editor.setTraining({ optimizer: { ...optimizer, learningRate: rate } }, 'Learning rate ÷ 10');
            editor.reset(true);
          }}
        >
          Learning rate ÷ 10 and start again
        </Button>
        <Button onClick={() => editor.reset(true)}>Start again with the settings as they are</Button>
        {(clipNorm === 0 || clipNorm > 1) && (
          <Button
            onClick={() => {
              editor.setTraining({ clipNorm: 1 }, 'Clip the gradient to norm 1');
              editor.reset(true);
            }}
          >
            Clip the gradient to norm 1 and start again
          </Button>
        )}
        <Button onClick={() => editor.seek(desk.history.lastGood(divergence.step))}>Back to the last good step</Button>
        {name !== undefined && divergence.block !== null && (
          <Button look="bare" onClick={() => editor.select({ block: divergence.block! })}>
            Show {name}
          </Button>
        )}
      </div>
    </Notice>
  );
}
