import { useRef } from 'react';
import { type LensDefinition, lenses } from '#lenses/index.ts';
import { useFailure } from '#state/useFailure.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { useLensSettings } from '#state/useLensSettings.ts';
import { formatCount } from '#ui/format.ts';
import { PartFailed } from '#ui/PartFailed.tsx';
import styles from './Dock.module.css';

/** The lens with an id, loaded when it is first shown. */
export function LensView({ id }: { id: string }) {
  const lens = lenses.find((l) => l.id === id) ?? lenses[0];
  const failure = useFailure(...(lens?.probes ?? []));
  if (!lens) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div key={lens.id} className={styles['scroll']} role="group" aria-label={lens.title} tabIndex={0}>
      {failure !== undefined && <PartFailed what={`The lens ${lens.title}`} error={failure} />}
      <Panel lens={lens} />
    </div>
  );
}

/** A lens as the document's view sets it. */
function Panel({ lens: { id, fields, Panel: Shown } }: { lens: LensDefinition }) {
  const [settings, set] = useLensSettings(id, fields);
  return <Shown settings={settings} set={set} />;
}

/** The step that the lens shows. */
export function AtStep() {
  const words = useRef<HTMLSpanElement>(null);
  useFrames((frame) => {
    if (words.current) words.current.textContent = frame ? `at step ${formatCount(frame.position.step)}` : '';
  }, WORDS_EVERY);
  return <span ref={words} className={styles['step']} />;
}
