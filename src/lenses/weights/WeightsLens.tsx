import { ColorKey } from '#charts/ColorKey.tsx';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { type LensWords, useLensWords } from '#lenses/frame/lensWords.ts';
import { weightsTable } from '#nn/numberTables.ts';
import { sizeOf } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { MatrixView } from './MatrixView.tsx';
import styles from './WeightsLens.module.css';
import { aboveZero, belowZero, eachItsOwn, lineOf, noWeights, tooMany, wordsOf } from './weightsWords.ts';

/** Milliseconds between two sentences: each looks at all the numbers. */
const SAID_EVERY = 500;
/** Larger parameters are not sent by the probe. */
const LARGEST = 4096;

/** Every weight and bias as a matrix of colours, with how they are spread. */
export function WeightsLens() {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const blocks = useEditor((s) => s.inference.blocks);
  useProbe('parameters', {}, true);
  const parameters = blocks.flatMap(({ block, parameters: own }) =>
    Object.entries(own).map(([name, { shape }]) => ({
      block: block.id,
      name,
      shape,
      title: `${blockName(network, block.id)} · ${name}`,
      turned: block.type === 'convTranspose2d',
    })),
  );
  const said = useFrameValue(({ probes }) => {
    const probe = probes.parameters;
    const numbers = (probe?.parameters ?? []).map(({ block, name, shape, offset, count }) => ({
      ...{ block: blockName(network, block) ?? 'gone', axes: shape.length },
      title: `${blockName(network, block) ?? 'gone'} · ${name}`,
      values: probe!.values.subarray(offset, offset + count),
    }));
    // What is not sent may be the larger part: then nothing is said of the whole.
    const all = parameters.every(({ shape }) => sizeOf(shape) <= LARGEST);
    return JSON.stringify({ ...(all ? wordsOf(numbers) : undefined), alternative: numbers.map(lineOf) });
  }, SAID_EVERY);
  useLensWords(said === undefined ? undefined : (JSON.parse(said) as LensWords));
  useLensTable(
    parameters.length === 0 ? undefined : async () => weightsTable(blocks, await editor.engine.ask('parameters')),
  );
  if (parameters.length === 0) return <LensEmpty>{noWeights}</LensEmpty>;
  return (
    <>
      <p className={styles['key']}>
        <ColorKey scale="signed" low={belowZero} high={aboveZero} note={eachItsOwn} />
      </p>
      <div className={styles['row']}>
        {parameters.map((parameter) =>
          sizeOf(parameter.shape) > LARGEST ? (
            <section key={`${parameter.block}.${parameter.name}`} className={styles['card']}>
              <h3>{parameter.title}</h3>
              <p className={styles['none']}>{tooMany(sizeOf(parameter.shape))}</p>
            </section>
          ) : (
            <MatrixView key={`${parameter.block}.${parameter.name} ${parameter.shape}`} {...parameter} />
          ),
        )}
      </div>
    </>
  );
}
