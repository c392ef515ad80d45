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

/** Words that have no room in one line stand in two. */
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
  const viewBox = `${left} 0 ${width} ${height}`;
  const input = columns[0]!.block;
  const middle = input.y + input.height / 2;
  const pad = padSide(height);
  return (
    <div className={styles['dots']} style={box}>
      <svg className={styles['over']} style={box} viewBox={viewBox} aria-hidden>
        <clipPath id={clip}>
          <rect x={left} width={width} height={height} />
        </clipPath>
        {shown.map(({ id, x }, i) => {
          const { depth, open } = places[sheet.from + i]!.column;
          return (
            (depth > 0 || open) && (
              <rect key={id} x={x - wide / 2} width={wide} height={HEAD} className={styles['inside']} />
            )
          );
        })}
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
          <Words
            key={column.id}
            column={column}
            place={places[sheet.from + i]!}
            name={names[sheet.from + i]!}
            wide={wide}
          />
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
      {shown.map(({ id, x }, i) => {
        const { open } = places[sheet.from + i]!.column;
        return (
          open !== undefined && (
            <span
              key={id}
              className={styles['container']}
              style={{ left: rem(x - wide / 2 - left), width: rem(wide), height: rem(HEAD) }}
            >
              <ContainerHead name={names[sheet.from + i]!} {...{ id, open, onOpen }} />
            </span>
          )
        );
      })}
    </div>
  );
}

/** What a press on a container's dots does. */
export const opening = ({ id, column: { open } }: StoryPlace, onOpen: OnOpen): (() => void) | undefined =>
  open === undefined ? undefined : () => onOpen(id, open);

function Words({ column, place, name, wide }: { column: StoryColumn; place: StoryPlace; name: string; wide: number }) {
  const { x, block, foot, answer } = column;
  // A container's is a button over the picture.
  const lines = place.column.open === undefined ? twoLines(name, wide) : [];
  const at = answer ? block.x + block.width / 2 : x;
  return (
    <>
      {lines.map((line, i) => (
        <text
          key={line}
          x={x}
          y={lines.length > 1 ? 10 + 13 * i : 14}
          className={styles['head']}
          data-small={lines.length > 1}
        >
          {line}
        </text>
      ))}
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

function twoLines(name: string, wide: number): readonly string[] {
  if (name.length * WIDE_LETTER <= wide) return [name];
  const words = name.split(' ');
  if (words.length === 1) return [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
