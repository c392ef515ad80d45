import { partOf, partSays } from './lessonWords.ts';
import styles from './PartBar.module.css';

export interface PartBarProps {
  readonly titles: readonly string[];
  readonly at: number;
  /** Parts that are done; one may go back to them, and on to the first that is not. */
  readonly done: readonly boolean[];
  readonly onGo: (part: number) => void;
}

/** How far the lesson has come: a mark for each part, which leads there where one has been. */
export function PartBar({ titles, at, done, onGo }: PartBarProps) {
  const open = (part: number) => done.slice(0, part).every(Boolean);
  return (
    <nav className={styles['bar']} aria-label={partOf(at + 1, titles.length)}>
      <ol>
        {titles.map((title, part) => (
          <li key={title}>
            <button
              type="button"
              aria-label={partSays(part + 1, title, done[part] === true)}
              aria-current={part === at ? 'step' : undefined}
              data-done={done[part] || undefined}
              disabled={!open(part)}
              onClick={() => onGo(part)}
            />
          </li>
        ))}
      </ol>
      <span aria-hidden>{partOf(at + 1, titles.length)}</span>
    </nav>
  );
}
