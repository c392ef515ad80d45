import { rem } from '#charts/textScale.ts';
import { Redrawn } from './Redrawn.tsx';
import styles from './Story.module.css';
import type { Sheet, StoryLayout } from './storyLayout.ts';
import type { StoryView } from './storyView.ts';
import { redrawnBar, redrawnText } from './storyWords.ts';

interface RedrawnCellsProps {
  readonly view: StoryView;
  readonly layout: StoryLayout;
  readonly sheet: Sheet;
  readonly height: number;
}

/** The sample as a straight map draws it from each block's numbers, beside how much of all samples it draws and the most there can be. */
export function RedrawnCells({ view, layout: { wide }, sheet, height }: RedrawnCellsProps) {
  return (
    <div className={styles['redrawn']} style={{ height: rem(height), gridAutoColumns: rem(wide) }}>
      {view.places.slice(sheet.from, sheet.to).map(({ id }, i) => (
        <RedrawnCell key={id} view={view} index={sheet.from + i} />
      ))}
    </div>
  );
}

const barOf = (value: number): number => Math.min(1, Math.max(0, value || 0));

export function RedrawnCell({ view, index }: { view: StoryView; index: number }) {
  const { result, data, places } = view;
  const { redrawn, id } = places[index]!;
  return (
    <div className={styles['cell']} data-column={id} data-drawn={data.kind === 'image'}>
      <div className={styles['drawn']}>
        <Redrawn result={result} index={index} data={data} />
      </div>
      {redrawn && (
        <>
          <svg className={styles['bar']} viewBox="0 0 12 44" data-explain={redrawnBar} aria-hidden>
            <rect x="3" width="6" height="44" className={styles['empty']} />
            <rect
              x="3"
              y={44 * (1 - barOf(redrawn.value))}
              width="6"
              height={44 * barOf(redrawn.value)}
              className={styles['part']}
            />
            {redrawn.best < 0.999 && (
              <rect y={44 * (1 - barOf(redrawn.best)) - 1} width="12" height="2" className={styles['best']} />
            )}
          </svg>
          <b data-cell={`redrawn-${id}`}>{redrawnText(redrawn.value)}</b>
        </>
      )}
    </div>
  );
}
