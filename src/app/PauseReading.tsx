import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { float } from '#nn/field.ts';
import type { ReadingPause } from '#nn/pause.ts';
import { type Reading, type ReadingName, readingNames, readingNeeds } from '#nn/reading.ts';
import { blockTitle } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { Select } from '#ui/Select.tsx';
import type { PauseFieldsProps } from './PauseFields.tsx';
import {
  BLOCK,
  FACTOR,
  IS,
  isNames,
  OVER,
  PIXELS,
  READING,
  readingNamesSaid,
  THE_ANSWER,
  VALUE,
} from './pauseReadingWords.ts';

const value = float({ default: 0, min: -1e9, max: 1e9, step: 0.01 });

/** What is read inside the network for a pause: of which block, and the bound. */
export function PauseReading({ pause, set }: { readonly pause: ReadingPause; readonly set: PauseFieldsProps['set'] }) {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const blocks = [...walk(network, layers)].map(({ block: { id } }) => ({ value: id, label: blockTitle(network, id) }));
  const first = blocks[0]?.value ?? '';
  const { is } = pause;
  const change = (more: Partial<ReadingPause>, key?: string) => set({ ...pause, ...more } as ReadingPause, key);
  const begin = (reading: ReadingName): Reading => {
    const block = ('block' in pause && pause.block) || (blocks.at(-1)?.value ?? '');
    switch (reading) {
      case 'gradientRatio':
        return { reading, block: first, over: block };
      case 'reads':
      case 'dead':
        return { reading, block };
      case 'shifted':
        return { reading, pixels: 1 };
      default:
        return { reading };
    }
  };
  return (
    <>
      <Select
        label={READING}
        options={readingNames
          .filter((name) => name === pause.reading || (readingNeeds[name]?.(data) ?? true))
          .map((name) => ({ value: name, label: readingNamesSaid[name] }))}
        value={pause.reading}
        onChange={(reading) => set({ type: 'reading', ...begin(reading), is, value: pause.value } as ReadingPause)}
      />
      {'block' in pause && (
        <Select label={BLOCK} options={blocks} value={pause.block ?? first} onChange={(block) => change({ block })} />
      )}
      {pause.reading === 'gradientRatio' && (
        <Select label={OVER} options={blocks} value={pause.over ?? first} onChange={(over) => change({ over })} />
      )}
      {pause.reading === 'reads' && data.factors.length > 0 && (
        <Select
          label={FACTOR}
          options={[
            { value: '', label: THE_ANSWER },
            ...data.factors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={pause.factor ?? ''}
          onChange={(factor) => {
            const { factor: _, ...rest } = pause;
            set(factor === '' ? rest : { ...rest, factor });
          }}
        />
      )}
      {pause.reading === 'shifted' && (
        <FieldControl
          name="pixels"
          field={{ kind: 'int', default: 1, min: 0, max: 99 }}
          text={PIXELS}
          value={pause.pixels}
          onChange={(pixels) => change({ pixels: pixels as number }, 'pause.pixels')}
        />
      )}
      <Select
        label={IS}
        options={(['below', 'atLeast'] as const).map((side) => ({ value: side, label: isNames[side] }))}
        value={is}
        onChange={(side) => change({ is: side })}
      />
      <FieldControl
        name="value"
        field={value}
        text={VALUE}
        value={pause.value}
        onChange={(bound) => change({ value: bound as number }, 'pause.value')}
      />
    </>
  );
}
