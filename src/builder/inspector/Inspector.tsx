import { lazy, Suspense } from 'react';
import { layers } from '#layers/index.ts';
import { type Block, findBlock, type Place } from '#nn/block.ts';
import { useEditor } from '#state/useEditor.ts';
import styles from './Inspector.module.css';

/** Loaded with the first block that is selected: nothing of it is needed before. */
const BlockInspector = lazy(() =>
  import('./BlockInspector.tsx').then(
    (module) => ({ default: module.BlockInspector }),
    () => ({ default: NotLoaded }),
  ),
);

function NotLoaded(_block: { block: Block; place: Place; unit: number | undefined }) {
  return <Words>This panel could not be loaded. Reload the page to try again; Share keeps the run in its link.</Words>;
}

const Words = ({ children }: { children: string }) => (
  <div className={styles['empty']}>
    <p>{children}</p>
  </div>
);

/** The selected block, or what to do where none is. */
export function Inspector() {
  const selection = useEditor((s) => s.selection);
  const network = useEditor((s) => s.document.network);
  const found = selection && findBlock(network, layers, selection.block);
  if (!selection) return <Words>Select a block to see its settings, its formula and its numbers.</Words>;
  if (!found)
    return <Words>The input: what the network is given of each sample. What it is made of is chosen under Data.</Words>;
  return (
    <Suspense fallback={<Words>Loading …</Words>}>
      <BlockInspector key={found.block.id} block={found.block} place={found.place} unit={selection.unit} />
    </Suspense>
  );
}
