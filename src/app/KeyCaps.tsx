import styles from './KeyCaps.module.css';
import { isMac, keyCaps } from './keyCaps.ts';

/** Keys to press together, as caps. */
export function KeyCaps({ press }: { press: string }) {
  return (
    <span className={styles['keys']}>
      {keyCaps(press, isMac()).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
