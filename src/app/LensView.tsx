import { PanelBottom } from 'lucide-react';
import { LensFrame, type LensFrameProps } from '#lenses/frame/LensFrame.tsx';
import { type LensDefinition, lenses } from '#lenses/index.ts';
import { useLensSettings } from '#state/useLensSettings.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Later } from '#ui/Later.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Select } from '#ui/Select.tsx';
import { BESIDE_SAYS, BESIDE_THE_STAGE } from './dockWords.ts';
import styles from './LensView.module.css';

interface LensViewProps extends Pick<LensFrameProps, 'onLarge' | 'onBack' | 'takesFocus'> {
  readonly id: string;
  /** In a mode: another lens in its place. */
  readonly onOther?: (id: string) => void;
  /** In a mode: puts it beside the stage instead. */
  readonly onBeside?: (() => void) | undefined;
}

/** The lens with an id as the document's view sets it, loaded when it is first shown. */
export function LensView({ id, onOther, onBeside, ...frame }: LensViewProps) {
  const lens = lenses.find((l) => l.id === id) ?? lenses[0];
  if (!lens) return null;
  const actions = (
    <>
      {onOther && lens.Actions && <lens.Actions />}
      {onOther && lens.ways && <Ways lens={lens} ways={lens.ways} />}
      {onOther && (
        <Select
          label="Lens"
          labelHidden
          value={lens.id}
          options={lenses.map(({ id: value, title }) => ({ value, label: title }))}
          onChange={onOther}
          className={styles['lens'] ?? ''}
        />
      )}
      {onBeside && (
        <IconButton label={BESIDE_THE_STAGE} says={BESIDE_SAYS} onClick={onBeside}>
          <PanelBottom size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
    </>
  );
  return (
    <LensFrame {...frame} lens={lens} actions={actions}>
      {/* In a mode its head answers the press. */}
      <Later key={lens.id} after={frame.onBack ? 1 : 0}>
        <Panel lens={lens} />
      </Later>
    </LensFrame>
  );
}

/** How all of a lens is shown. */
function Ways({ lens: { id, fields }, ways }: { lens: LensDefinition; ways: NonNullable<LensDefinition['ways']> }) {
  const [settings, set] = useLensSettings(id, fields);
  return (
    <Segments
      label={ways.label}
      options={ways.options}
      value={String(settings[ways.field])}
      onChange={(value) => set({ [ways.field]: value } as never)}
    />
  );
}

function Panel({ lens: { id, fields, Panel: Shown } }: { lens: LensDefinition }) {
  const [settings, set] = useLensSettings(id, fields);
  return <Shown settings={settings} set={set} />;
}
