import { RunControls } from './RunControls.tsx';
import styles from './TrainingPanel.module.css';
import { useTrainingControls } from './useTrainingControls.tsx';

export interface TrainingPanelProps {
  /** With what the transport leaves out. */
  withRun?: boolean;
  /** Without what stands in the strip above the stage. */
  rest?: boolean;
}

/** How the network is trained. */
export function TrainingPanel({ withRun = false, rest = false }: TrainingPanelProps) {
  const { own, optimiser, rate, optimiserFields, schedule, pause, activation } = useTrainingControls();
  return (
    <section className={styles['panel']} aria-label="Training">
      {withRun && (
        <>
          <RunControls />
          {pause}
          <hr className={styles['rule']} />
        </>
      )}
      {own(['loss'])}
      {!rest && optimiser}
      {!rest && rate}
      {optimiserFields(false)}
      {schedule}
      {!withRun && pause}
      {!rest && activation}
      {!rest && own(['batchSize', 'l1', 'l2'])}
      <details className={styles['more']}>
        <summary>More</summary>
        <div className={styles['fields']}>
          {optimiserFields(true)}
          {own(['clipNorm'])}
        </div>
      </details>
    </section>
  );
}
