import { memo, useId } from 'react';
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { featuresOf } from '#data/features.ts';
import { featureLabels, type InputFeature, inputFeatures } from '#data/fields.ts';
import { announce } from '#ui/Announcer.tsx';
import { asInput, ONE_INPUT_STAYS } from './dataWords.ts';
import styles from './FeatureChips.module.css';

export interface FeatureChipsProps {
  label: string;
  help: string;
  value: readonly InputFeature[];
  onChange: (value: readonly InputFeature[]) => void;
}

/** Which columns the network is given, each with its picture over the plane. One must stay. */
export function FeatureChips({ label, help, value, onChange }: FeatureChipsProps) {
  const id = useId();
  const last = value.length === 1;
  const toggle = (feature: InputFeature, on: boolean) =>
    onChange(inputFeatures.filter((f) => (f === feature ? on : value.includes(f))));
  return (
    <fieldset className={styles['group']} data-explain={help} aria-describedby={last ? id : undefined}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['chips']}>
        {inputFeatures.map((feature) => {
          const on = value.includes(feature);
          return (
            <label key={feature} className={styles['chip']} data-explain={asInput(featureLabels[feature])}>
              <input
                type="checkbox"
                checked={on}
                // not disabled, which would take the focus away: the last one simply stays
                aria-disabled={on && last}
                onChange={(event) => {
                  if (on && last) announce(ONE_INPUT_STAYS);
                  else toggle(feature, event.currentTarget.checked);
                }}
              />
              <FeaturePicture feature={feature} />
              <span>{featureLabels[feature]}</span>
            </label>
          );
        })}
      </div>
      {last && (
        <span id={id} className="visually-hidden">
          {ONE_INPUT_STAYS}
        </span>
      )}
    </fieldset>
  );
}

const SIDE = 20;

/** A feature over −1 … 1 on both axes, x₂ upwards, −1 … 1 over the signed scale. */
function gridOf(feature: InputFeature): Float32Array {
  const at = (i: number) => -1 + (2 * (i + 0.5)) / SIDE;
  const places = Float32Array.from({ length: SIDE * SIDE * 2 }, (_, k) => {
    const cell = k >> 1;
    return k % 2 === 0 ? at(cell % SIDE) : -at(Math.floor(cell / SIDE));
  });
  return featuresOf(places, SIDE * SIDE, 2, [feature]);
}

const FeaturePicture = memo(function FeaturePicture({ feature }: { feature: InputFeature }) {
  const { ref } = useCanvas(
    (context, { width, height, ratio }) => {
      const grid = { values: gridOf(feature), width: SIDE, height: SIDE };
      new Heatmap().draw(context, grid, { x: 0, y: 0, width, height }, palette().signed, signedMapping(1), ratio, true);
    },
    { still: true },
  );
  return <canvas ref={ref} className={styles['picture']} aria-hidden />;
});
