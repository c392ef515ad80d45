import { editor, useEditor } from '#state/useEditor.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { countOf, pointed } from './SpaceCanvas.tsx';
import styles from './Theatre.module.css';

/** The point that is meant in all spaces at once, chosen by keyboard or pointed at, and where it is in each. */
export function PointPicker({ spaces }: { spaces: readonly string[] }) {
  const place = pointed.use((state) => state.place);
  const data = useEditor((s) => s.data);
  useFrameValue(({ position }) => position.step, WORDS_EVERY); // said anew as the points move
  const result = editor().engine.frame?.probes.theatre;
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
          .map(({ offset }, i) => {
            const [x, y] = [result.values[offset + place]!, result.values[offset + count + place]!];
            return `${spaces[i]} (${formatNumber(x, 2)}, ${formatNumber(y, 2)})`;
          })
          .join(' → ');
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
          aria-valuetext={where === '' ? title : `${title}: ${where}`}
          onChange={(event) => pointed.set({ place: event.currentTarget.valueAsNumber })}
        />
      </label>
      <p className={styles['pointed']}>
        {where === '' ? 'Point at one, or choose it here.' : `Point ${title}: ${where}`}
      </p>
    </>
  );
}
