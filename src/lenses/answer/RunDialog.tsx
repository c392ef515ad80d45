import { Dialog } from '#ui/Dialog.tsx';
import styles from './AnswerPanel.module.css';
import { AnswerTables } from './AnswerTables.tsx';
import { RunChart } from './RunChart.tsx';
import { CURVES_AND_TABLES } from './runWords.ts';

/** The curves of the run with their axes, and the pictures of the panel in numbers. */
export function RunDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={CURVES_AND_TABLES} wide>
      <div className={styles['run']}>
        <RunChart />
        <AnswerTables />
      </div>
    </Dialog>
  );
}
