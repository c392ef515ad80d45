import { ClassMark } from '#charts/ClassMark.tsx';
import { ColorKey } from '#charts/ColorKey.tsx';
import { useEditor } from '#state/useDesk.ts';
import styles from './Compare.module.css';
import { KEY, KEY_OF_DIFFERENCE, WRONG } from './compareWords.ts';

/** More classes than these are told by their own pictures, and have no room beside the run. */
const MOST_CLASSES = 4;

/** What colours and marks mean in every row: once for all of them. */
export function CompareKey({ difference }: { difference: boolean }) {
  const classNames = useEditor((s) => s.data.classNames);
  const points = useEditor((s) => s.data.dimensions === 2 && s.data.task === 'classification');
  const marked = points && !difference && classNames.length <= MOST_CLASSES;
  return (
    <span className={styles['key']}>
      {marked &&
        classNames.map((name, i) => (
          <span key={name}>
            <ClassMark index={i} /> {name}
          </span>
        ))}
      {marked && (
        <span>
          <ClassMark index={0} wrong size={14} /> {WRONG}
        </span>
      )}
      <ColorKey scale="signed" width={48} {...(difference ? KEY_OF_DIFFERENCE : KEY)} />
    </span>
  );
}
