import { rem } from '#charts/textScale.ts';
import { Badge } from '#ui/Badge.tsx';
import { pathsNote } from './containerWords.ts';
import { DotsSheet } from './DotsSheet.tsx';
import { Given, padSide } from './Given.tsx';
import { ReadAt } from './ReadAt.tsx';
import { RedrawnCells } from './RedrawnCells.tsx';
import { RibbonSheet } from './RibbonSheet.tsx';
import { ribbonRows } from './ribbons.ts';
import styles from './Story.module.css';
import type { OnOpen } from './Story.tsx';
import { LABEL, layoutStory, middleOf, type Sheet } from './storyLayout.ts';
import { listedIn, type StoryView } from './storyView.ts';
import {
  askedWords,
  everyDot,
  layersAlong,
  noFactors,
  redrawnWords,
  ribbonsKey,
  ribbonsTitle,
  rowName,
  STRAIGHT_LINES_ONLY,
  startKey,
  unreadWords,
} from './storyWords.ts';

/** Heights of what does not grow: the row of redrawn pictures, the words over the ribbons, those below. */
const REDRAWN = 80;
const TITLE = 28;
const NOTE = 22;
/** The blocks with their words. */
const DOTS = { least: 180, most: 304 } as const;
/** Lower than this there is no room for the note beside the blocks. */
const NOTED = 280;

interface StoryAcrossProps {
  readonly view: StoryView;
  readonly room: { readonly width: number; readonly height: number };
  /** The input is something to draw. */
  readonly pad: boolean;
  readonly onOpen: OnOpen;
}

/** Columns from the input to the answer, three rows of pictures in each. */
export function StoryAcross({ view, room, pad, onOpen }: StoryAcrossProps) {
  const { rows, places, data, result, unread } = view;
  const parted = places.some(({ column }) => column.parted);
  const noted = unread.length > 0 || result.factors.length === 0 || parted;
  const usual = 50 + 34 * (rows.length - 1);
  const rest = REDRAWN + TITLE + (noted ? NOTE : 0);
  const answers = listedIn(view);
  const dots = Math.round(Math.min(DOTS.most, Math.max(DOTS.least, room.height - rest - usual)));
  const bands = ribbonRows(rows.length, room.height - rest - dots - 2);
  const high = bands.at(-1)!.top + bands.at(-1)!.height;
  const layout = layoutStory(places, { width: room.width - LABEL, height: dots, pad, answers });
  const side = padSide(dots);
  const words = (
    <div className={styles['labels']} style={{ width: rem(LABEL) }}>
      <div
        className={styles['given']}
        style={{ height: rem(dots), '--pad-top': rem(middleOf(dots) - side / 2 - 20) } as React.CSSProperties}
      >
        <Given data={data} row={result.sample} pad={pad} side={side} note={dots >= NOTED ? everyDot : undefined} />
      </div>
      <div className={styles['redrawnWords']} style={{ height: rem(REDRAWN) }}>
        <b>{redrawnWords.title}</b>
        <p>{redrawnWords.how}</p>
      </div>
      <ul className={styles['ribbonNames']} style={{ height: rem(high), marginTop: rem(TITLE) }}>
        {rows.map((row, i) => (
          <li key={row.id} style={{ height: rem(bands[i]!.height) }} data-asked={row.asked}>
            <b>{rowName(row)}</b>
            <span>{askedWords(row.asked)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
  const sheet = (one: Sheet) => (
    <div key={one.from} className={styles['sheet']} style={{ width: rem((one.to - one.from) * layout.wide) }}>
      <DotsSheet {...{ view, layout, sheet: one, onOpen }} padded={pad} />
      <RedrawnCells {...{ view, layout, sheet: one }} height={REDRAWN} />
      <RibbonSheet {...{ view, layout, sheet: one, bands, high }} top={TITLE} />
    </div>
  );
  const [first, ...others] = layout.sheets;
  const last = others.at(-1);
  return (
    <div className={styles['across']} data-pinned={others.length > 0}>
      <div
        className={styles['scroller']}
        {...(others.length > 0 ? { tabIndex: 0, role: 'group', 'aria-label': layersAlong } : {})}
      >
        <div className={styles['left']}>
          {words}
          {sheet(first!)}
        </div>
        {others.length > 1 && sheet(others[0]!)}
        {last && <div className={styles['right']}>{sheet(last)}</div>}
      </div>
      <div className={styles['title']} style={{ top: rem(dots + REDRAWN), height: rem(TITLE) }}>
        <b>{ribbonsTitle}</b>
        <span className={styles['quiet']}>{ribbonsKey}</span>
        <span className={styles['key']}>
          <svg width="22" height="8" aria-hidden>
            <path d="M0 4H22" className={styles['start']} />
          </svg>
          {startKey}
        </span>
        <span className={styles['end']}>
          <ReadAt step={result.step} now={result.numbers?.step} />
          <Badge kind="bound" says={STRAIGHT_LINES_ONLY} />
        </span>
      </div>
      {noted && (
        <p className={styles['note']}>
          {unread.length > 0
            ? unreadWords(unread, data.kind === 'image')
            : result.factors.length === 0
              ? noFactors
              : ''}{' '}
          {parted && pathsNote}
        </p>
      )}
    </div>
  );
}
