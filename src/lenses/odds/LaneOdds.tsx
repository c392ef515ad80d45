import { useEffect, useMemo } from 'react';
import { oddsOf } from '#engine/laboratory/odds.ts';
import { layers } from '#layers/index.ts';
import { targetLimit } from '#lenses/answer/answerPicture.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { Desk } from '#state/desk.ts';
import { oddsKey } from '#state/keptOdds.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { groupsOf } from './groups.ts';
import styles from './LaneOdds.module.css';
import { LossDots } from './LossDots.tsx';
import {
  askFirst,
  COMING,
  failedWords,
  GO_ON,
  laneNote,
  mapsLabel,
  NO_LABORATORY,
  NOTHING_TO_TRAIN,
  ODDS,
  pressWords,
  rangeWords,
  STOP,
  solvedOf,
  startWords,
  tryWords,
} from './oddsWords.ts';
import { begin, canAsk, goOn, isSmall, lookForTask, odds, startsOf, stop, taskNow } from './oddsWork.ts';
import { StartPicture } from './StartMaps.tsx';
import { useLosses } from './useLosses.ts';
import { walkStarts } from './walkStarts.ts';

interface LaneOddsProps {
  /** So many make a start. */
  readonly steps: number;
  /** The networks that it stands beside, itself among them: their losses share an axis. */
  readonly beside: readonly Desk[];
  /** A start was pressed. */
  readonly onStart: (seed: number) => void;
}

/** How often the network of the desk learns its task from a hundred starts, in few marks: the share with its interval, every start as a small picture, and how their losses are spread. */
export function LaneOdds({ steps, beside, onStart }: LaneOddsProps) {
  const desk = useDesk();
  const { starts, looking } = odds(desk).use((s) => s);
  const written = useEditor((s) => s.written);
  const data = useEditor((s) => s.data);
  const inference = useEditor((s) => s.inference);
  const runnable = useEditor((s) => s.runnable);
  const laboratory = canAsk(desk.editor.engine);
  const losses = useLosses(beside);
  const able = laboratory && runnable && data.train.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the task is made of
  const task = useMemo(() => ({ ...taskNow(desk), steps }), [desk, written, data, steps]);
  const key = useMemo(() => oddsKey(task), [task]);
  const count = startsOf(desk);
  const small = isSmall(multiplyAddsOf(inference, layers).total, written.training.batchSize, steps, count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for when it is shown, and for another task
  useEffect(() => {
    if (able) void lookForTask(desk, task, small);
  }, [desk, key, able]);

  const shown = starts?.key === key ? starts : undefined;
  const running = shown?.status === 'running';
  if (!able) return <Said>{data.train.length === 0 ? NOTHING_TO_TRAIN : NO_LABORATORY}</Said>;
  if (shown?.status === 'failed') return <Said>{failedWords(shown.message ?? '')}</Said>;
  if (!shown || shown.outcomes.length === 0)
    return running || looking ? (
      <Said>{COMING}</Said>
    ) : (
      <section className={styles['odds']} aria-label={ODDS}>
        <p className={styles['note']}>{askFirst(count, steps)}</p>
        <Button onClick={() => begin(desk, 'starts', task, count)}>{tryWords(count)}</Button>
      </section>
    );
  const { outcomes } = shown;
  const reading = oddsOf(outcomes, task.solved);
  const limit = data.task === 'regression' ? targetLimit(data.targets) : 1;
  const groups = groupsOf(outcomes, data.task);
  const all = groups.flatMap(({ name, starts }) => starts.map((start) => ({ start, name })));
  const inTabOrder = all.some(({ start }) => start.seed === written.seed) ? written.seed : all[0]?.start.seed;
  return (
    <section className={styles['odds']} aria-label={ODDS}>
      <p className={styles['head']}>
        <span>
          <b>{formatCount(reading.solved)}</b> {solvedOf(reading.runs)}
        </span>
        <span className={styles['range']}>
          <Whisker share={reading.share ?? 0} low={reading.low} high={reading.high} /> {rangeWords(reading)}
        </span>
      </p>
      <div className={styles['maps']} role="group" aria-label={mapsLabel(reading.runs)} onKeyDown={walkStarts}>
        {all.map(({ start, name }) => (
          <button
            key={start.seed}
            type="button"
            aria-label={pressWords(startWords(start, name))}
            tabIndex={start.seed === inTabOrder ? 0 : -1}
            data-solved={start.solved}
            data-own={start.seed === written.seed || undefined}
            onClick={() => onStart(start.seed)}
          >
            <StartPicture start={start} limit={limit} />
          </button>
        ))}
      </div>
      <p className={styles['note']}>
        {laneNote(steps, shown.seeds, reading.runs, running)}{' '}
        {running && (
          <Button look="bare" onClick={() => stop(desk, 'starts')}>
            {STOP}
          </Button>
        )}
        {shown.status === 'stopped' && (
          <Button look="bare" onClick={() => goOn(desk, 'starts')}>
            {GO_ON}
          </Button>
        )}
      </p>
      <div className={styles['losses']}>
        <LossDots groups={groups} selected={written.seed} same={undefined} among={losses} onSelect={onStart} />
      </div>
    </section>
  );
}

function Said({ children }: { children: string }) {
  return (
    <section className={styles['odds']} aria-label={ODDS}>
      <p className={styles['note']}>{children}</p>
    </section>
  );
}

const [LONG, MIDDLE, CAP] = [100, 6, 4];

/** From nothing to all: a dot at the share, whiskers to the ends of its interval. */
function Whisker({ share, low, high }: { share: number; low: number; high: number }) {
  const [from, to] = [LONG * low, LONG * high];
  return (
    <svg className={styles['whisker']} viewBox={`-4 0 ${LONG + 8} ${2 * MIDDLE}`} aria-hidden="true">
      <path
        d={`M0 ${MIDDLE}H${LONG}M0 ${MIDDLE - CAP}V${MIDDLE + CAP}M${LONG} ${MIDDLE - CAP}V${MIDDLE + CAP}`}
        data-whole
      />
      <path
        d={`M${from} ${MIDDLE}H${to}M${from} ${MIDDLE - CAP}V${MIDDLE + CAP}M${to} ${MIDDLE - CAP}V${MIDDLE + CAP}`}
      />
      <circle cx={LONG * share} cy={MIDDLE} r={3.5} />
    </svg>
  );
}
