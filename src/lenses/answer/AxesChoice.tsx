import { useDesk, useEditor } from '#state/useDesk.ts';
import { viewOver } from '#state/viewOver.ts';
import { Select } from '#ui/Select.tsx';
import styles from './AxesChoice.module.css';
import { axesWords } from './axesWords.ts';

/** Characters of a name that two selects beside one another have room for. */
const SHORT = 12;

/** Which two columns of a table the answer is drawn over. */
export function AxesChoice() {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  const { shown, featureNames } = data;
  const options = featureNames.map((label, input) => ({ value: String(input), label }));
  const long = featureNames.some((name) => name.length > SHORT);
  return (
    <fieldset className={styles['choice']} data-long={long} aria-label={axesWords.group}>
      {([0, 1] as const).map((axis) => (
        <Select
          key={axis}
          label={axesWords.axes[axis]}
          options={options}
          value={String(shown?.[axis])}
          onChange={(input) => editor.setView(viewOver(data, axis, Number(input)))}
          className={styles['axis'] ?? ''}
        />
      ))}
    </fieldset>
  );
}
