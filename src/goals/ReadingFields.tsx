import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { type Reading, type ReadingName, readingNames, readingNeeds } from '#nn/reading.ts';
import { blockTitle } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
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
} from './readingFieldsWords.ts';

export interface ReadingFieldsProps {
  readonly goal: ReadingGoal;
  /** @param key of the field that is dragged or typed in */
  readonly set: (goal: ReadingGoal, key?: string) => void;
  /** What is said below the bound. */
  readonly hint?: string;
}

/** What is read inside the network for a goal: of which block, and the bound. */
export function ReadingFields({ goal, set, hint }: ReadingFieldsProps) {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const blocks = [...walk(network, layers)].map(({ block: { id } }) => ({ value: id, label: blockTitle(network, id) }));
  const first = blocks[0]?.value ?? '';
  const { is, value } = goal;
  const change = (more: Partial<ReadingGoal>, key?: string) => set({ ...goal, ...more } as ReadingGoal, key);
  const begin = (reading: ReadingName): Reading => {
    const block = ('block' in goal && goal.block) || (blocks.at(-1)?.value ?? '');
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
          .filter((name) => name === goal.reading || (readingNeeds[name]?.(data) ?? true))
          .map((name) => ({ value: name, label: readingNamesSaid[name] }))}
        value={goal.reading}
        onChange={(reading) => set({ ...begin(reading), is, value } as ReadingGoal)}
      />
      {'block' in goal && (
        <Select label={BLOCK} options={blocks} value={goal.block ?? first} onChange={(block) => change({ block })} />
      )}
      {goal.reading === 'gradientRatio' && (
        <Select label={OVER} options={blocks} value={goal.over ?? first} onChange={(over) => change({ over })} />
      )}
      {goal.reading === 'reads' && data.factors.length > 0 && (
        <Select
          label={FACTOR}
          options={[
            { value: '', label: THE_ANSWER },
            ...data.factors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={goal.factor ?? ''}
          onChange={(factor) => {
            const { factor: _, ...rest } = goal;
            set(factor === '' ? rest : { ...rest, factor });
          }}
        />
      )}
      {goal.reading === 'shifted' && (
        <NumberField
          label={PIXELS}
          value={goal.pixels ?? 1}
          min={0}
          max={99}
          onChange={(pixels) => change({ pixels }, 'pixels')}
        />
      )}
      <Select
        label={IS}
        options={(['below', 'atLeast'] as const).map((side) => ({ value: side, label: isNames[side] }))}
        value={is}
        onChange={(side) => change({ is: side })}
      />
      <NumberField
        label={VALUE}
        value={value}
        min={-1e9}
        max={1e9}
        step={0.01}
        {...(hint === undefined ? {} : { hint })}
        onChange={(bound) => change({ value: bound }, 'value')}
      />
    </>
  );
}
