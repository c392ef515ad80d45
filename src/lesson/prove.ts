/**
 * @file Proofs: that a goal is not met at the start and is met at the end of its solution, on three seeds or more, and that numbers quoted in words are those that come
 * out. Whoever has an engine gives `start`; what is computed here depends on nothing but documents. It is made in short parts, for a page that does other things too.
 */
import { applyPatch } from '#nn/applyPatch.ts';
import type { StrataDocument } from '#nn/document.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { asksToRead, meetsBound, type SolvedGoal } from '#nn/goal.ts';
import { lookSteps } from '#nn/lookSteps.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { askedOf } from '#nn/readingProbes.ts';
import { readRun } from '#nn/readRun.ts';
import type { Registries } from '#nn/recipe.ts';
import { ofVariant } from '#nn/variant.ts';
import { isMet, type Numbers } from './condition.ts';
import type { LessonGoal } from './goal.ts';
import { type LiveNumber, sameShown, showNumber, showOdds } from './liveNumber.ts';
import { isReading, metricKey, parseMetric } from './metrics.ts';
import { proofWords } from './proofWords.ts';
import { afterDeed, type Deeds, neededBy, type Observation, unwatched, type Watch, watched } from './watch.ts';

/** A run that is made step by step. */
export interface Running {
  readonly step: number;
  /** Its loss ran away: it makes no more steps. */
  readonly over: boolean;
  /** Whether its curve has a point at this step. */
  readonly isPoint: boolean;
  advance(): void;
  /** @param keys of the metrics that are asked for; `points` of the plane whose class is */
  observe(keys: readonly string[], points: readonly (readonly number[])[]): Observation;
}
export interface Prover {
  readonly registries: Registries;
  start(document: StrataDocument): Running;
  /** What counts as solved for a document. */
  solved(document: StrataDocument): SolvedGoal;
}

export interface Proof {
  readonly seeds: readonly number[];
  /** By seed: what the goal's first condition on a number looks at, at the start and at the end of the solution; null where it asks for no number. */
  readonly from: readonly (number | null)[];
  readonly to: readonly (number | null)[];
  /** By seed: the step at which it was reached; null where it was not. */
  readonly reached: readonly (number | null)[];
  /** Sentences: why it is not proved. */
  readonly faults: readonly string[];
}

const USUAL_SEEDS = 3;

/** Work in parts, each of which tells what share of it is done, from 0 to 1. */
export type InParts<T> = Generator<number, T, void>;
function atOnce<T>(work: InParts<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export const proveGoal = (goal: LessonGoal, document: StrataDocument, prover: Prover): Proof =>
  atOnce(proving(goal, document, prover));

/** The same in parts. */
export function* proving(goal: LessonGoal, document: StrataDocument, prover: Prover): InParts<Proof> {
  const { run: _, ...rest } = document;
  const made = solvedDocument(document, goal.solution, prover.registries);
  if ('fault' in made) return { seeds: [], from: [], to: [], reached: [], faults: [made.fault] };
  if (goal.starts) return yield* proveStarts(goal, made.begun, goal.starts, prover);
  const seeds = Array.from({ length: goal.proved?.of ?? USUAL_SEEDS }, (_, i) => document.seed + i);
  const walks: { readonly untouched: boolean; readonly solved: Walk }[] = [];
  for (const [i, seed] of seeds.entries()) {
    const untouched = startOnly(goal, { ...rest, seed }, prover);
    yield i / seeds.length;
    const solved = yield* within(walk(goal, { ...made.document, seed }, prover), i, seeds.length);
    walks.push({ untouched, solved });
  }
  const first = [...goal.when, ...goal.saw].find(({ metric }) => metric !== 'step' && metric !== 'epoch');
  const key = first && metricKey(first.metric, first.of);
  const of = (numbers: Numbers): number | null => (key === undefined ? null : (numbers[key] ?? null));
  const reached = walks.map(({ solved }) => solved.watch.reached ?? null);
  const good = reached.filter((step) => step !== null).length;
  const need = goal.proved?.need ?? seeds.length;
  const to = walks.map(({ solved }) => of(solved.last));
  const looked = walks[reached.indexOf(null)]?.solved.watch.last ?? 0;
  const why = [
    ...(first && to.some((value) => value !== null)
      ? [
          proofWords.endsAt(
            key!,
            to.map((value) => showNumber(first.metric, value ?? Number.NaN)),
          ),
        ]
      : []),
    ...(looked < goal.solution.steps ? [proofWords.lastLook(looked, goal.solution.steps)] : []),
  ];
  return {
    seeds,
    from: walks.map(({ solved }) => of(solved.first)),
    to,
    reached,
    faults: [
      ...walks.flatMap(({ untouched, solved }, i) =>
        untouched || solved.atStart ? [proofWords.trueAtStart(seeds[i]!)] : [],
      ),
      ...(good < need ? [[proofWords.notReached(good, seeds.length, need), ...why].join('; ')] : []),
    ],
  };
}

/** Work that is one of several equal parts of another. */
function* within<T>(work: InParts<T>, at: number, of: number): InParts<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield (at + (value as number)) / of;
  }
}

/** A part's document as a solution begins with it, and with what that changes on the way. */
export function solvedDocument(
  { run: _, ...rest }: StrataDocument,
  solution: Pick<LessonGoal['solution'], 'change' | 'changes' | 'steps'>,
  registries: Registries,
): { begun: StrataDocument; document: StrataDocument } | { fault: string } {
  const document = solution.change ? applyPatch<StrataDocument>(rest, solution.change, registries).document : rest;
  if (!document) return { fault: proofWords.noSolution };
  if (!solution.changes) return { begun: document, document };
  const faults: string[] = [];
  const run = readRun(
    { step: solution.steps, engine: ENGINE, changes: solution.changes },
    document,
    registries,
    (_, __, of, found) => faults.push(sentenceOf({ of, found })),
  );
  return run ? { begun: document, document: { ...document, run } } : { fault: faults.join('; ') };
}

const pointsOf = (goal: LessonGoal) => goal.points.map(({ at }) => at);
const nothingDone: Deeds = { resets: 0, tried: [] };

/** Whether a goal is reached before anything is done. */
function startOnly(goal: LessonGoal, document: StrataDocument, prover: Prover): boolean {
  const seen = prover.start(document).observe(neededBy(goal), pointsOf(goal));
  return watched(goal, unwatched, seen, nothingDone).reached !== undefined;
}

interface Walk {
  readonly watch: Watch;
  /** Reached at step 0, though the solution trains. */
  readonly atStart: boolean;
  readonly first: Numbers;
  readonly last: Numbers;
}

function* walk(goal: LessonGoal, document: StrataDocument, prover: Prover): InParts<Walk> {
  const { steps, tried } = goal.solution;
  const deeds: Deeds = { resets: tried.filter((one) => one === 'reset').length, tried };
  const run = prover.start(document);
  const other = document.variants?.[0]?.name;
  const beside = goal.when.concat(goal.saw).some(({ against }) => against === 'twin') && other !== undefined;
  const twin = beside
    ? prover.start({ ...ofVariant(document, other, prover.registries)!, seed: document.seed })
    : undefined;
  const keys = neededBy(goal);
  const known = keys.filter((key) => !isReading(parseMetric(key)!.name));
  /** Where readings are taken: few steps, since each is long. */
  const rests = new Set(known.length < keys.length ? [...lookSteps(steps), steps] : []);
  const look = (): Observation => {
    const seen = run.observe(rests.has(run.step) ? keys : known, pointsOf(goal));
    while (twin && twin.step < run.step && !twin.over) twin.advance();
    return twin ? { ...seen, twin: twin.observe(known, []).numbers } : seen;
  };
  const first = look();
  let watch = watched(goal, unwatched, first, deeds);
  // What asks for deeds alone is met once they are done.
  const numbers = goal.when.length + goal.saw.length + goal.points.length > 0;
  const atStart = watch.reached !== undefined && steps > 0 && numbers;
  let last = first;
  while (run.step < steps && !run.over) {
    run.advance();
    yield run.step / steps;
    if (!run.isPoint && !rests.has(run.step)) continue;
    const seen = look();
    last = { ...seen, numbers: { ...last.numbers, ...seen.numbers } };
    watch = watched(goal, watch, seen, deeds);
  }
  if (goal.tried.length > 0) watch = afterDeed(goal, watch, deeds);
  return { watch, atStart, first: first.numbers, last: last.numbers };
}

function* proveStarts(
  goal: LessonGoal,
  document: StrataDocument,
  { need, of }: NonNullable<LessonGoal['starts']>,
  prover: Prover,
): InParts<Proof> {
  const seeds = Array.from({ length: of }, (_, i) => i + 1);
  const key = metricKey(goal.when[0]!.metric, goal.when[0]!.of);
  const met = (numbers: Numbers) => goal.when.every((one) => isMet(one, numbers, { lowest: {}, start: {}, twin: {} }));
  const found: { readonly first: Numbers; readonly last: Numbers; readonly reached: number | null }[] = [];
  for (const [i, seed] of seeds.entries()) {
    const run = prover.start({ ...document, seed });
    const first = run.observe(neededBy(goal), []).numbers;
    while (run.step < goal.solution.steps && !run.over) {
      run.advance();
      yield (i + run.step / goal.solution.steps) / seeds.length;
    }
    const last = run.observe(neededBy(goal), []).numbers;
    found.push({ first, last, reached: met(last) ? run.step : null });
  }
  const atStart = found.filter(({ first }) => met(first)).length;
  const good = found.filter(({ reached }) => reached !== null).length;
  return {
    seeds,
    from: found.map(({ first }) => first[key] ?? null),
    to: found.map(({ last }) => last[key] ?? null),
    reached: found.map(({ reached }) => reached),
    faults: [
      ...(atStart >= need ? [proofWords.startsAtStart(atStart, of)] : []),
      ...(good < need ? [proofWords.notReached(good, of, need)] : []),
    ],
  };
}

/** A number as a lesson shows it, made from the document as its author meant it. */
export const shownOf = (number: LiveNumber, document: StrataDocument, prover: Prover): string =>
  atOnce(showing(number, document, prover));

/** The same in parts. */
export function* showing(number: LiveNumber, document: StrataDocument, prover: Prover): InParts<string> {
  const { metric, of, step = 0, variant = 'A', seed, starts } = number;
  const { run: _, ...alone } = ofVariant(document, variant, prover.registries)!;
  function* at(seed: number, keys: readonly string[]): InParts<Numbers> {
    const run = prover.start({ ...alone, seed });
    while (run.step < step && !run.over) {
      run.advance();
      yield run.step / step;
    }
    return run.observe(keys, []).numbers;
  }
  const key = metricKey(metric, of);
  if (starts === undefined) return showNumber(metric, (yield* at(seed ?? alone.seed, [key]))[key] ?? Number.NaN);
  const solved = prover.solved(alone);
  const goal = asksToRead(solved) ? askedOf(solved).key : solved.metric;
  const holds = (numbers: Numbers) => meetsBound(solved, numbers[goal] ?? Number.NaN);
  let good = 0;
  for (let i = 0; i < starts; i++) if (holds(yield* within(at(i + 1, [goal]), i, starts))) good++;
  return showOdds(good, starts);
}

/** What is wrong with a quoted number, held against what is shown; undefined where that is the same. */
export const quoteFault = ({ quoted }: LiveNumber, shown: string): string | undefined =>
  quoted === undefined || sameShown(shown, quoted) ? undefined : proofWords.otherNumber(quoted, shown);
