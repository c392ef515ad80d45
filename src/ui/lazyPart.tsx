import { type ComponentType, type ReactNode, useEffect, useReducer, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { classes } from './classes.ts';
import styles from './lazyPart.module.css';
import { Notice } from './Notice.tsx';
import { PartBoundary } from './PartBoundary.tsx';
import { didNotLoad } from './partWords.ts';
import { TRY_AGAIN } from './waitWords.ts';
import { withStyles } from './withStyles.ts';

interface Options {
  /** Shown while it is on its way. */
  waiting?: ReactNode;
  /** It has no place of its own in the page (a dialog, a card): what is said of it lies over the page, and `onClose` takes it away. */
  floats?: boolean;
  /** Fetched before it is shown, once the page has nothing better to do (`fetchAhead`). */
  ahead?: boolean;
}

/**
 * A component whose code comes when it is first shown. Where it does not come, its place says so, and asks for it again when one presses "Try again" or the
 * browser is online again; where it fails, its place says that. Everything around it stays.
 * `load` fetches it before it is shown.
 * @param what the part, as a sentence begins: "The gallery"
 */
export function lazyPart<P extends object>(
  what: string,
  load: () => Promise<ComponentType<P>>,
  { waiting = null, floats = false, ahead = false }: Options = {},
): ComponentType<P> & { load(): Promise<void> } {
  let Loaded: ComponentType<P> | undefined;
  const part = loadPart(
    withStyles(async () => {
      Loaded = await load();
    }),
    ahead,
  );

  /** Until the code is there. `open`: a dialog that is mounted and shut asks for nothing, and asks anew when it is opened. */
  function Place({ onLoad, open = true, onClose }: { onLoad: () => void; open?: boolean; onClose?: () => void }) {
    const [state, setState] = useState<'asked' | 'failed' | 'dismissed'>('asked');
    useEffect(() => {
      const again = () => setState('asked');
      if (!open) return again();
      if (state !== 'asked') {
        addEventListener('online', again);
        return () => removeEventListener('online', again);
      }
      let shown = true;
      part().then(
        () => shown && onLoad(),
        () => shown && setState('failed'),
      );
      return () => {
        shown = false;
      };
    }, [state, open, onLoad]);
    if (!open || state === 'dismissed') return null;
    if (state === 'asked') return waiting;
    return (
      <Notice
        kind="bad"
        className={classes(styles['place'], floats && styles['floats'])}
        title={didNotLoad(what)}
        action={{ label: TRY_AGAIN, onClick: () => setState('asked') }}
        {...(floats && {
          onClose() {
            setState('dismissed');
            onClose?.();
          },
        })}
      />
    );
  }

  function Part(props: P) {
    const [, onLoad] = useReducer((count: number) => count + 1, 0);
    return Loaded ? (
      <PartBoundary what={what}>
        <Loaded {...props} />
      </PartBoundary>
    ) : (
      <Place {...props} onLoad={onLoad} />
    );
  }
  return Object.assign(Part, { load: part });
}
