import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { TooLarge } from '#lenses/frame/TooLarge.tsx';
import type { Inference } from '#nn/inferShapes.ts';
import { receptiveBox } from '#nn/receptive.ts';
import type { ConceptsResult } from '#probes/concepts/concepts.probe.ts';
import type { Liked } from '#probes/concepts/likedSamples.ts';
import type { UnitReading } from '#probes/concepts/naming.ts';
import { placeOfRow } from '#samples/places.ts';
import { blockName } from '#state/blockName.ts';
import { namesOutOf } from '#state/flowNames.ts';
import { lookAt } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useProbeResult } from '#state/useProbe.ts';
import { Explained } from '#ui/Explained.tsx';
import { explains } from '#ui/explains.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { Segments } from '#ui/Segments.tsx';
import { Select } from '#ui/Select.tsx';
import styles from './ConceptsLens.module.css';
import type { conceptsFields } from './conceptsFields.ts';
import { conceptsTable } from './conceptsTable.ts';
import {
  EVENLY_SPREAD,
  LIKED_BEST,
  methodOf,
  SAMPLES_SHOWN,
  scoreSays,
  stripText,
  theFirst,
  UNITS_OF,
  unnamed,
  words,
  wordsOf,
} from './conceptWords.ts';
import { type Patch, PatchStrip } from './PatchStrip.tsx';
import { sentenceOf } from './unitsWords.ts';

const kindOf = (shape: readonly number[]) => (shape.length === 3 ? 'channel' : shape.length === 2 ? 'feature' : 'unit');

/** What single units answer to: the samples each likes best, and which known part or class it tells apart. */
export function ConceptsLens({ settings, set }: LensPanelProps<typeof conceptsFields>) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const inference = useEditor((s) => s.inference);
  const selected = useEditor((s) => s.selection?.block);
  const { list } = settings;
  const choices = inference.blocks.filter(({ output }) => output && output.tokens === undefined);
  const block =
    choices.find(({ block: { id } }) => id === selected) ??
    choices.find(({ block: { id } }) => id === settings.block) ??
    choices.find(({ parameterCount }) => parameterCount > 0) ??
    choices[0];
  const id = block?.block.id;
  const result = useProbeResult('concepts', id === undefined ? undefined : { block: id });
  const shown = result && result.block === id && result.step >= 0 ? result : undefined;
  useLensWords(
    shown && block?.output
      ? {
          ...sentenceOf(shown, { block: blockName(network, shown.block) ?? 'gone', kind: kindOf(block.output.shape) }),
          method: methodOf(shown),
        }
      : undefined,
  );
  useLensTable(shown && (() => conceptsTable(shown)));
  if (!block?.output || !id) return <LensEmpty>{words.noUnits}</LensEmpty>;
  const names = namesOutOf(network, data, id);
  const kind = kindOf(block.output.shape);
  return (
    <div className={styles['lens']}>
      <div className={styles['bar']}>
        <Select
          label={UNITS_OF}
          value={id}
          options={choices.map(({ block: { id: value } }) => ({ value, label: blockName(network, value) ?? value }))}
          onChange={(value) => {
            editor.select({ block: value });
            set({ block: value });
          }}
          className={styles['choice'] ?? ''}
        />
        <Segments
          label={SAMPLES_SHOWN}
          options={[
            { value: 'best', label: LIKED_BEST, says: words.best },
            {
              value: 'even',
              label: EVENLY_SPREAD,
              says: words.even,
            },
          ]}
          value={list}
          onChange={(next) => set({ list: next })}
        />
        {shown && (
          <p className={styles['how']}>
            Step <b data-cell="concepts-step">{formatCount(shown.step)}</b>
          </p>
        )}
      </div>
      {result === null && <TooLarge />}
      {result !== null && !shown && <p className={styles['none']}>Measuring …</p>}
      {shown && (
        <ul className={styles['units']}>
          {shown.units.map((unit, u) => (
            <Unit
              key={u}
              reading={unit}
              title={`${kind[0]!.toUpperCase()}${kind.slice(1)} ${u + 1}`}
              given={names[u]}
              result={shown}
              data={data}
              patches={patchesOf(unit[list], data, inference, network, id)}
              liked={unit[list]}
              onChoose={() => editor.select({ block: id, unit: u })}
            />
          ))}
        </ul>
      )}
      {shown && shown.units.length < unitCount(block.output.shape) && (
        <p className={styles['none']}>
          {theFirst(formatCount(shown.units.length), formatCount(unitCount(block.output.shape)))}
        </p>
      )}
    </div>
  );
}

const unitCount = (shape: readonly number[]) => (shape.length === 2 ? shape[1]! : shape[0]!);

function Unit({
  reading,
  title,
  given,
  result,
  data,
  patches,
  liked,
  onChoose,
}: {
  reading: UnitReading;
  title: string;
  given: string | undefined;
  result: ConceptsResult;
  data: PreparedData;
  patches: readonly Patch[];
  liked: readonly Liked[];
  onChoose: () => void;
}) {
  const desk = useDesk();
  const { name, score, nearest } = wordsOf(reading, result.concepts);
  const [low, high] = [liked.at(-1)?.value ?? 0, liked[0]?.value ?? 0];
  return (
    <li className={styles['unit']}>
      <h3>
        <button type="button" className={styles['pick']} onClick={onChoose} {...explains(words.show)}>
          {title}
        </button>
        {given !== undefined && <span className={styles['given']}>“{given}”</span>}
        {score !== '' && (
          <Explained
            says={scoreSays(result.concepts[reading.naming.concept]?.part === true)}
            term="separation"
            className={styles[name === '' ? 'unnamed' : 'named']}
          >
            {name !== '' ? name : nearest !== '' ? unnamed(nearest) : 'unnamed'}
          </Explained>
        )}
      </h3>
      {patches.length > 0 ? (
        <PatchStrip
          data={data}
          patches={patches}
          label={stripText(title, patches.length, formatNumber(high, 2), formatNumber(low, 2))}
        />
      ) : (
        <p className={styles['rows']}>
          {liked.slice(0, 3).map(({ row, value }) => (
            <button key={row} type="button" className={styles['row']} onClick={() => lookAt(desk, row)}>
              {sampleWord(data, row)}: {formatNumber(value, 2)}
            </button>
          ))}
        </p>
      )}
      <p className={styles['score']}>{score === '' ? `${formatNumber(low, 2)} … ${formatNumber(high, 2)}` : score}</p>
    </li>
  );
}

/** A point by its coordinates, any other sample by its number. */
const sampleWord = (data: PreparedData, row: number): string =>
  data.dimensions === 0 ? `sample ${row + 1}` : placeOfRow(data, row);

/** What a unit sees of each image: the receptive field of its largest cell. Empty where samples are no images. */
function patchesOf(
  liked: readonly Liked[],
  data: PreparedData,
  inference: Inference,
  network: Parameters<typeof receptiveBox>[1],
  id: string,
): Patch[] {
  if (data.kind !== 'image') return [];
  return liked.flatMap(({ row, place }) => {
    const region = receptiveBox(inference, network, layers, id, place);
    return region?.length === 3 ? [{ row, rows: region[1]!, columns: region[2]! }] : [];
  });
}
