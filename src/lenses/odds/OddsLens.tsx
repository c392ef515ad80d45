import { useEffect, useMemo } from 'react';
import { datasets } from '#data/index.ts';
import { texts as dataTexts } from '#data/texts.ts';
import { oddsOf } from '#engine/laboratory/odds.ts';
import { layers } from '#layers/index.ts';
import { words as layerWords } from '#layers/words.ts';
import { targetLimit } from '#lenses/answer/answerPicture.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import { type DatasetDefinition, isExhaustive } from '#nn/dataset.ts';
import { mergePatch } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { patchWords } from '#nn/patchWords.ts';
import { blockName } from '#state/blockName.ts';
import { recipeOnly } from '#state/keptOdds.ts';
import { registries } from '#state/registries.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { NumberField } from '#ui/NumberField.tsx';
import { compareStart } from './compareStart.ts';
import { groupsOf } from './groups.ts';
import { LossDots } from './LossDots.tsx';
import styles from './Odds.module.css';
import type { oddsFields } from './oddsFields.ts';
import { startsTable } from './oddsTable.ts';
import {
  askFirst,
  COMING,
  failedWords,
  headWords,
  METHOD,
  NO_LABORATORY,
  NOT_KEPT,
  NOTHING_TO_TRAIN,
  OWN,
  pointWords,
  runsWords,
  STARTS_EACH,
  STEPS,
  staleWords,
  startWords,
  tryWords,
} from './oddsWords.ts';
import { begin, isSmall, lookFor, namesIn, odds, taskNow } from './oddsWork.ts';
import { openStart } from './openStart.ts';
import { SolvedFields } from './SolvedFields.tsx';
import { StartMaps } from './StartMaps.tsx';
import { StartSide } from './StartSide.tsx';
import { SweepPart } from './SweepPart.tsx';
import { sameAnswer } from './sameAnswer.ts';
import { sweepChoices } from './sweepChoices.ts';
import { fieldOf, triedWords } from './sweepNames.ts';

const method = { kind: 'exact', says: METHOD } as const;

/** How often a network learns its task from random starts, what became of each, and what a setting does to that. */
export function OddsLens({ settings, set }: LensPanelProps<typeof oddsFields>) {
  const desk = useDesk();
  const large = useLensRoom() === 'large';
  const { starts, sweep, value, seed, looking } = odds(desk).use((s) => s);
  const { written, data, inference, work } = useEditor((s) => s);
  const steps = taskNow(desk).steps;
  const small = isSmall(multiplyAddsOf(inference, layers).total, written.training.batchSize, steps, settings.starts);
  const able = desk.editor.engine.laboratory !== undefined && data.train.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for when it is opened, and for another work
  useEffect(() => {
    if (able) void lookFor(desk, small);
  }, [desk, work, able]);

  const tried = value === undefined ? undefined : sweep?.points[value];
  const shown = useMemo(() => {
    const runs = tried ? sweep : starts;
    if (!runs) return undefined;
    const outcomes = tried ? runs.outcomes.filter((one) => one.value === value) : runs.outcomes;
    const recipe = tried ? mergePatch(runs.task.recipe, tried.patch, registries) : runs.task.recipe;
    return { runs, outcomes, recipe, groups: groupsOf(outcomes, data.task) };
  }, [tried, sweep, starts, value, data.task]);
  const fields = useMemo(() => sweepChoices(written), [written]);
  const triedName =
    tried && sweep
      ? triedWords(
          sweep.task.axes.map((axis) => fieldOf(fields, axis)),
          tried.at,
        )
      : undefined;
  const stale = useMemo(() => madeOf(starts?.task.recipe, written), [starts, written]);
  const running = shown?.runs.status === 'running';
  const reading = shown && oddsOf(shown.outcomes, shown.runs.task.solved, tried ? value : 0);
  const words =
    shown &&
    reading &&
    headWords({
      ...{
        odds: reading,
        goal: shown.runs.task.solved,
        nameOf: namesIn(shown.runs.task),
        steps: shown.runs.task.steps,
        running,
      },
      ...{ asked: shown.runs.seeds, tried: triedName, drawsData: drawsData(written.data, data.test.length) },
    });
  const sweepLines = sweep
    ? sweep.points.map(({ at }, i) =>
        pointWords(
          triedWords(
            sweep.task.axes.map((axis) => fieldOf(fields, axis)),
            at,
          ),
          oddsOf(sweep.outcomes, sweep.task.solved, i),
          sweep.task.solved,
        ),
      )
    : [];
  useLensWords({
    ...words,
    method,
    alternative: [
      ...(shown?.groups.flatMap(({ name, starts: of }) => of.map((one) => startWords(one, name))) ?? []),
      ...sweepLines,
    ],
  });

  useLensTable(shown && shown.outcomes.length > 0 ? () => startsTable(shown.outcomes) : undefined);

  if (!able) return <LensEmpty>{data.train.length === 0 ? NOTHING_TO_TRAIN : NO_LABORATORY}</LensEmpty>;
  const tryNow = () => begin(desk, 'starts', taskNow(desk), settings.starts);
  if (!shown || shown.outcomes.length === 0)
    return running || looking ? (
      <p className={styles['note']}>
        {COMING} {running && runsWords(shown.runs.done, shown.runs.seeds)}
      </p>
    ) : shown?.runs.status === 'failed' ? (
      <Notice kind="bad">{failedWords(shown.runs.message ?? '')}</Notice>
    ) : (
      <LensEmpty action={{ label: tryWords(settings.starts), onClick: tryNow }}>
        {askFirst(settings.starts, steps)}
      </LensEmpty>
    );
  const { groups, recipe } = shown;
  const all = groups.flatMap((group) => group.starts.map((start) => ({ start, name: group.name })));
  const usual = running ? undefined : (groups.find(({ name }) => name === 'stuck') ?? groups[0])?.starts[0]?.seed;
  const at = all.findIndex(({ start }) => start.seed === (seed ?? usual));
  const chosen = all[at];
  const select = (next: number) => odds(desk).set({ seed: next });
  const limit = data.task === 'regression' ? targetLimit(data.targets) : 1;
  const { loss } = recipe.training;
  const other = stale !== undefined || (settings.steps > 0 && starts && settings.steps !== starts.task.steps);
  return (
    <div className={styles['lens']} data-large={large}>
      <div className={styles['main']}>
        {shown.runs.status === 'failed' && <Notice kind="bad">{failedWords(shown.runs.message ?? '')}</Notice>}
        {shown.runs.unkept && <Notice kind="info">{NOT_KEPT}</Notice>}
        {!tried && other && (
          <Notice kind="info">
            {stale !== undefined && <>{staleWords(stale)} </>}
            <Button onClick={tryNow}>{tryWords(settings.starts)}</Button>
          </Notice>
        )}
        {tried && (
          <Button className={styles['own'] ?? ''} onClick={() => odds(desk).set({ value: undefined, seed: undefined })}>
            {OWN}
          </Button>
        )}
        <div data-stale={!tried && stale !== undefined}>
          <StartMaps
            {...{ groups, limit, selected: chosen?.start.seed, onSelect: select }}
            crossEntropy={loss === 'crossEntropy' || loss === 'binaryCrossEntropy'}
            onOpen={(start) => openStart(desk, recipe, start)}
          />
        </div>
        {large && (
          <div className={styles['below']}>
            <div>
              <LossDots {...{ groups, selected: chosen?.start.seed, onSelect: select }} same={sameAnswer(data, loss)} />
              <div className={styles['settings']}>
                <NumberField
                  label={STEPS}
                  value={settings.steps || shown.runs.task.steps}
                  min={1}
                  max={10_000_000}
                  onChange={(next) => set({ steps: next })}
                />
                <NumberField
                  label={STARTS_EACH}
                  value={settings.starts}
                  min={1}
                  max={1000}
                  onChange={(next) => set({ starts: next })}
                />
                <SolvedFields />
              </div>
            </div>
            <SweepPart settings={settings} set={set} />
          </div>
        )}
      </div>
      {large && chosen && (
        <StartSide
          {...{ start: chosen.start, recipe, group: chosen.name, place: at + 1, of: all.length, limit }}
          best={all[0]!.start}
          chosen={seed !== undefined}
          onClose={() => odds(desk).set({ seed: undefined })}
          onOpen={(start) => openStart(desk, recipe, start)}
          onCompare={(start) => compareStart(desk, recipe, start)}
        />
      )}
    </div>
  );
}

/** Where starts are of another recipe than the page's: what that had, in words. */
function madeOf(
  made: Parameters<typeof recipeOnly>[0] | undefined,
  written: Parameters<typeof recipeOnly>[0],
): readonly string[] | undefined {
  if (!made) return undefined;
  const now = recipeOnly(written);
  const patch = patchBetween(now, made, registries);
  if (Object.keys(patch).length === 0) return undefined;
  return patchWords(
    patch,
    made,
    registries,
    { layers: layerWords, datasets: dataTexts },
    (id) => blockName(made.network, id) ?? id,
  );
}

/** Data that are what they are, whatever the seed. */
const BROUGHT: readonly string[] = ['table', 'images', 'points'];

/** Whether the seed draws the samples, too, or which of them are held out. */
function drawsData(data: { readonly type: string }, held: number): boolean {
  const set = datasets[data.type as keyof typeof datasets] as unknown as DatasetDefinition;
  return !isExhaustive(set, data as never) && (held > 0 || !BROUGHT.includes(data.type));
}
