import { useMemo } from 'react';
import { spotsFor } from '#builder/drag/cargo.ts';
import { layers } from '#layers/index.ts';
import { placeKey } from '#nn/places.ts';
import { moveRun } from '#nn/runs.ts';
import { runName, spotName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { focusSelected, moveTo } from './blockActions.ts';
import styles from './MoveDialog.module.css';
import { NO_OTHER_PLACE } from './stageWords.ts';

/** Every place that blocks can be moved to, in words: the way by clicks for what a drag does. */
export function MoveDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const desk = useDesk();
  const network = useEditor((s) => s.document.network);
  const view = useEditor((s) => s.document.view);
  const spots = useMemo(
    () =>
      spotsFor({ kind: 'blocks', ids }, network, view).filter(
        ({ place }) => moveRun(network, layers, ids, place).length > 0,
      ),
    [ids, network, view],
  );
  return (
    <Dialog open title={`Move ${runName(network, ids)}`} onClose={onClose}>
      {spots.length === 0 ? (
        <p>{NO_OTHER_PLACE}</p>
      ) : (
        <ul className={styles['places']}>
          {spots.map((spot) => (
            <li key={placeKey(spot.place)}>
              <button
                type="button"
                className={styles['place']}
                style={{ paddingInlineStart: 12 + 16 * spot.depth }}
                onClick={() => {
                  onClose();
                  moveTo(desk, ids, spot);
                  focusSelected(desk);
                }}
              >
                {spotName(network, spot)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
