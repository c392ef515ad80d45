import { type KeyboardEvent, memo, useEffect, useRef, useSyncExternalStore } from 'react';
import { onThemeChange, themeVersion } from '#charts/tokens.ts';
import type { Outcome } from '#engine/client.ts';
import { formatCount } from '#ui/format.ts';
import type { Group } from './groups.ts';
import styles from './Odds.module.css';
import { groupNames, groupWords, startWords } from './oddsWords.ts';
import { kindOf, paintStart } from './paintStart.ts';
import { walkStarts } from './walkStarts.ts';

interface StartMapsProps {
  readonly groups: readonly Group[];
  readonly selected: number | undefined;
  /** The loss is a cross-entropy. */
  readonly crossEntropy: boolean;
  /** The numbers asked for reach so far. */
  readonly limit: number;
  readonly onSelect: (seed: number) => void;
  /** Enter: shows that very run. */
  readonly onOpen: (start: Outcome) => void;
}

/** Every start as a small picture, in groups, the best first. Arrow keys walk, Enter opens. */
export function StartMaps({ groups, selected, crossEntropy, limit, onSelect, onOpen }: StartMapsProps) {
  const starts = groups.flatMap((group) => group.starts);
  const stop = starts.some(({ seed }) => seed === selected) ? selected : starts[0]?.seed;

  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Enter') {
      const seed = Number((event.target as HTMLElement).dataset['seed'] ?? Number.NaN);
      const start = starts.find((one) => one.seed === seed);
      if (!start) return;
      event.preventDefault();
      return onOpen(start);
    }
    const next = walkStarts(event);
    if (next !== undefined) onSelect(starts[next]!.seed);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it
    <div className={styles['groups']} onKeyDown={onKey}>
      {groups.map((group) => (
        <section key={group.name} aria-label={groupNames[group.name]}>
          <h3>
            {groupNames[group.name]}, {formatCount(group.starts.length)} <span>{groupWords(group, crossEntropy)}</span>
          </h3>
          <div className={styles['maps']}>
            {group.starts.map((start) => (
              <StartMap
                key={start.seed}
                start={start}
                name={startWords(start, group.name)}
                limit={limit}
                selected={start.seed === selected}
                stop={start.seed === stop}
                onSelect={onSelect}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface StartMapProps {
  start: Outcome;
  name: string;
  limit: number;
  selected: boolean;
  stop: boolean;
  onSelect: (seed: number) => void;
}

const StartMap = memo(function StartMap({ start, name, limit, selected, stop, onSelect }: StartMapProps) {
  return (
    <button
      type="button"
      aria-label={name}
      data-seed={start.seed}
      aria-pressed={selected}
      tabIndex={stop ? 0 : -1}
      onClick={() => onSelect(start.seed)}
    >
      <StartPicture start={start} limit={limit} />
    </button>
  );
});

/** How a start ended, as small as it is told. */
export function StartPicture({ start, limit, side }: { start: Outcome; limit: number; side?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useSyncExternalStore(onThemeChange, themeVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew in another theme
  useEffect(() => {
    if (canvas.current) paintStart(canvas.current, start, limit, side);
  }, [start, limit, side, theme]);
  return <canvas ref={canvas} data-kind={kindOf(start.probes.ending)} aria-hidden />;
}
