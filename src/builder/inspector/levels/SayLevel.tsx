import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import type { Block } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { useEditor } from '#state/useDesk.ts';
import styles from './levels.module.css';
import { waysThrough } from './levelWords.ts';
import { PathsPicture } from './PathsPicture.tsx';
import { SeesPicture } from './SeesPicture.tsx';
import { seesWords } from './seesWords.ts';

/** What the block does, in a sentence and a picture. */
export function SayLevel({ block, inferred }: { block: Block; inferred: InferredBlock | undefined }) {
  const network = useEditor((s) => s.document.network);
  const batch = useEditor((s) => Math.min(s.document.training.batchSize, Math.max(1, s.data.train.length)));
  const definition = (layers as LayerRegistry)[block.type]!;
  const said = wordsOf(block.type)!;
  const output = inferred?.output;
  const words = inferred && output ? seesWords(inferred, batch) : '';
  return (
    <div className={styles['say']}>
      <p>{said.summary}</p>
      {definition.slots ? (
        <PathsPicture block={block} network={network} label={waysThrough(said.name)} />
      ) : (
        inferred && output && <SeesPicture inferred={{ ...inferred, output }} label={words} />
      )}
      {words && <p className={styles['caption']}>{words}</p>}
    </div>
  );
}
