import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import styles from './levels.module.css';
import { NO_BLOCKS } from './levelWords.ts';

/** What a container holds, list by list: a press selects. */
export function InsideList({ block }: { block: Block }) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const registry: LayerRegistry = layers;
  return (
    <div className={styles['inside']}>
      {innerLists(block, registry).map(({ prefix, slot, branch, blocks }) => (
        <section key={prefix} aria-label={branch === undefined ? slot : `branch ${branch + 1}`}>
          <h4>{branch === undefined ? slot : `branch ${branch + 1}`}</h4>
          {blocks.length === 0 ? (
            <p>{NO_BLOCKS}</p>
          ) : (
            <ol>
              {blocks.map((inner) => {
                const output = inference.byId.get(inner.id)?.output;
                return (
                  <li key={inner.id}>
                    <button type="button" onClick={() => editor.select({ block: inner.id })}>
                      <b>{blockName(network, inner.id)}</b>
                      <span>{output ? formatShape(output.shape) : '?'}</span>
                    </button>
                  </li>
                );
              })}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}
