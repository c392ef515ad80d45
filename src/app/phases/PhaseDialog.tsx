import { Trash2 } from 'lucide-react';
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import { isPretrainable } from '#nn/isPretrainable.ts';
import { inForce, type Phase, type Pretraining } from '#nn/phase.ts';
import { blockName } from '#state/blockName.ts';
import { registries } from '#state/registries.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './PhaseDialog.module.css';
import {
  AFTER_LABEL,
  BATCH,
  beginsOnceWords,
  DONE,
  editPhaseLabel,
  MOMENTUM,
  NAME_LABEL,
  NOTHING_TO_PRETRAIN,
  PRETRAIN_LABEL,
  PRETRAIN_SAYS,
  phaseName,
  RATE,
  REMOVE,
  ROUNDS,
  UNIT_LABEL,
  UNITS,
} from './phasesWords.ts';

type Unit = keyof typeof UNITS;
const units = Object.keys(UNITS) as Unit[];

/** Values that teach small layers of sigmoids well (Hinton 2010). */
const USUAL = { epochs: 5, batchSize: 20, learningRate: 0.1, momentum: 0.5 } as const;

/** What a phase is called, when it comes, and whether layers are pretrained in it. What it changes is edited on the page, while the run stands in it. */
export function PhaseDialog({ index, onClose }: { index: number; onClose: () => void }) {
  const { editor } = useDesk();
  const written = useEditor((s) => s.written);
  const phases = written.phases ?? [];
  const phase = phases[index - 1];
  if (!phase) return null;
  const name = phaseName(index, phase.name);
  const set = (next: Phase, key: string) =>
    editor.setPhases(phases.with(index - 1, next), editPhaseLabel(name), `phase ${index} ${key}`);
  const [before, network] = [
    inForce(written, index - 1, registries).network,
    inForce(written, index, registries).network,
  ];
  const able = [...walk(network, layers)].filter(({ block }) => isPretrainable(block)).map(({ block }) => block.id);
  const { after, pretrain } = phase;
  const unit: Unit | undefined = 'steps' in after ? 'steps' : 'epochs' in after ? 'epochs' : undefined;
  const count = 'steps' in after ? after.steps : 'epochs' in after ? after.epochs : after.atMost;
  const ending = (to: Unit, value: number): Phase['after'] => (to === 'steps' ? { steps: value } : { epochs: value });

  const pretraining = (on: boolean) => {
    const { pretrain: _, ...rest } = phase;
    set(on ? { ...rest, pretrain: { blocks: able, ...USUAL } satisfies Pretraining } : rest, 'pretrain');
  };
  const remove = () => {
    onClose();
    editor.setPhases(phases.toSpliced(index - 1, 1), REMOVE);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={name}
      actions={
        <>
          <Button look="main" onClick={onClose}>
            {DONE}
          </Button>
          <Button icon={<Trash2 size={16} strokeWidth={1.75} aria-hidden />} onClick={remove}>
            {REMOVE}
          </Button>
        </>
      }
    >
      <div className={styles['fields']}>
        <TextField
          label={NAME_LABEL}
          value={phase.name ?? ''}
          maxLength={60}
          placeholder={phaseName(index)}
          onChange={(value) => {
            const { name: _, ...rest } = phase;
            set(value === '' ? rest : { ...rest, name: value }, 'name');
          }}
        />
        {'goal' in after && <p>{beginsOnceWords(after, (id) => blockName(before, id) ?? id)}</p>}
        {unit !== undefined && (
          <>
            <NumberField
              label={AFTER_LABEL}
              value={count}
              min={1}
              max={1e9}
              onChange={(value) => set({ ...phase, after: ending(unit, value) }, 'after')}
            />
            <Select
              label={UNIT_LABEL}
              value={unit}
              options={units.map((value) => ({ value, label: UNITS[value] }))}
              onChange={(to) => set({ ...phase, after: ending(to, count) }, 'unit')}
            />
          </>
        )}
        <Toggle
          label={PRETRAIN_LABEL}
          checked={pretrain !== undefined}
          disabled={!pretrain && able.length === 0}
          hint={!pretrain && able.length === 0 ? NOTHING_TO_PRETRAIN : PRETRAIN_SAYS}
          onChange={pretraining}
        />
        {pretrain && <PretrainFields value={pretrain} onChange={(next) => set({ ...phase, pretrain: next }, 'how')} />}
      </div>
    </Dialog>
  );
}

function PretrainFields({ value, onChange }: { value: Pretraining; onChange: (next: Pretraining) => void }) {
  return (
    <>
      <NumberField
        label={ROUNDS}
        value={value.epochs}
        min={1}
        max={1000}
        onChange={(epochs) => onChange({ ...value, epochs })}
      />
      <NumberField
        label={BATCH}
        value={value.batchSize}
        min={1}
        max={4096}
        onChange={(batchSize) => onChange({ ...value, batchSize })}
      />
      <NumberField
        label={RATE}
        value={value.learningRate}
        min={0}
        max={100}
        step={0.01}
        onChange={(learningRate) => onChange({ ...value, learningRate })}
      />
      <NumberField
        label={MOMENTUM}
        value={value.momentum}
        min={0}
        max={1}
        step={0.1}
        onChange={(momentum) => onChange({ ...value, momentum })}
      />
    </>
  );
}
