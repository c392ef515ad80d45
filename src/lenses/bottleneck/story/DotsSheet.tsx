import { useId } from 'react';
import { rem } from '#charts/textScale.ts';
import { AnswerList } from './AnswerList.tsx';
import { ContainerHead } from './ContainerHead.tsx';
import { DotsCanvas } from './DotsCanvas.tsx';
import { padSide } from './Given.tsx';
import styles from './Story.module.css';
import type { OnOpen } from './Story.tsx';
import { bandPath, HEAD, LABEL, loupePath, type Sheet, type StoryColumn, type StoryLayout } from './storyLayout.ts';
import type { StoryPlace, StoryView } from './storyView.ts';
import { numbersWords, shapeWords } from './storyWords.ts';

interface DotsSheetProps {
  readonly view: StoryView;
  readonly layout: StoryLayout;
  readonly sheet: Sheet;
  readonly padded: boolean;
  readonly onOpen: OnOpen;
}

/** A name that has no room in one line stands in two, in small. */
const WIDE_LETTER = 7.4;

/** The blocks of some columns, dot by dot, with what they are called and how many numbers they hold. */
export function DotsSheet({ view, layout, sheet, padded, onOpen }: DotsSheetProps) {
  const { columns, wide, height } = layout;
  const { places, names, data, answer } = view;
  const clip = useId();
  const left = sheet.from * wide;
  const width = (sheet.to - sheet.from) * wide;
  const shown = columns.slice(sheet.from, sheet.to);
  const box = { width: rem(width), height: rem(height) };
  const under = { top: rem(HEAD), width: rem(width), height: rem(height - HEAD) };
  const viewBox = `${left} ${HEAD} ${width} ${height - HEAD}`;
  const input = columns[0]!.block;
  const middle = input.y + input.height / 2;
  const pad = padSide(height);
  return (
    <div className={styles['dots']} style={box}>
      <svg className={styles['over']} style={under} viewBox={viewBox} aria-hidden>
        <clipPath id={clip}>
          <rect x={left} width={width} height={height} />
        </clipPath>
        <path
          d={bandPath(
            layout,
            places.map(({ column }) => column.parted),
          )}
          className={styles['band']}
          clipPath={`url(#${clip})`}
        />
        {shown.map(({ id, block, loupe, answer: list }) => (
          <path
            key={id}
            className={styles['loupe']}
            d={`${loupe ? loupePath(block, loupe) : ''}${list ? loupePath(block, list) : ''}`}
          />
        ))}
        {padded && sheet.from === 0 && (
          <path
            className={styles['loupe']}
            d={loupePath({ x: pad - LABEL, y: middle - pad / 2, width: 0, height: pad }, input)}
          />
        )}
        {shown.map((column, i) => (
          <Words key={column.id} column={column} place={places[sheet.from + i]!} />
        ))}
        {answer && shown.at(-1)?.answer && <AnswerList answer={answer} box={shown.at(-1)!.answer!} />}
      </svg>
      {shown.map((column, i) => (
        <DotsCanvas
          key={column.id}
          column={column}
          place={places[sheet.from + i]!}
          left={left}
          names={data.tokens}
          label={`${view.titles[sheet.from + i]}: ${numbersWords(places[sheet.from + i]!.units)}`}
          more={places[sheet.from + i]!.remark}
          onPress={opening(places[sheet.from + i]!, onOpen)}
        />
      ))}
      <div className={styles['heads']} style={{ height: rem(HEAD), gridAutoColumns: rem(wide) }}>
        {shown.map(({ id }, i) => {
          const { depth, open } = places[sheet.from + i]!.column;
          const name = names[sheet.from + i]!;
          return (
            <span key={id} data-inside={depth > 0 || open || undefined}>
              {open === undefined ? (
                <b aria-hidden data-small={name.length * WIDE_LETTER > wide}>
                  {name}
                </b>
              ) : (
                <ContainerHead {...{ id, name, open, onOpen }} />
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** What a press on a container's dots does. */
export const opening = ({ id, column: { open } }: StoryPlace, onOpen: OnOpen): (() => void) | undefined =>
  open === undefined ? undefined : () => onOpen(id, open);

function Words({ column, place }: { column: StoryColumn; place: StoryPlace }) {
  const { x, block, foot, answer } = column;
  const at = answer ? block.x + block.width / 2 : x;
  return (
    <>
      <text x={at} y={(answer ? block.y + block.height + 6 : foot) + 9} className={styles['count']}>
        <tspan className={styles['much']}>{numbersWords(place.units).split(' ')[0]}</tspan>
        {answer ? '' : place.units === 1 ? ' number' : ' numbers'}
      </text>
      {!answer && place.shape.length > 1 && (
        <text x={at} y={foot + 24} className={styles['count']}>
          {shapeWords(place.shape, place.tokens)}
        </text>
      )}
    </>
  );
}
