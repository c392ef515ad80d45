import { shuffled, targetsOf } from '#lesson/index.ts';
import { Select } from '#ui/Select.tsx';
import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { CHOOSE, NONE_OF_THEM, unitName } from './formWords.ts';
import { useUnitCount } from './useUnitCount.ts';

/** Things that belong together: for each a choice of what it goes with. */
export function MatchForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'match'>) {
  const { pairs, concepts, block, id } = question;
  const units = useUnitCount(block);
  const targets = targetsOf(question);
  const names = pairs.length > 0 ? pairs.map(({ item }) => item) : concepts;
  const places = pairs.length > 0 ? shuffled(targets.length, id) : Array.from({ length: units }, (_, unit) => unit);
  const given: (number | undefined)[] = names.map((_, i) =>
    Array.isArray(draft) ? (draft[i] ?? undefined) : undefined,
  );
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles['pairs']}>
      {names.map((name, i) => (
        <Select
          key={name}
          label={name}
          value={given[i] === undefined ? '' : String(given[i])}
          disabled={locked}
          options={[
            { value: '', label: CHOOSE },
            ...places.map((place) => ({
              value: String(place),
              label: pairs.length > 0 ? targets[place]! : unitName(place),
            })),
            ...(pairs.length > 0 ? [] : [{ value: '-1', label: NONE_OF_THEM }]),
          ]}
          onChange={(value) => onDraft(given.with(i, value === '' ? undefined : Number(value)))}
        />
      ))}
    </div>
  );
}
