import { ReadingFields } from '#goals/ReadingFields.tsx';
import { IS, isNames, VALUE } from '#goals/readingFieldsWords.ts';
import { type ScoreGoal, type ScoreMetric, type SolvedGoal, scoreMetrics, usualGoal } from '#nn/goal.ts';
import { goalWords, lookedAtWords } from '#nn/goalWords.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { READING_INSIDE, SOLVED_BY, usualWords } from './solvedWords.ts';

type Choice = 'usual' | 'reading' | ScoreMetric;

/** What counts as solved: as usual, a score at the end, or something read inside the network. The document says it, for starts that are still to come. */
export function SolvedFields() {
  const { editor } = useDesk();
  const goal = useEditor((s) => s.document.training.solved);
  const data = useEditor((s) => s.data);
  const network = useEditor((s) => s.document.network);
  const usual = usualGoal(data.task, data.test.length);
  const set = (solved: SolvedGoal | undefined, key?: string) =>
    editor.setTraining({ solved } as Parameters<typeof editor.setTraining>[0], SOLVED_BY, key && `solved.${key}`);
  const had = (metric: ScoreMetric) =>
    (data.test.length > 0 || metric.startsWith('train')) &&
    (metric.endsWith('Loss') || metric.endsWith(data.task === 'classification' ? 'Accuracy' : 'R2'));
  const now: Choice = goal === undefined ? 'usual' : 'reading' in goal ? 'reading' : goal.metric;
  const begin = (choice: Choice): SolvedGoal | undefined => {
    if (choice === 'usual') return undefined;
    if (choice === 'reading') return { reading: 'reads', block: network.at(-1)?.id ?? '', is: 'atLeast', value: 0.9 };
    const loss = choice.endsWith('Loss');
    return { metric: choice, is: loss ? 'below' : 'atLeast', value: loss ? 0.1 : 0.95 };
  };
  const score = goal && !('reading' in goal) ? goal : undefined;
  const change = (more: Partial<ScoreGoal>, key?: string) => score && set({ ...score, ...more }, key);
  return (
    <>
      <Select<Choice>
        label={SOLVED_BY}
        value={now}
        options={[
          { value: 'usual', label: usualWords(goalWords(usual)) },
          ...scoreMetrics
            .filter((metric) => metric === now || had(metric))
            .map((metric) => ({ value: metric, label: lookedAtWords({ ...usual, metric }) })),
          { value: 'reading', label: READING_INSIDE },
        ]}
        onChange={(choice) => set(begin(choice))}
      />
      {score && (
        <>
          <Select
            label={IS}
            options={(['below', 'atLeast'] as const).map((side) => ({ value: side, label: isNames[side] }))}
            value={score.is}
            onChange={(is) => change({ is })}
          />
          <NumberField
            label={VALUE}
            value={score.value}
            min={-1e9}
            max={1e9}
            step={0.01}
            onChange={(value) => change({ value }, 'value')}
          />
        </>
      )}
      {goal && 'reading' in goal && <ReadingFields goal={goal} set={set} />}
    </>
  );
}
