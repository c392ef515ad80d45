import { Dices } from 'lucide-react';
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { formatNumber, parseNumber } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Slider } from '#ui/Slider.tsx';
import styles from './RunControls.module.css';
import { reseed } from './reseed.ts';
import {
  BATCH_SAYS,
  EPOCH_SAYS,
  mixesSamples,
  RESEED_SAYS,
  SAMPLE_SAYS,
  SPEED_SAYS,
  STEP_UNIT,
} from './transportWords.ts';

const registry: LayerRegistry = layers;

/** The slider's last place stands for "as fast as it goes". */
const FASTEST = 10_000;

export function SpeedSlider({ className }: { className?: string | undefined }) {
  const speed = useSettings((s) => s.speed);
  return (
    <Slider
      label="Speed"
      value={speed ?? FASTEST}
      min={1}
      max={FASTEST}
      scale="log"
      format={(value) => (value >= FASTEST ? 'max' : `${formatNumber(value, 3, true)}/s`)}
      parse={(text) => (text.trim().toLowerCase() === 'max' ? FASTEST : parseNumber(text.replace('/s', '')))}
      onChange={(value) => setSettings({ speed: value >= FASTEST ? null : value })}
      says={SPEED_SAYS}
      {...(className === undefined ? {} : { className })}
    />
  );
}

export function StepUnit() {
  const unit = useSettings((s) => s.stepUnit);
  const mixer = useEditor((s) => s.inference.blocks.find(({ block }) => registry[block.type]?.mixesBatch)?.block.type);
  return (
    <Segments
      label={STEP_UNIT}
      options={[
        mixer
          ? {
              value: 'sample',
              label: 'sample',
              disabled: true,
              says: mixesSamples(layerName(mixer)),
            }
          : { value: 'sample', label: 'sample', says: SAMPLE_SAYS },
        { value: 'batch', label: 'batch', says: BATCH_SAYS },
        { value: 'epoch', label: 'epoch', says: EPOCH_SAYS },
      ]}
      value={mixer && unit === 'sample' ? 'batch' : unit}
      onChange={(stepUnit) => setSettings({ stepUnit })}
    />
  );
}

/** Another seed. */
export function Reseed() {
  const desk = useDesk();
  return (
    <IconButton label="Reseed" says={RESEED_SAYS} onClick={() => reseed(desk)}>
      <Dices size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}

/** What the transport leaves out where it has little room. */
export function RunControls() {
  const { editor } = useDesk();
  const seed = useEditor((s) => s.document.seed);
  return (
    <div className={styles['controls']}>
      <SpeedSlider />
      <StepUnit />
      <div className={styles['seed']}>
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          format={String}
          onChange={(next) => editor.setSeed(next, 'Seed')}
        />
        <Reseed />
      </div>
    </div>
  );
}
