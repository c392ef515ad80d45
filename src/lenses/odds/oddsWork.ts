/** @file Odds and sweeps of the document on the page: asked of the laboratory, kept in the library as they come, stopped, and gone on with. One of each a desk. */
import type { Engine, Outcome, RunningJob } from '#engine/client.ts';
import { usualGoal } from '#nn/goal.ts';
import { readLensSettings } from '#nn/lensSettings.ts';
import { lookSteps } from '#nn/lookSteps.ts';
import { type Axis, type SweepPoint, sweepOf } from '#nn/sweep.ts';
import { blockTitle } from '#state/blockName.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { type KeptOdds, keepOdds, keepsOdds, keptOdds, type OddsTask, oddsKey, recipeOnly } from '#state/keptOdds.ts';
import type { Work } from '#state/moment.ts';
import { registries } from '#state/registries.ts';
import { createShared } from '#state/shared.ts';
import { oddsFields } from './oddsFields.ts';
import { axesOf } from './sweepNames.ts';

/** Where the run has not come anywhere. */
const USUAL_STEPS = 1000;
/** Cells along a side of a start's picture. */
export const CELLS = 24;
/** Milliseconds between two writes while they come. */
const WRITE_EVERY = 1000;

export interface OddsRuns {
  readonly task: OddsTask;
  readonly key: string;
  readonly title: string;
  /** Whose they are: another work begins without any. */
  readonly work: Work;
  readonly points: readonly SweepPoint[];
  /** Starts for each value that were asked for. */
  readonly seeds: number;
  readonly outcomes: readonly Outcome[];
  readonly status: 'running' | 'stopped' | 'done' | 'failed';
  /** Starts that are done, the one under way in part. */
  readonly done: number;
  readonly message?: string;
  /** The browser keeps none of it. */
  readonly unkept?: boolean;
}
export type Slot = 'starts' | 'sweep';

interface Shown {
  readonly starts: OddsRuns | undefined;
  readonly sweep: OddsRuns | undefined;
  /** The sweep's value whose starts are shown, by its place; undefined: the document's own. */
  readonly value: number | undefined;
  /** The seed that a person looks at. */
  readonly seed: number | undefined;
  /** The library is being asked. */
  readonly looking: boolean;
}

export const odds = perDesk(() =>
  createShared<Shown>({ starts: undefined, sweep: undefined, value: undefined, seed: undefined, looking: false }),
);
const jobs = perDesk((): Partial<Record<Slot, RunningJob<'runs'>>> => ({}));

/** What would be asked now. */
export function taskNow({ editor }: Desk, axes: readonly Axis[] = []): OddsTask {
  const { written, data } = editor.store.getState();
  const { steps } = readLensSettings(oddsFields, written.view.lenses?.['odds']);
  const reached = editor.frame?.position.step ?? 0;
  return {
    recipe: recipeOnly(written),
    steps: steps || reached || USUAL_STEPS,
    solved: written.training.solved ?? usualGoal(data.task, data.test.length),
    axes,
  };
}

/** What the blocks of a task are called. */
export const namesIn =
  ({ recipe }: OddsTask) =>
  (id: string): string =>
    blockTitle(recipe.network, id);

/** Starts of one press, as the document's view says. */
export const startsOf = ({ editor }: Desk): number =>
  readLensSettings(oddsFields, editor.store.getState().written.view.lenses?.['odds']).starts;

const total = ({ points, seeds }: Pick<OddsRuns, 'points' | 'seeds'>): number => points.length * seeds;

/** Begins, or goes on from what is there; what was under way in that place is stopped. */
export function begin(desk: Desk, slot: Slot, task: OddsTask, seeds: number, before: readonly Outcome[] = []): void {
  const { laboratory } = desk.editor.engine;
  const sweep = sweepOf(task.recipe, task.axes, registries);
  if (!laboratory || 'problem' in sweep) return;
  const shared = odds(desk);
  const { written, work } = desk.editor.store.getState();
  jobs(desk)[slot]?.stop();
  const { points } = sweep;
  const runs: OddsRuns = {
    ...{ task, key: oddsKey(task), title: written.title, work, points, seeds },
    ...{ outcomes: before, status: 'running', done: before.length },
  };
  shared.set({ [slot]: runs, ...(slot === 'starts' ? { value: undefined } : {}) });
  let wroteAt = performance.now();
  const now = () => shared.get()[slot];
  const tell = (more: Partial<OddsRuns>, write: boolean) => {
    const present = now();
    if (present?.key !== runs.key || present.seeds !== seeds) return;
    shared.set({ [slot]: { ...present, ...more } });
    if (!write && performance.now() - wroteAt < WRITE_EVERY) return;
    wroteAt = performance.now();
    void keep({ ...present, ...more }).then((kept) => {
      const later = now();
      if (later?.key === runs.key && later.seeds === seeds && (later.unkept ?? false) === kept && keepsOdds())
        shared.set({ [slot]: { ...later, unkept: !kept } });
    });
  };
  jobs(desk)[slot] = laboratory.start(
    {
      kind: 'runs',
      recipe: task.recipe,
      seeds: Array.from({ length: seeds }, (_, i) => i + 1),
      ...(task.axes.length > 0 ? { sweep: points.map(({ patch }) => patch) } : {}),
      until: { steps: task.steps, solved: task.solved, looks: lookSteps(task.steps) },
      keep: { ending: { resolution: CELLS } },
    },
    {
      progress(done, _of, part) {
        const outcomes = part.length > 0 ? [...(now()?.outcomes ?? []), ...part] : now()?.outcomes;
        tell({ done, ...(outcomes ? { outcomes } : {}) }, false);
      },
      done: (outcomes) => tell({ status: 'done', outcomes, done: outcomes.length }, true),
      failed: (message) => tell({ status: 'failed', message }, true),
      stopped: ({ outcomes }) => tell({ status: 'stopped', outcomes, done: outcomes.length }, true),
    },
    { channel: `odds ${slot}`, state: { outcomes: before } },
  );
}

const keep = (runs: OddsRuns): Promise<boolean> => {
  const { task, title, seeds, outcomes, status } = runs;
  const solved = outcomes.filter((one) => one.solved).length;
  return keepOdds(task, { title, seeds, solved, running: status === 'running', outcomes }, Date.now()).catch(
    () => false,
  );
};

export const stop = (desk: Desk, slot: Slot): void => jobs(desk)[slot]?.stop();

/** Goes on with what was stopped. */
export function goOn(desk: Desk, slot: Slot): void {
  const runs = odds(desk).get()[slot];
  if (runs) begin(desk, slot, runs.task, runs.seeds, runs.outcomes);
}

/** As many starts again, of the same task. */
export function more(desk: Desk): void {
  const runs = odds(desk).get().starts;
  if (runs) begin(desk, 'starts', runs.task, runs.seeds + startsOf(desk), runs.outcomes);
}

/** Shows what the library has of a task, and goes on with it where the page was left in the middle. @returns whether there is any */
export async function bringBack(desk: Desk, slot: Slot, task: OddsTask): Promise<boolean> {
  const kept: KeptOdds | undefined = await keptOdds(task);
  const sweep = sweepOf(task.recipe, task.axes, registries);
  if (!kept || kept.outcomes.length === 0 || 'problem' in sweep) return false;
  const { points } = sweep;
  const { outcomes, seeds, title } = kept;
  const { work } = desk.editor.store.getState();
  const all = outcomes.length >= total({ points, seeds });
  if (!all && kept.running) begin(desk, slot, task, seeds, outcomes);
  else
    odds(desk).set({
      [slot]: {
        ...{ task, key: oddsKey(task), title, work, points, seeds, outcomes, done: outcomes.length },
        status: all ? 'done' : 'stopped',
      } satisfies OddsRuns,
    });
  return true;
}

/** What a machine does in about a second, in products; and what a step costs beside, in seconds. For whether to ask first, never for what. */
const PRODUCTS = 3e8;
const STEP = 1.5e-6;
/** Seconds that are begun without being asked for. */
const MOST_UNASKED = 4;

/** Whether so many starts cost next to nothing, from the products of a forward pass of one sample and the size of a batch. */
export const isSmall = (products: number, batch: number, steps: number, starts: number): boolean =>
  starts * steps * (STEP + (3 * products * batch) / PRODUCTS) < MOST_UNASKED;

/** Whether there is a second worker to do it. */
export const canAsk = (engine: Pick<Engine, 'laboratory'>): boolean => engine.laboratory !== undefined;

/** Of a task: what is there stays; else what the library has, or starts at once where they cost next to nothing. */
export async function lookForTask(desk: Desk, task: OddsTask, small: boolean): Promise<void> {
  const shared = odds(desk);
  if (shared.get().starts?.key === oddsKey(task)) return;
  jobs(desk).starts?.stop();
  shared.set({ starts: undefined, value: undefined, seed: undefined, looking: true });
  const there = await bringBack(desk, 'starts', task).catch(() => false);
  shared.set({ looking: false });
  if (!there && small && !shared.get().starts) begin(desk, 'starts', task, startsOf(desk));
}

/** When the lens is opened: what is there stays; else what the library has, or starts at once where they cost next to nothing. */
export async function lookFor(desk: Desk, small: boolean): Promise<void> {
  const shared = odds(desk);
  const { starts, looking } = shared.get();
  const { work } = desk.editor.store.getState();
  if (looking || starts?.work === work) return;
  for (const slot of ['starts', 'sweep'] as const) jobs(desk)[slot]?.stop();
  shared.set({ starts: undefined, sweep: undefined, value: undefined, seed: undefined, looking: true });
  const task = taskNow(desk);
  const there = await bringBack(desk, 'starts', task).catch(() => false);
  const axes = axesOf(readLensSettings(oddsFields, desk.editor.store.getState().written.view.lenses?.['odds']));
  if (axes.length > 0) await bringBack(desk, 'sweep', { ...task, axes }).catch(() => false);
  shared.set({ looking: false });
  if (!there && small && desk.editor.store.getState().work === work) begin(desk, 'starts', task, startsOf(desk));
}
