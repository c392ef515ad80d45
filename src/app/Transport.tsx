import { settings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { RunButtons } from '#ui/RunButtons.tsx';
import { Reseed, SpeedSlider, StepUnit } from './RunControls.tsx';
import { RunNumbers } from './RunNumbers.tsx';
import { ScrubBar } from './ScrubBar.tsx';
import { SeedField } from './SeedField.tsx';
import styles from './Transport.module.css';
import { RESET_SAYS, stepSays, TRAINING_RUN } from './transportWords.ts';
import type { Layout } from './useLayout.ts';

/** Everything that moves the run: always in reach. */
export function Transport({ layout }: { layout: Layout }) {
  const { editor } = useDesk();
  const running = useEditor((s) => s.status.state === 'running');
  const able = useEditor(
    ({ runnable, status: { state, divergence } }) =>
      runnable && (state === 'running' || state === 'paused') && !divergence,
  );
  const samples = useEditor((s) => s.data.train.length > 0);
  const unit = useSettings((s) => s.stepUnit);
  const phone = layout === 'phone';
  return (
    <section className={styles['transport']} aria-label={TRAINING_RUN}>
      <RunButtons
        running={running}
        able={able && samples}
        resetSays={RESET_SAYS}
        stepSays={stepSays(unit)}
        onReset={() => editor.reset()}
        onPlay={() => editor.togglePlay()}
        onStep={() => editor.step(settings.getState().stepUnit)}
      />
      {!phone && layout !== 'narrow' && <StepUnit />}
      {layout === 'wide' && <SpeedSlider className={styles['speed']} />}
      <ScrubBar plain={phone} />
      <RunNumbers few={phone || layout === 'narrow'} />
      {!phone && <span className={styles['rule']} />}
      {!phone && <SeedField />}
      {!phone && <Reseed />}
    </section>
  );
}
