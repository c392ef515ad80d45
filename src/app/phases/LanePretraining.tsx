import { loadingTitles, progressWords } from '#app/loadingWords.ts';
import { blockName } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import styles from './LanePretraining.module.css';
import { Redrawn } from './Redrawn.tsx';

/** In a lane, while one of its layers learns by itself: which, how far it is, and what the layers so far give back. */
export function LanePretraining() {
  const progress = useEditor(({ status }) => (status.state === 'loading' ? status.progress : undefined));
  const network = useEditor((s) => s.document.network);
  const learning = progress?.pretraining;
  if (!progress || !learning) return null;
  return (
    <div className={styles['learning']}>
      <p>
        {loadingTitles.pretraining}. {progressWords(progress, blockName(network, learning.block))}
      </p>
      {learning.redrawn && <Redrawn {...learning} />}
    </div>
  );
}
