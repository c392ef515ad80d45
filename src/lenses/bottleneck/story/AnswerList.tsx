import type { Box } from '#stage/layout/tiles.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';
import styles from './Story.module.css';
import type { StoryAnswer } from './storyView.ts';
import { WHICH_IS_ASKED_FOR } from './storyWords.ts';

/** Letters of a class's name that are written out. */
const LETTERS = 9;
const LETTER = 6.2;
/** For a share in words. */
const SHARE = 38;

/** What the network says of the sample: name, bar and share of each class, the greatest named; or a number, beside the one asked for. */
export function AnswerList({ answer: { classNames, values, asked }, box }: { answer: StoryAnswer; box: Box }) {
  const { x, y, width, height } = box;
  if (classNames.length === 0)
    return (
      <>
        <text x={x + 6} y={y + height / 2 - 3} className={styles['said']}>
          says {formatNumber(values[0]!, 3)}
        </text>
        {!Number.isNaN(asked) && (
          <text x={x + 6} y={y + height / 2 + 13} className={styles['askedFor']}>
            asked {formatNumber(asked, 3)}
          </text>
        )}
      </>
    );
  const order = classNames.map((_, c) => c);
  if (order.length > 10) order.sort((a, b) => values[b]! - values[a]!);
  const listed = order.slice(0, 10);
  const said = values.indexOf(Math.max(...values));
  const short = (name: string) => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name);
  const names = Math.max(...listed.map((c) => short(classNames[c]!).length)) * LETTER + 6;
  const bar = Math.max(8, width - names - SHARE);
  const high = height / listed.length;
  return (
    <>
      {listed.map((c, i) => {
        const top = y + i * high;
        const most = c === said;
        return (
          <g
            key={c}
            data-explain={`${classNames[c]}: ${formatPercent(values[c]!)}${c === asked ? WHICH_IS_ASKED_FOR : ''}`}
          >
            <rect x={x} y={top} width={width} height={high} className={styles['catch']} />
            <text x={x + names - 5} y={top + high / 2 + 4} className={styles['class']} data-said={most}>
              {short(classNames[c]!)}
            </text>
            <rect x={x + names} y={top + high / 2 - 4.5} width={bar} height={9} className={styles['empty']} />
            <rect
              x={x + names}
              y={top + high / 2 - 4.5}
              width={bar * Math.min(1, Math.max(0, values[c]! || 0))}
              height={9}
              className={styles['full']}
            />
            {most && (
              <text x={x + names + bar + 5} y={top + high / 2 + 4} className={styles['said']}>
                {formatPercent(values[c]!, 0)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
