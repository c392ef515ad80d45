import { X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { AnswerMap } from '#charts/boundary.ts';
import { ClassMark } from '#charts/ClassMark.tsx';
import { LineChart } from '#charts/LineChart.tsx';
import { drawDots } from '#charts/points.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { outlineData, type PreparedData } from '#data/prepare.ts';
import type { Outcome } from '#engine/client.ts';
import { drawValuePoints } from '#lenses/answer/drawValuePoints.ts';
import { plotPoints, pointRadius } from '#lenses/answer/plotPoints.ts';
import type { StrataDocument } from '#nn/document.ts';
import { answerText, placeOfRow } from '#samples/places.ts';
import { Button } from '#ui/Button.tsx';
import { formatFixed, formatNumber } from '#ui/format.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { type GroupName, isUndecided, lossOf } from './groups.ts';
import styles from './Odds.module.css';
import {
  ANSWERS_OVER_PLANE,
  CLOSE,
  COMPARE,
  greyBest,
  OPEN,
  placeWords,
  saysWith,
  startName,
  whyWords,
} from './oddsWords.ts';
import { DRAWN, sharesOf } from './paintStart.ts';
import { StartPicture } from './StartMaps.tsx';

interface StartSideProps {
  readonly start: Outcome;
  /** What it was made of, but for the seed. */
  readonly recipe: StrataDocument;
  readonly group: GroupName;
  /** Its place among all by loss, and how many there are. */
  readonly place: number;
  readonly of: number;
  readonly best: Outcome;
  readonly limit: number;
  readonly onOpen: (start: Outcome) => void;
  readonly onCompare: (start: Outcome) => void;
  /** A person chose it: where there is little room it is seen only then, until it is closed. */
  readonly chosen: boolean;
  readonly onClose: () => void;
}

/** One start: what it answers, what it says of each point, its loss against the best start's, why, and the way to that very run. */
export function StartSide({
  start,
  recipe,
  group,
  place,
  of,
  best,
  limit,
  onOpen,
  onCompare,
  chosen,
  onClose,
}: StartSideProps) {
  const data = useMemo(() => outlineData(recipe.data, start.seed), [recipe, start.seed]);
  const why = whyWords(start, (row) => placeOfRow(data, row));
  const { ending } = start.probes;
  return (
    <aside className={styles['side']} aria-label={startName(start.seed)} data-chosen={chosen}>
      <header>
        <h3>
          {startName(start.seed)} <span>{placeWords(group, place, of)}</span>
        </h3>
        <IconButton label={CLOSE} className={styles['close'] ?? ''} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      {ending?.dimensions === 2 ? (
        <Border start={start} data={data} limit={limit} />
      ) : (
        <div className={styles['picture']}>
          <StartPicture start={start} limit={limit} side={DRAWN.large} />
        </div>
      )}
      <div className={styles['acts']}>
        <Button look="main" onClick={() => onOpen(start)}>
          {OPEN}
        </Button>
        <Button onClick={() => onCompare(start)}>{COMPARE}</Button>
      </div>
      {ending && ending.rows.length > 0 && <Says start={start} data={data} />}
      <Loss start={start} best={best} />
      {why !== undefined && <p className={styles['why']}>{why}</p>}
    </aside>
  );
}

function Border({ start, data, limit }: { start: Outcome; data: PreparedData; limit: number }) {
  const map = useRef<AnswerMap>(null);
  map.current ??= new AnswerMap();
  const ending = start.probes.ending!;
  const { resolution: side, classes, values } = ending;
  const samples = useMemo(() => plotPoints(data), [data]);
  const { ref, invalidate } = useCanvas((context, { width, height }) => {
    map.current?.draw(context, { x: 0, y: 0, width, height });
    const [[xLow, xHigh], [yLow, yHigh]] = data.domain as readonly (readonly [number, number])[] as [
      [number, number],
      [number, number],
    ];
    const toX = (x: number) => ((x - xLow) / (xHigh - xLow)) * width;
    const toY = (y: number) => ((yHigh - y) / (yHigh - yLow)) * height;
    const radius = pointRadius(samples.count, width);
    if (data.task === 'classification') drawDots(context, samples, toX, toY, { radius });
    else drawValuePoints(context, samples, data.targets, limit, toX, toY, radius);
  });
  useEffect(() => {
    const shape = { width: side, height: side };
    map.current?.update(
      classes > 0
        ? { kind: 'classes', classes, scores: 'probabilities', values: sharesOf(ending), ...shape }
        : { kind: 'surface', limit, values, ...shape },
    );
    invalidate();
  }, [ending, side, classes, values, limit, invalidate]);
  return <canvas ref={ref} className={styles['border']} role="img" aria-label={ANSWERS_OVER_PLANE} />;
}

/** What is said of few points, one by one; what is left at one half in red. */
function Says({ start, data }: { start: Outcome; data: PreparedData }) {
  const { rows, said, classes } = start.probes.ending!;
  const name = data.classNames[0];
  return (
    <table className={styles['says']}>
      <thead>
        <tr>
          <th scope="col">point</th>
          <th scope="col">{classes > 0 ? 'is' : 'asked'}</th>
          <th scope="col">{classes > 0 ? saysWith(name ?? '') : 'says'}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => {
          const asked = data.targets[row]!;
          const open = classes > 0 && isUndecided(said[i]!);
          return (
            <tr key={row}>
              <th scope="row">{placeOfRow(data, row)}</th>
              <td>
                {classes > 0 ? (
                  <>
                    <ClassMark index={asked} size={11} /> {data.classNames[asked]}
                  </>
                ) : (
                  answerText(data, asked)
                )}
              </td>
              <td data-open={open}>{classes > 0 ? formatFixed(said[i]!, 2) : answerText(data, said[i]!)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Loss({ start, best }: { start: Outcome; best: Outcome }) {
  const series = useMemo(() => {
    const line = (of: Outcome, tone: 'main' | 'quiet') => {
      const points = [...of.looks, of].filter((look) => Number.isFinite(lossOf(look)));
      return {
        ...{ label: `start ${of.seed}`, tone },
        x: points.map(({ step }) => step),
        y: points.map(lossOf),
      };
    };
    return best.seed === start.seed ? [line(start, 'main')] : [line(start, 'main'), line(best, 'quiet')];
  }, [start, best]);
  return (
    <section className={styles['loss']} aria-label="Loss">
      <h4>
        Loss <span>{formatNumber(lossOf(start))}</span>
        {best.seed !== start.seed && <span>{greyBest(best.seed)}</span>}
      </h4>
      <LineChart label="Loss" unit="step" series={series} ends={false} right={8} className={styles['chart'] ?? ''} />
    </section>
  );
}
