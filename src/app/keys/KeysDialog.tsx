import { openGlossary } from '#glossary/openGlossary.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { SHOW_AGAIN } from '../caption/barWords.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import styles from './KeysDialog.module.css';
import { type KeyEntry, keyList, pressesOf } from './keyList.ts';
import { everywhere, glossaryLabel, helpKeyLabel, TITLE } from './keysWords.ts';

/** Where the focus begins: reading begins at the top, and Space switches nothing. */
const first = (element: HTMLElement | null) => element?.setAttribute('autofocus', '');

/** Every key and what it does. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const helpKey = useSettings((s) => s.helpKey);
  const caption = useSettings((s) => s.caption);
  return (
    <Dialog open={open} onClose={onClose} title={TITLE} wide>
      <div ref={first} tabIndex={-1} className={styles['groups']}>
        {keyList.map(({ title, entries }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {entries.map((entry) => (
                <Line key={entry.id} {...entry} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles['note']}>{everywhere}</p>
      <p className={styles['note']}>
        <Button
          onClick={() => {
            onClose();
            openGlossary();
          }}
        >
          {glossaryLabel}
        </Button>{' '}
        {!caption && (
          <Button
            onClick={() => {
              setSettings({ caption: true });
              onClose();
            }}
          >
            {SHOW_AGAIN}
          </Button>
        )}
      </p>
      <Toggle label={helpKeyLabel} checked={helpKey} onChange={(next) => setSettings({ helpKey: next })} />
    </Dialog>
  );
}

/** What it does at the left, its keys at the right. */
function Line({ keys, says }: KeyEntry) {
  return (
    <div>
      <dt>
        {pressesOf(keys).map((presses) => (
          <KeyCaps key={presses} press={presses} />
        ))}
      </dt>
      <dd>{says}</dd>
    </div>
  );
}
