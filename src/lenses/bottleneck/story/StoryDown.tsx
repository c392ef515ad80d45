import { rem } from '#charts/textScale.ts';
import { Badge } from '#ui/Badge.tsx';
import { AnswerList } from './AnswerList.tsx';
import { ContainerHead } from './ContainerHead.tsx';
import { pathsNote } from './containerWords.ts';
import { DotsCanvas } from './DotsCanvas.tsx';
import { opening } from './DotsSheet.tsx';
import { type DownLayout, type DownRow, ENDS, layoutDown, WORDS } from './downLayout.ts';
import { Given } from './Given.tsx';
import { ReadAt } from './ReadAt.tsx';
import { RedrawnCell } from './RedrawnCells.tsx';
import { edgesPath, inPieces, type RibbonLine, ribbonPath } from './ribbons.ts';
import styles from './Story.module.css';
import type { OnOpen } from './Story.tsx';
import { loupePath } from './storyLayout.ts';
import type { StoryRow } from './storyRows.ts';
import { listedIn, type StoryView } from './storyView.ts';
import {
  everyDot,
  inPerCent,
  moreBelow,
  noFactors,
  numbersWords,
  ribbonsTitle,
  ribbonText,
  rowName,
  shapeWords,
  shareNumber,
  startKey,
  unreadWords,
} from './storyWords.ts';

interface StoryDownProps {
  readonly view: StoryView;
  readonly width: number;
  readonly pad: boolean;
  readonly onOpen: OnOpen;
}

/** A row for each layer, from the input at the top to the answer, and the ribbons running down beside them. */
export function StoryDown({ view, width, pad, onOpen }: StoryDownProps) {
  const { rows, places, data, result, unread } = view;
  const layout = layoutDown(places, width, { ribbons: rows.length, answers: listedIn(view), pad });
  const { lanes } = layout;
  const shown = rows.slice(0, lanes.length);
  const left = rows.slice(lanes.length);
  return (
    <div className={styles['down']}>
      <div className={styles['downSample']}>
        <Given data={data} row={result.sample} pad={pad} side={112} />
        <p className={styles['quiet']}>{everyDot}</p>
      </div>
      <p className={styles['downTitle']}>
        <b>{ribbonsTitle}</b>
        <span className={styles['key']}>
          <svg width="22" height="8" aria-hidden>
            <path d="M0 4H22" className={styles['start']} />
          </svg>
          {startKey}
        </span>
        <span className={styles['quiet']}>{inPerCent}</span>
        <ReadAt step={result.step} now={result.numbers?.step} />
        <Badge kind="bound" />
      </p>
      <div
        className={styles['laneNames']}
        style={{ paddingRight: rem(Math.max(0, width - layout.left - lanes.length * lanes[0]!.width)) }}
      >
        {shown.map((row, i) => (
          <span key={row.id} style={{ width: rem(lanes[i]!.width) }} data-asked={row.asked}>
            <i>{rowName(row)}</i>
          </span>
        ))}
      </div>
      <ol className={styles['rows']} style={{ height: rem(layout.height + ENDS) }}>
        {layout.rows.map((row, i) => (
          <Row key={row.column.id} view={view} row={row} index={i} layout={layout} onOpen={onOpen} />
        ))}
        <Lanes view={view} rows={shown} layout={layout} width={width} />
      </ol>
      {left.length > 0 && <p className={styles['note']}>{moreBelow(left)}</p>}
      {unread.length > 0 && <p className={styles['note']}>{unreadWords(unread, data.kind === 'image')}</p>}
      {result.factors.length === 0 && <p className={styles['note']}>{noFactors}</p>}
      {places.some(({ column }) => column.parted) && <p className={styles['note']}>{pathsNote}</p>}
    </div>
  );
}

interface RowProps {
  view: StoryView;
  row: DownRow;
  index: number;
  layout: DownLayout;
  onOpen: OnOpen;
}

function Row({ view, row, index, layout, onOpen }: RowProps) {
  const { column, top, height } = row;
  const { block, loupe, answer } = column;
  const place = view.places[index]!;
  const name = view.names[index]!;
  const { open } = place.column;
  const under = {
    top: rem(WORDS),
    width: rem(layout.wide),
    height: rem(height - WORDS),
    pointerEvents: 'none',
  } as const;
  return (
    <li style={{ top: rem(top), height: rem(height), right: rem(0) }} data-inside={place.column.depth > 0 || undefined}>
      <p className={styles['rowName']}>
        {open === undefined ? <b>{name}</b> : <ContainerHead id={place.id} {...{ name, open, onOpen }} />}
        <span>
          {numbersWords(place.units)}, {shapeWords(place.shape, place.tokens)}
        </span>
      </p>
      <svg className={styles['over']} style={under} viewBox={`0 ${WORDS} ${layout.wide} ${height - WORDS}`} aria-hidden>
        <path
          className={styles['loupe']}
          d={`${loupe ? loupePath(block, loupe) : ''}${answer ? loupePath(block, answer) : ''}`}
        />
        {answer && view.answer && <AnswerList answer={view.answer} box={answer} />}
      </svg>
      <DotsCanvas
        column={column}
        place={place}
        left={0}
        names={view.data.tokens}
        label={`${view.titles[index]}: ${numbersWords(place.units)}`}
        more={place.remark}
        onPress={opening(place, onOpen)}
      />
      <div className={styles['rowRedrawn']} style={{ left: rem(layout.wide), top: rem(row.along - top - 29) }}>
        <RedrawnCell view={view} index={index} />
      </div>
    </li>
  );
}

function Lanes({
  view,
  rows,
  layout,
  width,
}: {
  view: StoryView;
  rows: readonly StoryRow[];
  layout: DownLayout;
  width: number;
}) {
  const along = layout.rows.map((row) => row.along);
  const [first, last] = [along[0]!, along.at(-1)!];
  const wide = width - layout.left;
  const parted = view.places.map(({ column }) => column.parted);
  const line = (lane: number, values: StoryRow['now']): RibbonLine => {
    const { middle, full } = layout.lanes[lane]!;
    return inPieces({ along, values, middle, full, down: true }, parted);
  };
  return (
    <li style={{ left: rem(layout.left), top: 0, border: 0, pointerEvents: 'none' }}>
      <svg
        className={styles['lanes']}
        style={{ width: rem(wide), height: rem(layout.height) }}
        viewBox={`0 0 ${wide} ${layout.height}`}
        role="img"
        aria-label={rows.map((row) => ribbonText(row, view.names)).join(' ')}
      >
        {rows.map((row, i) => {
          const start = edgesPath(line(i, row.start));
          const { middle } = layout.lanes[i]!;
          return (
            <g key={row.id}>
              <path d={start} className={styles['start']} />
              <path d={ribbonPath(line(i, row.now))} className={row.asked ? styles['askedRibbon'] : styles['ribbon']} />
              {row.asked && <path d={start} className={styles['startWithin']} />}
              <text x={middle} y={first - 8} className={styles['laneShare']}>
                {shareNumber(row.now[0] ?? row.start[0])}
              </text>
              <text x={middle} y={last + 16} className={styles['laneShare']} data-cell={`ribbon-${row.id}`}>
                {shareNumber(row.now.at(-1))}
              </text>
            </g>
          );
        })}
      </svg>
    </li>
  );
}
