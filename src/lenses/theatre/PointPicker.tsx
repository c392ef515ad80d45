import { useId } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { countOf } from './SpaceCanvas.tsx';
import styles from './Theatre.module.css';
import { networkSays, ON_ITS_PLANE, POINT_AT_ONE } from './theatreWords.ts';

export interface PointPickerProps {
  /** Their names. */
  spaces: readonly string[];
  /** The point, by its place among those drawn; −1: none. */
  place: number;
  onChange: (place: number) => void;
}

/** The point that is meant in all spaces at once, chosen by keyboard or pointed at, and where it is in each. */
export function PointPicker({ spaces, place, onChange }: PointPickerProps) {
  const { editor } = useDesk();
  const words = useId();
  const data = useEditor((s) => s.data);
  useFrameValue(({ position }) => (place < 0 ? 0 : position.step), WORDS_EVERY); // said anew as the points move
  const result = editor.frame?.probes.theatre;
  if (!result || result.spaces.length !== spaces.length) return null;
  const count = countOf(result);
  const row = result.rows[place];
  const known = data.positions === 1 ? data.classes : undefined;
  const label = row === undefined ? undefined : known?.classes?.[known.values[row]!];
  const title = row === undefined ? 'none' : `${formatCount(row + 1)}${label === undefined ? '' : ` (${label})`}`;
  const where =
    row === undefined
      ? ''
      : result.spaces
          .map(({ offset, units }, i) => {
            const [x, y] = [0, count].map((axis) => formatNumber(result.values[offset + axis + place]!, 2));
            return `${spaces[i]} (${units === 1 ? x : `${x}, ${y}`})${units > 2 ? ON_ITS_PLANE : ''}`;
          })
          .join(' → ');
  const said = data.classNames[result.said[place] ?? -1];
  return (
    <>
      <label className={styles['scrub']}>
        <span>Point</span>
        <input
          type="range"
          min={-1}
          max={result.rows.length - 1}
          step={1}
          value={place}
          aria-valuetext={title}
          aria-describedby={words}
          onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
      </label>
      <p id={words} className={styles['pointed']}>
        {where === '' ? POINT_AT_ONE : `Point ${title}: ${where}${said === undefined ? '' : networkSays(said)}`}
      </p>
    </>
  );
}
