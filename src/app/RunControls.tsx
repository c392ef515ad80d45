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
      says="Steps per second while it runs"
      {...(className === undefined ? {} : { className })}
    />
  );
}

export function StepUnit() {
  const unit = useSettings((s) => s.stepUnit);
  const mixer = useEditor((s) => s.inference.blocks.find(({ block }) => registry[block.type]?.mixesBatch)?.block.type);
  return (
    <Segments
      label="A step is one"
      options={[
        mixer
          ? {
              value: 'sample',
              label: 'sample',
              disabled: true,
              says: `${layerName(mixer)} mixes the samples of a batch: they cannot be taken one by one`,
            }
          : { value: 'sample', label: 'sample', says: 'Take one sample into the gradient of the batch at hand' },
        { value: 'batch', label: 'batch', says: 'One update of the parameters' },
        { value: 'epoch', label: 'epoch', says: 'To the end of the pass at hand' },
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
    <IconButton
      label="Reseed"
      says="Reseed: other points, another split, other initial weights"
      onClick={() => reseed(desk)}
    >
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
