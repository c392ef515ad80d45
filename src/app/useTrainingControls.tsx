import type { ReactNode } from 'react';
import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import { activationField } from '#layers/activationFunctions.ts';
import { activationFieldText } from '#layers/fieldTexts.ts';
import { layers } from '#layers/index.ts';
import type { Block } from '#nn/block.ts';
import { defaults, editKey, type Fields } from '#nn/field.ts';
import type { FieldTexts } from '#nn/fieldText.ts';
import { bendAll, hiddenActivations } from '#nn/hiddenActivations.ts';
import { type Pause, type PauseType, pauses } from '#nn/pause.ts';
import { pauseNames } from '#nn/pauseNames.ts';
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
import { lazyPart } from '#ui/lazyPart.tsx';
import { Select } from '#ui/Select.tsx';
import { HIDDEN_ACTIVATION, PAUSE_WHEN, WHEN_IT_PAUSES } from './trainingWords.ts';

const PauseFields = lazyPart(WHEN_IT_PAUSES, () => import('./PauseFields.tsx').then((m) => m.PauseFields));

/** A way to pause as it is when it is chosen: a reading is that of the answer. */
const pauseBegun = (type: PauseType, network: readonly Block[]): Pause =>
  type === 'reading'
    ? { type, reading: 'reads', block: network.at(-1)?.id ?? '', is: 'atLeast', value: 0.9 }
    : ({ type, ...defaults(pauses[type]) } as Pause);

const options = <T extends string>(names: Readonly<Record<T, string>>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

export interface TrainingControls {
  /** Of the fields that stand in `training` itself, those named. */
  own(names: readonly (keyof typeof trainingFields)[]): ReactNode;
  optimiser: ReactNode;
  rate: ReactNode;
  /** What the optimiser takes beside its rate. */
  optimiserFields(advanced: boolean): ReactNode;
  schedule: ReactNode;
  pause: ReactNode;
  /** The function of all hidden layers; none where there are no hidden layers. */
  activation: ReactNode;
}

/** The controls of how the network is trained, made from the declarations in `nn/training.ts`: the strip and the tab arrange the same ones. Everything may be changed while it runs. */
export function useTrainingControls(): TrainingControls {
  const desk = useDesk();
  const { editor } = desk;
  const training = useEditor((s) => s.document.training);
  const network = useEditor((s) => s.document.network);
  const wrongLoss = useEditor((s) => s.inference.problems.find((p) => p.block === 'training' && p.field === 'loss'));
  const { optimizer, schedule, pause } = training;
  const set = (change: Partial<Training>, label: string, key?: string) => editor.setTraining(change, label, key);

  const list = (
    fields: Fields,
    texts: FieldTexts,
    values: Readonly<Record<string, unknown>>,
    change: (name: string, value: unknown, key: string | undefined) => void,
    of: string,
  ) =>
    Object.entries(fields).map(([name, field]) => (
      <FieldControl
        key={name}
        name={name}
        field={field}
        text={texts[name]!}
        value={values[name]}
        onChange={(value) => change(name, value, editKey(field, `${of}.${name}`))}
        {...(name === 'loss' && wrongLoss
          ? {
              error: sentenceOf(wrongLoss),
              fixes: (wrongLoss.fixes ?? []).map((fix) => ({ label: labelOf(fix), apply: () => applyFix(desk, fix) })),
            }
          : {})}
      />
    ));

  const optimizerText: FieldTexts = optimizerTexts[optimizer.type];
  const setOptimizer = (name: string, value: unknown, key: string | undefined) =>
    set(
      { optimizer: { ...optimizer, [name]: value } as Training['optimizer'] },
      optimizerText[name]?.label ?? 'Optimiser',
      key,
    );
  const { learningRate, ...others } = optimizers[optimizer.type];
  const scheduleText: FieldTexts = scheduleTexts[schedule.type];
  const bends = hiddenActivations(network, layers);
  const bent = bends.every(({ value }) => value === bends[0]!.value) ? bends[0]?.value : 'mixed';

  return {
    own: (names) =>
      list(
        Object.fromEntries(names.map((name) => [name, trainingFields[name]])),
        trainingTexts,
        training,
        (name, value, key) =>
          set({ [name]: value } as Partial<Training>, trainingTexts[name as keyof typeof trainingTexts].label, key),
        'training',
      ),
    optimiser: (
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
    ),
    rate: list({ learningRate }, optimizerText, optimizer, setOptimizer, 'optimizer'),
    optimiserFields: (advanced) =>
      list(
        Object.fromEntries(
          Object.entries(others as Fields).filter(([, field]) => (field.advanced ?? false) === advanced),
        ),
        optimizerText,
        optimizer,
        setOptimizer,
        'optimizer',
      ),
    schedule: (
      <>
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
        {list(
          schedules[schedule.type],
          scheduleText,
          schedule,
          (name, value, key) =>
            set(
              { schedule: { ...schedule, [name]: value } as Training['schedule'] },
              scheduleText[name]?.label ?? 'Schedule',
              key,
            ),
          'schedule',
        )}
      </>
    ),
    pause: (
      <>
        <Select
          label={PAUSE_WHEN}
          options={options<PauseType | 'never'>(pauseNames)}
          value={pause?.type ?? 'never'}
          onChange={(type) =>
            set(
              {
                pause: type === 'never' ? undefined : pauseBegun(type, network),
              } as Partial<Training>,
              `Pause ${pauseNames[type]}`,
            )
          }
        />
        {pause && <PauseFields pause={pause} set={(next, key) => set({ pause: next }, 'Pause', key)} />}
      </>
    ),
    activation: bent !== undefined && (
      <Select
        label="Activation"
        options={[
          ...(bent === 'mixed' ? [{ value: bent, label: bent, disabled: true }] : []),
          ...activationField.choices.map((value) => ({ value, label: activationFieldText.names![value]! })),
        ]}
        value={bent}
        onChange={(value) => editor.change(HIDDEN_ACTIVATION, bendAll(bends, value))}
      />
    ),
  };
}
