import { rem } from '#charts/textScale.ts';
import { edgesPath, inPieces, type RibbonLine, type RibbonRow, remarkAt, ribbonPath } from './ribbons.ts';
import styles from './Story.module.css';
import type { Sheet, StoryLayout } from './storyLayout.ts';
import type { StoryRow } from './storyRows.ts';
import type { StoryView } from './storyView.ts';
import { endingWord, lostWords, ribbonText, shareOf, shareText } from './storyWords.ts';

interface RibbonSheetProps {
  readonly view: StoryView;
  readonly layout: StoryLayout;
  readonly sheet: Sheet;
  readonly bands: readonly RibbonRow[];
  readonly high: number;
  readonly top: number;
}

const LETTER = 6.3;
/** Narrower columns have the last words below the share. */
const BESIDE = 200;

/** The ribbons along some columns. */
export function RibbonSheet({ view, layout, sheet, bands, high, top }: RibbonSheetProps) {
  const { wide, columns } = layout;
  const { rows, names, places, lost } = view;
  const left = sheet.from * wide;
  const width = (sheet.to - sheet.from) * wide;
  const along = columns.map(({ x }) => x);
  const shown = columns.slice(sheet.from, sheet.to);
  const parted = places.map(({ column }) => column.parted);
  const line = (row: RibbonRow, values: StoryRow['now']): RibbonLine =>
    inPieces({ along, values, middle: row.middle, full: row.full }, parted);
  const remark =
    lost &&
    lostWords(
      lost,
      places.map(({ units }) => units),
      names,
    );
  const place =
    lost &&
    remark !== undefined &&
    remarkAt({ along }, [lost.section, lost.next], remark.length * LETTER, Math.min(left + width, along.at(-1)!) - 6);
  const here = place && place.x >= left && place.x < left + width;
  return (
    <svg
      className={styles['ribbons']}
      style={{ width: rem(width), height: rem(high), marginTop: rem(top) }}
      viewBox={`${left} 0 ${width} ${high}`}
      {...(sheet.from === 0
        ? { role: 'img', 'aria-label': rows.map((row) => ribbonText(row, names)).join(' ') }
        : { 'aria-hidden': true })}
    >
      {shown.map(({ id, x }) => (
        <path key={id} d={`M${x} 0V${high}`} className={styles['hair']} />
      ))}
      {rows.map((row, i) => {
        const band = bands[i]!;
        const now = line(band, row.now);
        const start = edgesPath(line(band, row.start));
        return (
          <g key={row.id} data-explain={`${ribbonText(row, names)} Thickness: ${shareOf(row.factor)}.`}>
            <path d={start} className={styles['start']} />
            <path d={ribbonPath(now)} className={row.asked ? styles['askedRibbon'] : styles['ribbon']} />
            {row.asked && <path d={start} className={styles['startWithin']} />}
            {sheet.from === 0 && (
              <text x={along[0]! - 8} y={band.middle + 4} className={styles['first']}>
                {shareText(row.now[0] ?? row.start[0])}
              </text>
            )}
            {sheet.to === columns.length && <Ending row={row} x={along.at(-1)! + 10} y={band.middle} wide={wide} />}
          </g>
        );
      })}
      {lost && here && remark !== undefined && (
        <Remark text={remark} x={place.x} y={bands[lost.row]!.middle} words={place.words} />
      )}
    </svg>
  );
}

function Ending({ row, x, y, wide }: { row: StoryRow; x: number; y: number; wide: number }) {
  const share = shareText(row.now.at(-1));
  if (row.now.length === 0) return null;
  const beside = wide >= BESIDE;
  const size = row.asked ? 11 : 8;
  return (
    <>
      <text x={x} y={beside ? y + 5 : y - 1} className={styles['last']} data-asked={row.asked}>
        <tspan data-cell={`ribbon-${row.id}`}>{share}</tspan>
      </text>
      {row.ending && (
        <text x={beside ? x + share.length * size + 8 : x} y={beside ? y + 5 : y + 11} className={styles['ending']}>
          {endingWord[row.ending]}
        </text>
      )}
    </>
  );
}

function Remark({ text, x, y, words }: { text: string; x: number; y: number; words: number }) {
  return (
    <g>
      {words > x + 16 && <path d={`M${x + 12} ${y - 6}L${words - 4} ${y - 14}`} className={styles['pointer']} />}
      <text x={words} y={y - 10} className={styles['remark']} data-cell="lost">
        {text}
      </text>
    </g>
  );
}
