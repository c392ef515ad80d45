import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import { defaults, type Fields } from '#nn/field.ts';
import type { FieldTexts } from '#nn/fieldText.ts';
import { type Pause, type PauseType, pauses } from '#nn/pause.ts';
import { pauseNames, pauseTexts } from '#nn/pauseText.ts';
import { labelOf, sentenceOf } from '#nn/problemWords.ts';
import {
  type OptimizerType,
  optimizers,
  type ScheduleType,
  schedules,
  type Training,
  trainingFields,
} from '#nn/training.ts';
import { optimizerNames, optimizerTexts, scheduleNames, scheduleTexts, trainingTexts } from '#nn/trainingText.ts';
import { applyFix } from '#state/applyFix.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Select } from '#ui/Select.tsx';
import { RunControls } from './RunControls.tsx';
import styles from './TrainingPanel.module.css';

const options = <T extends string>(names: Readonly<Record<T, string>>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

/** How the network is trained: made from the declarations in `nn/training.ts`; everything may be changed while it runs. */
export function TrainingPanel({ withRun = false }: { withRun?: boolean }) {
  const desk = useDesk();
  const { editor } = desk;
  const training = useEditor((s) => s.document.training);
  const wrongLoss = useEditor((s) => s.inference.problems.find((p) => p.block === 'training' && p.field === 'loss'));
  const { optimizer, schedule, pause } = training;
  const set = (change: Partial<Training>, label: string, key?: string) => editor.setTraining(change, label, key);

  /** Fields of one group, plain or advanced. */
  const list = (
    fields: Fields,
    texts: FieldTexts,
    values: Readonly<Record<string, unknown>>,
    change: (name: string, value: unknown) => void,
    advanced: boolean,
  ) =>
    Object.entries(fields)
      .filter(([, field]) => (field.advanced ?? false) === advanced)
      .map(([name, field]) => (
        <FieldControl
          key={name}
          name={name}
          field={field}
          text={texts[name]!}
          value={values[name]}
          onChange={(value) => change(name, value)}
          {...(name === 'loss' && wrongLoss
            ? {
                error: sentenceOf(wrongLoss),
                fixes: (wrongLoss.fixes ?? []).map((fix) => ({
                  label: labelOf(fix),
                  apply: () => applyFix(desk, fix),
                })),
              }
            : {})}
        />
      ));
  const own = (names: readonly (keyof typeof trainingFields)[]): Fields =>
    Object.fromEntries(names.map((name) => [name, trainingFields[name]]));
  const setOwn = (name: string, value: unknown) =>
    set(
      { [name]: value } as Partial<Training>,
      trainingTexts[name as keyof typeof trainingTexts].label,
      `training.${name}`,
    );
  const optimizerFields: Fields = optimizers[optimizer.type];
  const optimizerText: FieldTexts = optimizerTexts[optimizer.type];
  const setOptimizer = (name: string, value: unknown) =>
    set(
      { optimizer: { ...optimizer, [name]: value } as Training['optimizer'] },
      optimizerText[name]?.label ?? 'Optimiser',
      `optimizer.${name}`,
    );
  const scheduleFields: Fields = schedules[schedule.type];
  const scheduleText: FieldTexts = scheduleTexts[schedule.type];
  const setSchedule = (name: string, value: unknown) =>
    set(
      { schedule: { ...schedule, [name]: value } as Training['schedule'] },
      scheduleText[name]?.label ?? 'Schedule',
      `schedule.${name}`,
    );

  const setPause = (name: string, value: unknown) =>
    set({ pause: { ...pause, [name]: value } as Pause }, 'Pause', `pause.${name}`);

  return (
    <section className={styles['panel']} aria-label="Training">
      {withRun && <RunControls />}
      {withRun && <hr className={styles['rule']} />}
      {list(own(['loss']), trainingTexts, training, setOwn, false)}
      <Select
        label="Optimiser"
        options={options<OptimizerType>(optimizerNames)}
        value={optimizer.type}
        onChange={(type) =>
          set(
            { optimizer: { type, ...defaults(optimizers[type]) } as Training['optimizer'] },
            `Optimiser ${optimizerNames[type]}`,
          )
        }
      />
      {list(optimizerFields, optimizerText, optimizer, setOptimizer, false)}
      <Select
        label="Schedule"
        options={options<ScheduleType>(scheduleNames)}
        value={schedule.type}
        onChange={(type) =>
          set(
            { schedule: { type, ...defaults(schedules[type]) } as Training['schedule'] },
            `Schedule ${scheduleNames[type]}`,
          )
        }
      />
      {list(scheduleFields, scheduleText, schedule, setSchedule, false)}
      <Select
        label="Pause when"
        options={options<PauseType | 'never'>(pauseNames)}
        value={pause?.type ?? 'never'}
        onChange={(type) =>
          set(
            {
              pause: type === 'never' ? undefined : ({ type, ...defaults(pauses[type]) } as Pause),
            } as Partial<Training>,
            `Pause ${pauseNames[type]}`,
          )
        }
      />
      {pause && list(pauses[pause.type], pauseTexts[pause.type], pause, setPause, false)}
      {list(own(['batchSize', 'l1', 'l2']), trainingTexts, training, setOwn, false)}
      <details className={styles['more']}>
        <summary>More</summary>
        <div className={styles['fields']}>
          {list(optimizerFields, optimizerText, optimizer, setOptimizer, true)}
          {list(own(['clipNorm']), trainingTexts, training, setOwn, true)}
        </div>
      </details>
    </section>
  );
}
