/** @file What a run has come to, as the caption bar says it, with what can be tried at one press. Fetched once a run has something to be judged by. */
import { reseed } from '#app/reseed.ts';
import { openMode } from '#app/stageMode.ts';
import { curesOf } from '#builder/cures.ts';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import type { Problem } from '#nn/problem.ts';
import { type Stuck, stuckProblem } from '#nn/stuck.ts';
import { blockName } from '#state/blockName.ts';
import type { Desk } from '#state/desk.ts';
import type { Work } from '#state/moment.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { runBefore } from '#state/runBefore.ts';
import { ODDS_HINT } from './barWords.ts';
import { withoutLast } from './captionCures.ts';
import { compareWithNow } from './compareWithNow.ts';
import {
  ANOTHER,
  ANOTHER_HINT,
  BACK_HINT,
  backTo,
  COUNT,
  CURE_HINT,
  judgedLine,
  stillLine,
  WITHOUT_HINT,
  without,
} from './judgedWords.ts';
import { type Judgement, judgeRun } from './judgeRun.ts';

export { watchReading } from './watchReading.ts';

export interface Cure {
  readonly label: string;
  readonly hint: string;
  readonly try: () => void;
}

export interface Judged {
  /** In place of the example's own. */
  readonly question?: string;
  /** Solved, and not held against another run: a lesson that is played says how it goes on. */
  readonly solved: boolean;
  /** Undefined where the example itself has something to say. */
  readonly line: string | undefined;
  readonly cure: Cure | undefined;
  /** The block that is spoken of. */
  readonly block: string | undefined;
}

/** What was tried in a piece of work: it is not proposed again. */
const tried = new WeakMap<Work, Set<Judgement['what']>>();

export interface Look {
  readonly step: number;
  readonly solved: boolean;
  readonly still: Found | undefined;
}

/** A block that was found to be still, and the samples that say so. */
export interface Found {
  readonly stuck: Stuck;
  readonly count: number;
}

/** Undefined where there is nothing to say of the run. While it runs nothing is proposed. */
export function judge(desk: Desk, { step, solved, still }: Look, running: boolean): Judged | undefined {
  const { work, data, document } = desk.editor.store.getState();
  const done = tried.get(work) ?? new Set();
  tried.set(work, done);
  const judgement = judgeRun({
    step,
    solved,
    held: data.test.length > 0,
    curve: desk.history,
    before: runBefore(desk).get().run,
    still: still?.stuck,
    tried: done,
  });
  if (!judgement) return undefined;
  const block = judgement.what === 'still' ? findBlock(document.network, layers, judgement.found.id)?.block : undefined;
  const problem = block && still && stuckProblem(still.stuck, block, document.training, still.count, step);
  if (judgement.what === 'still' && !problem) return undefined;
  const cure = running ? undefined : cureOf(desk, judgement, problem);
  return {
    solved: judgement.what === 'solved' && judgement.without === undefined,
    line: judgedLine(
      judgement,
      problem ? stillLine(blockName(document.network, problem.block)!, plainSentence(problem)) : '',
    ),
    block: problem?.block,
    cure: cure && {
      ...cure,
      try: () => {
        done.add(judgement.what);
        cure.try();
      },
    },
  };
}

function cureOf(desk: Desk, judgement: Judgement, problem: Problem | undefined): Cure | undefined {
  const { editor } = desk;
  switch (judgement.what) {
    case 'solved': {
      const { written, data, work } = editor.store.getState();
      const fewer = withoutLast(written, data);
      if (!fewer) return undefined;
      const label = without(fewer.name);
      const begin = () => {
        const compare = compareWithNow(desk, fewer.name);
        editor.open(fewer.document, label, work);
        compare();
        editor.togglePlay();
      };
      return { label, hint: WITHOUT_HINT, try: begin };
    }
    case 'still': {
      const first = problem && curesOf(desk, problem)[0];
      return first && { label: first.label, hint: CURE_HINT, try: first.apply };
    }
    case 'stuck': {
      if (judgement.again) return { label: COUNT, hint: ODDS_HINT, try: () => openMode(desk, 'odds') };
      const begin = () => {
        reseed(desk);
        editor.togglePlay();
      };
      return { label: ANOTHER, hint: ANOTHER_HINT, try: begin };
    }
    case 'worse':
      return { label: backTo(judgement.since), hint: BACK_HINT, try: () => editor.seek(judgement.since) };
    case 'against':
      return undefined;
  }
}
