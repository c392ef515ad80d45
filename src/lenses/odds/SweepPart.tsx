import { useMemo } from 'react';
import { writeValues } from '#nn/axisValues.ts';
import type { Values } from '#nn/field.ts';
import { type Axis, sweepOf } from '#nn/sweep.ts';
import { registries } from '#state/registries.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { SaveTable } from '#ui/SaveTable.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Select, type SelectOption } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { canRunAll } from './canRunAll.ts';
import styles from './Odds.module.css';
import type { oddsFields } from './oddsFields.ts';
import { sweepTable } from './oddsTable.ts';
import {
  AND,
  GO_ON,
  NO_SECOND,
  runsWords,
  SAVE_SWEEP,
  SHOWS,
  STOP,
  showsWords,
  sweepTitle,
  trySweep,
  valuesOf,
} from './oddsWords.ts';
import { begin, bringBack, goOn, namesIn, odds, stop, taskNow } from './oddsWork.ts';
import { SweepChart } from './SweepChart.tsx';
import { SweepMap } from './SweepMap.tsx';
import { type SweepChoice, sweepChoices } from './sweepChoices.ts';
import { axesOf, fieldOf } from './sweepNames.ts';

interface SweepPartProps {
  readonly settings: Values<typeof oddsFields>;
  readonly set: (change: Partial<Values<typeof oddsFields>>) => void;
}

/** What a setting does to the odds: any one field of the document, or two. */
export function SweepPart({ settings: given, set }: SweepPartProps) {
  const desk = useDesk();
  const shared = odds(desk);
  const sweep = shared.use((s) => s.sweep);
  const shown = shared.use((s) => s.value);
  const written = useEditor((s) => s.written);
  const fields = useMemo(() => sweepChoices(written), [written]);
  const field = (path: string) => fields.find((one) => one.path === path);
  const settings = withUsual(given, fields);
  const first = field(settings.over);
  const axes = axesOf(settings).filter(({ path }) => field(path));
  const asked = problemOf(written, axes);
  const task = sweep?.task ?? taskNow(desk);
  const title = sweepTitle(given.shows, task.solved, namesIn(task));
  const running = sweep?.status === 'running';
  const choose = (which: 'over' | 'and', path: string) => {
    const values = writeValues(field(path)?.values ?? []);
    set(
      which === 'over'
        ? { over: path, values }
        : { over: settings.over, values: settings.values, and: path, andValues: values },
    );
  };
  const start = async () => {
    const asks = taskNow(desk, axes);
    shared.set({ value: undefined });
    if (!(await bringBack(desk, 'sweep', asks))) begin(desk, 'sweep', asks, given.starts);
  };
  const options = (none: string | undefined, but?: string) => [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    ...fields.filter(({ path }) => path !== but).map(({ path, label, group }) => ({ value: path, label, group })),
  ];
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  return (
    <section className={styles['sweep']} aria-label={title}>
      <div className={styles['fields']}>
        <Tried
          label={title}
          {...{ field: first, options: options(undefined, settings.and), values: settings.values }}
          onChoose={(path) => choose('over', path)}
          onValues={(values) => set({ over: settings.over, values })}
        />
        <Tried
          label={AND}
          {...{ field: field(settings.and), options: options(NO_SECOND, settings.over), values: settings.andValues }}
          onChoose={(path) => choose('and', path)}
          onValues={(andValues) => set({ andValues })}
        />
        {axes.length > 0 && (
          <p className={styles['acts']}>
            {running ? (
              <Button onClick={() => stop(desk, 'sweep')}>{STOP}</Button>
            ) : (
              <Button disabled={asked !== undefined} onClick={() => void start()}>
                {trySweep(count, given.starts)}
              </Button>
            )}
            {sweep?.status === 'stopped' && <Button onClick={() => goOn(desk, 'sweep')}>{GO_ON}</Button>}
            {sweep && (
              <SaveTable
                name="odds"
                label={SAVE_SWEEP}
                table={() => sweepTable(sweep.task.axes, sweep.points, sweep.outcomes, sweep.task.solved)}
              >
                {SAVE_SWEEP}
              </SaveTable>
            )}
            {sweep && <span>{runsWords(sweep.done, sweep.points.length * sweep.seeds)}</span>}
          </p>
        )}
        {asked !== undefined && <p role="alert">{asked}</p>}
      </div>
      {sweep && (
        <Segments
          label={SHOWS}
          options={(['share', 'middle'] as const).map((value) => ({
            value,
            label: showsWords(value, sweep.task.solved, namesIn(sweep.task)),
          }))}
          value={given.shows}
          onChange={(shows) => set({ shows })}
        />
      )}
      {sweep &&
        (sweep.task.axes.length === 1 ? (
          <SweepChart
            {...{ runs: sweep, shows: given.shows }}
            field={fieldOf(fields, sweep.task.axes[0]!)}
            shown={shown}
            onShow={(value) => shared.set({ value, seed: undefined })}
          />
        ) : (
          <SweepMap
            {...{ runs: sweep, shows: given.shows }}
            fields={sweep.task.axes.map((axis) => fieldOf(fields, axis))}
            shown={shown}
            onShow={(value) => shared.set({ value, seed: undefined })}
          />
        ))}
    </section>
  );
}

interface TriedProps {
  readonly label: string;
  /** What is tried; undefined where nothing is. */
  readonly field: SweepChoice | undefined;
  readonly options: readonly SelectOption<string>[];
  readonly values: string;
  readonly onChoose: (path: string) => void;
  readonly onValues: (values: string) => void;
}

/** A field to try, and its values. */
function Tried({ label, field, options, values, onChoose, onValues }: TriedProps) {
  return (
    <div className={styles['pair']}>
      <Select label={label} options={options} value={field?.path ?? ''} onChange={onChoose} />
      {field && (
        <TextField label={valuesOf(field.label)} labelHidden value={values} maxLength={200} onChange={onValues} />
      )}
    </div>
  );
}

/** Where nothing is chosen: the size of the first block that has one. */
function withUsual(settings: SweepPartProps['settings'], fields: readonly SweepChoice[]): SweepPartProps['settings'] {
  const usual = fields.find(({ path }) => /\.(units|filters)$/.test(path)) ?? fields[0];
  if (settings.over !== '' || !usual) return settings;
  return { ...settings, over: usual.path, values: writeValues(usual.values) };
}

/** Why the sweep cannot be tried, as a sentence. */
function problemOf(written: Parameters<typeof sweepChoices>[0], axes: readonly Axis[]): string | undefined {
  if (axes.length === 0) return undefined;
  const sweep = sweepOf(written, axes, registries);
  return 'problem' in sweep ? sweep.problem.replace(/^sweep: /, '') : canRunAll(written, sweep.points);
}
