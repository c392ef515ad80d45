import { sizeOf } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { useProbe } from '#state/useProbe.ts';
import { formatCount } from '#ui/format.ts';
import { MatrixView } from './MatrixView.tsx';
import styles from './WeightsLens.module.css';

/** Larger parameters are not sent by the probe. */
const LARGEST = 4096;

/** Every weight and bias as a matrix of colours, with how they are spread. */
export function WeightsLens() {
  const network = useEditor((s) => s.document.network);
  const blocks = useEditor((s) => s.inference.blocks);
  useProbe('parameters', {}, true);
  const parameters = blocks.flatMap(({ block, parameters: own }) =>
    Object.entries(own).map(([name, { shape }]) => ({
      block: block.id,
      name,
      shape,
      title: `${blockName(network, block.id)} · ${name}`,
    })),
  );
  if (parameters.length === 0) return <p className={styles['none']}>This network has no weights.</p>;
  return (
    <div className={styles['row']}>
      {parameters.map((parameter) =>
        sizeOf(parameter.shape) > LARGEST ? (
          <section key={`${parameter.block}.${parameter.name}`} className={styles['card']}>
            <h3>{parameter.title}</h3>
            <p className={styles['none']}>
              {formatCount(sizeOf(parameter.shape))} numbers: too many to draw one by one.
            </p>
          </section>
        ) : (
          <MatrixView key={`${parameter.block}.${parameter.name} ${parameter.shape}`} {...parameter} />
        ),
      )}
    </div>
  );
}
