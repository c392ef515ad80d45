import { Ribbon } from '#lenses/survey/Ribbon.tsx';
import survey from '#lenses/survey/Survey.module.css';
import { errorText, rangeOf, readingText } from '#lenses/survey/words.ts';
import type { FactorReading } from '#probes/survey/reading.ts';
import type { ReadFactor } from '#probes/survey/result.ts';
import { Explained } from '#ui/Explained.tsx';
import { explains } from '#ui/explains.ts';
import { formatFixed } from '#ui/format.ts';
import styles from './Bottleneck.module.css';
import {
  ASKED_OF_IT,
  atLeastBits,
  classFactorSays,
  NO_READING,
  NOT_ASKED_FOR,
  numberFactorSays,
  pairSays,
  withinClass,
} from './numbersWords.ts';
import { StartRow } from './StartRow.tsx';
import { AcrossCells } from './tableColumns.tsx';

export interface FactorRowsProps {
  factor: ReadFactor;
  /** Readings section by section; null where there is none. */
  now: readonly (FactorReading | null)[];
  start: readonly (FactorReading | null)[];
  ids: readonly string[];
  /** The first of them: what is asked for, or the class that is not. */
  strong?: boolean;
  asked?: boolean;
  /** Whether two samples that differ in this factor are shown, and what changes that; absent where there can be none. */
  paired?: boolean;
  onPair?: () => void;
}

/** One factor along the network: a ribbon as high as it can be read, and the numbers. */
export function FactorRows({
  factor,
  now,
  start,
  ids,
  strong = false,
  asked = true,
  paired = false,
  onPair,
}: FactorRowsProps) {
  const isClass = factor.kind === 'class';
  const text = (reading: FactorReading | null | undefined) => readingText(reading?.value, factor);
  return (
    <>
      <tr aria-hidden>
        <td className={survey['plot']}>
          <span className={survey['axisWords']}>
            <span>{isClass ? '100 %' : '1'}</span>
            <span>0</span>
          </span>
        </td>
        <AcrossCells count={ids.length}>
          {(part) => (
            <Ribbon
              strong={strong}
              part={part}
              values={now.map((reading) => reading?.value ?? null)}
              ranges={now.map(rangeOf)}
              baseline={start.map((reading) => reading?.value ?? null)}
              {...(isClass ? { chance: factor.chance } : {})}
            />
          )}
        </AcrossCells>
      </tr>
      <tr>
        <th scope="row">
          {onPair ? (
            <button
              type="button"
              className={styles['factor']}
              aria-expanded={paired}
              {...explains(pairSays(factor.name), 'factor')}
              onClick={onPair}
            >
              {factor.name}
            </button>
          ) : (
            <b>{factor.name}</b>
          )}{' '}
          <small>
            <Explained
              says={
                isClass
                  ? classFactorSays(factor.name, readingText(factor.chance, factor))
                  : numberFactorSays(factor.name, factor.unit)
              }
              term="reader"
            >
              {strong ? (asked ? ASKED_OF_IT : NOT_ASKED_FOR) : isClass ? '% right' : 'R²'}
            </Explained>
          </small>
        </th>
        {now.map((reading, i) => (
          <td key={ids[i]} data-cell={`factor-${factor.id}-${ids[i]}`} data-explain={titleOf(reading, factor)}>
            {text(reading)}
          </td>
        ))}
      </tr>
      <StartRow ids={ids} text={(i) => text(start[i])} />
    </>
  );
}

function titleOf(reading: FactorReading | null, factor: ReadFactor): string {
  if (!reading) return NO_READING;
  const bits = reading.bits === null ? '' : atLeastBits(formatFixed(reading.bits, 2), formatFixed(factor.entropy, 2));
  const within = reading.within === null ? '' : withinClass(readingText(reading.within, factor));
  return `${readingText(reading.value, factor)} ${errorText(reading, factor)}${bits}${within}`;
}
