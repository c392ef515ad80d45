import { ArrowDown, ArrowUp, CircleDot, Plus, Trash2 } from 'lucide-react';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { closed, lessonShown } from '../lessons/lessonShown.ts';
import { emptyPart, freeId } from './draft.ts';
import {
  ABOUT,
  ADD_EMPTY,
  did,
  EARLIER,
  LATER,
  NO_PARTS,
  newPart,
  PARTS,
  partOf,
  RECORD,
  RECORD_SAYS,
  REMOVE_PART,
} from './editorWords.ts';
import styles from './LessonEditor.module.css';
import { useDraft } from './useDraft.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The parts in their order, and what adds, moves and removes them. */
export function PartList() {
  const session = useDraft();
  const parts = session.shown.use((s) => s.draft.lesson.parts);
  const at = session.shown.use((s) => s.at);
  const move = (to: number) => session.edit({ type: 'movePart', part: at, to }, did.move);
  return (
    <nav className={styles['parts']} aria-label={PARTS}>
      <button type="button" aria-current={at < 0 ? 'true' : undefined} onClick={() => session.look(-1)}>
        {ABOUT}
      </button>
      <ol>
        {parts.map((part, i) => (
          <li key={i}>
            <button type="button" aria-current={at === i ? 'true' : undefined} onClick={() => session.look(i)}>
              {partOf(i + 1, part.title)}
            </button>
          </li>
        ))}
      </ol>
      {parts.length === 0 && <p>{NO_PARTS}</p>}
      {at >= 0 && (
        <div className={styles['moves']}>
          <IconButton label={EARLIER} disabled={at < 1} onClick={() => move(at - 1)}>
            <ArrowUp {...icon} />
          </IconButton>
          <IconButton label={LATER} disabled={at >= parts.length - 1} onClick={() => move(at + 1)}>
            <ArrowDown {...icon} />
          </IconButton>
          <IconButton label={REMOVE_PART} onClick={() => session.edit({ type: 'removePart', part: at }, did.remove)}>
            <Trash2 {...icon} />
          </IconButton>
        </div>
      )}
      <Button
        look="main"
        icon={<CircleDot {...icon} />}
        data-explain={RECORD_SAYS}
        onClick={() => lessonShown.set({ ...closed, edits: session.key, records: true })}
      >
        {RECORD}
      </Button>
      <Button
        icon={<Plus {...icon} />}
        onClick={() =>
          session.edit(
            {
              type: 'addPart',
              at: at < 0 ? parts.length : at + 1,
              part: emptyPart(
                freeId(
                  `part-${parts.length + 1}`,
                  parts.map(({ id }) => id),
                ),
                newPart(parts.length + 1),
              ),
            },
            did.add,
          )
        }
      >
        {ADD_EMPTY}
      </Button>
    </nav>
  );
}
