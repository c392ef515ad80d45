import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { settings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Reseed, SpeedSlider, StepUnit } from './RunControls.tsx';
import { RunNumbers } from './RunNumbers.tsx';
import { ScrubBar } from './ScrubBar.tsx';
import { SeedField } from './SeedField.tsx';
import styles from './Transport.module.css';
import type { Layout } from './useLayout.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

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
  const play = running ? 'Pause' : 'Play';
  return (
    <section className={styles['transport']} aria-label="Training run">
      <IconButton label="Reset" says="Reset: back to step 0 of the same start" onClick={() => editor.reset()}>
        <RotateCcw {...icon} />
      </IconButton>
      <IconButton
        look="main"
        label={play}
        says={`${play} (Space)`}
        disabled={!running && !(able && samples)}
        onClick={() => editor.togglePlay()}
      >
        {running ? (
          <Pause size={20} fill="currentColor" strokeWidth={0} aria-hidden />
        ) : (
          <Play size={20} fill="currentColor" strokeWidth={0} aria-hidden />
        )}
      </IconButton>
      <IconButton
        label="Step"
        says={`Step: one ${unit}`}
        disabled={!(able && samples)}
        onClick={() => editor.step(settings.getState().stepUnit)}
      >
        <StepForward {...icon} />
      </IconButton>
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
