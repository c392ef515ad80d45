import { LensFrame, type LensFrameProps } from '#lenses/frame/LensFrame.tsx';
import { type LensDefinition, lenses } from '#lenses/index.ts';
import { useLensSettings } from '#state/useLensSettings.ts';

interface LensViewProps extends Pick<LensFrameProps, 'onBack' | 'takesFocus'> {
  readonly id: string;
  readonly onLarge?: (id: string) => void;
}

/** The lens with an id as the document's view sets it, loaded when it is first shown. */
export function LensView({ id, onLarge, ...frame }: LensViewProps) {
  const lens = lenses.find((l) => l.id === id) ?? lenses[0];
  if (!lens) return null;
  return (
    <LensFrame
      key={lens.id}
      {...frame}
      lens={lens}
      onLarge={onLarge && lens.large ? () => onLarge(lens.id) : undefined}
    >
      <Panel lens={lens} />
    </LensFrame>
  );
}

function Panel({ lens: { id, fields, Panel: Shown } }: { lens: LensDefinition }) {
  const [settings, set] = useLensSettings(id, fields);
  return <Shown settings={settings} set={set} />;
}
