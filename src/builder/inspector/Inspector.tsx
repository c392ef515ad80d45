import { useEffect, useRef, useState } from 'react';
import { afterPictures } from '#base/animation.ts';
import { layers } from '#layers/index.ts';
import { type Block, findBlock } from '#nn/block.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFailure } from '#state/useFailure.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PartFailed } from '#ui/PartFailed.tsx';
import styles from './Inspector.module.css';
import { INPUT_SAYS, OF_A_UNIT, SELECT_A_BLOCK, THIS_PANEL } from './inspectorWords.ts';

/** Loaded with the first block that is selected: nothing of it is needed before. */
const BlockInspector = lazyPart(THIS_PANEL, () => import('./BlockInspector.tsx').then((m) => m.BlockInspector), {
  waiting: <Loading />,
  ahead: true,
});

function Loading() {
  return <Words>Loading …</Words>;
}

const Words = ({ children }: { children: string }) => (
  <div className={styles['empty']}>
    <p>{children}</p>
  </div>
);

/** Pictures of the screen in which all of the inspector has come. */
const ALL_COME = 5;

/** Whether the panel was just opened; from block to block it stands already, and each is there at once. */
function useFresh() {
  const fresh = useRef(true);
  const empty = useEditor((s) => s.selection === undefined);
  useEffect(() => {
    fresh.current = true;
    if (empty) return;
    return afterPictures(ALL_COME, () => {
      fresh.current = false;
    });
  }, [empty]);
  return fresh;
}

/** What is selected, from one block or unit to the next a picture later: first the stage answers the press. */
function useSelection(network: readonly Block[]) {
  const now = useEditor((s) => s.selection);
  const [shown, setShown] = useState(now);
  useEffect(() => (now === shown ? undefined : afterPictures(0, () => setShown(now))), [now, shown]);
  const stands = now && shown && findBlock(network, layers, shown.block);
  return stands ? shown : now;
}

/** The selected block, or what to do where none is. */
export function Inspector() {
  const network = useEditor((s) => s.document.network);
  const selection = useSelection(network);
  const fresh = useFresh();
  const failure = useFailure('trace', 'check');
  const found = selection && findBlock(network, layers, selection.block);
  if (!selection) return <Words>{SELECT_A_BLOCK}</Words>;
  if (!found) return <Words>{INPUT_SAYS}</Words>;
  return (
    <>
      {failure !== undefined && <PartFailed what={OF_A_UNIT} error={failure} />}
      <BlockInspector
        key={found.block.id}
        block={found.block}
        place={found.place}
        unit={selection.unit}
        fresh={fresh.current}
      />
    </>
  );
}
