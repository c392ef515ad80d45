import { explains } from '#ui/explains.ts';
import { MORE_SAYS, TRAINING_SETTINGS } from './columnsWords.ts';
import styles from './TrainingStrip.module.css';
import { useTrainingControls } from './useTrainingControls.tsx';

/** The settings that are turned most, always in sight above the stage. @param onMore shows the rest */
export function TrainingStrip({ onMore }: { onMore: () => void }) {
  const { own, optimiser, rate, activation } = useTrainingControls();
  return (
    <section className={styles['strip']} aria-label={TRAINING_SETTINGS}>
      {rate}
      <div className={styles['plain']}>{optimiser}</div>
      {activation && <div className={styles['plain']}>{activation}</div>}
      {own(['batchSize', 'l1', 'l2'])}
      <button type="button" className={styles['more']} {...explains(MORE_SAYS)} onClick={onMore}>
        More
      </button>
    </section>
  );
}
