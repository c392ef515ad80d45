import type { PretrainProgress } from '#engine/pretraining/pretrain.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import type { ShownSamples } from '#samples/sampleView.ts';
import { useEditor } from '#state/useDesk.ts';
import { errorWords, GIVEN, REDRAWN } from './phasesWords.ts';
import styles from './Redrawn.module.css';

/** While a layer learns by itself: a few pictures, and what the layers so far make of each when they have to give it back. */
export function Redrawn({ redrawn, error }: Pick<PretrainProgress, 'redrawn' | 'error'>) {
  const data = useEditor((s) => s.data);
  if (!redrawn || data.kind !== 'image') return null;
  const { given, back, count } = redrawn;
  const rows = [
    { name: GIVEN, values: given },
    { name: REDRAWN, values: back },
  ];
  return (
    <div className={styles['rows']}>
      {rows.map(({ name, values }) => (
        <div key={name} className={styles['row']}>
          <span>{name}</span>
          {Array.from({ length: count }, (_, row) => (
            <SampleFigure
              key={row}
              data={asSamples(data, values, count)}
              row={row}
              className={styles['picture'] ?? ''}
            />
          ))}
        </div>
      ))}
      {Number.isFinite(error) && <p>{errorWords(error)}</p>}
    </div>
  );
}

/** Pictures as samples of which nothing is asked. */
function asSamples(data: ShownSamples, values: Float32Array, count: number): ShownSamples {
  const width = values.length / count;
  return { ...data, count, byHand: true, inputsOf: (row) => values.subarray(row * width, (row + 1) * width) };
}
