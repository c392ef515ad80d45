import { Columns3 } from 'lucide-react';
import { useEffect } from 'react';
import { BACK, editing, ORIGINAL } from '#compare/compareWords.ts';
import { comparisonOf } from '#compare/comparison.ts';
import { laneOnStage } from '#state/laneOnStage.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { around } from './CompareRoom.tsx';
import styles from './LaneStrip.module.css';
import { COMPARE, openMode } from './stageMode.ts';

/** Which network of a comparison has the stage, and the way back. It stands at A's desk. */
export function LaneStrip() {
  const desk = useDesk();
  const { desk: lane, tag, name } = laneOnStage(desk).use((s) => s);
  useEffect(() => {
    const comparison = comparisonOf(desk, around);
    comparison.moveOnly(lane);
    return () => comparison.moveOnly(undefined);
  }, [desk, lane]);
  return (
    <div className={styles['strip']} role="status">
      <span>{lane ? editing(tag, name ?? ORIGINAL) : editing('A', ORIGINAL)}</span>
      <Button icon={<Columns3 size={16} strokeWidth={1.75} aria-hidden />} onClick={() => openMode(desk, COMPARE.id)}>
        {BACK}
      </Button>
    </div>
  );
}
