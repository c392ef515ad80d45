/** @file Asks the laboratory for the headlines of the run shown, when they are due: on numbers of one moment, which training knows nothing of. */
import type { RunningJob } from '#engine/client.ts';
import type { Desk } from '#state/desk.ts';
import { measuredHeadlines } from './headlineState.ts';
import type { Headlines } from './headlineWords.ts';
import { dueAt } from './schedule.ts';

const CHANNEL = 'headlines';

/**
 * Measures from now on, whenever it is due.
 * @param inSight whether the stage can be seen
 * @param eachFrame calls back with every frame that is shown, until it is stopped
 * @param now the page's clock, in milliseconds
 * @returns what stops it
 */
export function keepHeadlines(
  desk: Desk,
  inSight: () => boolean,
  eachFrame: (look: () => void) => () => void,
  now = () => performance.now(),
): () => void {
  const { editor } = desk;
  const { engine, store } = editor;
  const shared = measuredHeadlines(desk);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let job: RunningJob<'readings'> | undefined;
  /** Counts measurements: of one that was given up nothing is taken. */
  let turn = 0;
  let busy = false;
  let began = Number.NEGATIVE_INFINITY;
  let measured: string | undefined;
  let since = { running: false, at: now(), numbers: '', standing: now() };

  /** The numbers that stand, in the run as the page knows it. */
  const standing = (step = editor.frame?.position.step) => {
    const { frame } = editor;
    return frame ? `${frame.run} ${frame.version} ${step}` : '';
  };

  function giveUp(): void {
    turn++;
    busy = false;
    job?.stop();
    job = undefined;
  }

  function look(): void {
    clearTimeout(timer);
    const { lineage, status, document: shown } = store.getState();
    if (shared.get().of !== lineage) {
      giveUp();
      measured = undefined;
      began = Number.NEGATIVE_INFINITY;
      since = { ...since, at: now() };
      shared.set({ of: lineage, result: undefined, stale: false });
    }
    const { frame } = editor;
    if (!frame || lineage === undefined) return;
    const running = status.state === 'running';
    const numbers = standing();
    if (running !== since.running) since = { ...since, running, at: now() };
    if (numbers !== since.numbers) since = { ...since, numbers, standing: now() };
    const { result, stale } = shared.get();
    if (result && stale !== (measured !== numbers)) shared.set({ stale: measured !== numbers });
    const seen =
      document.visibilityState === 'visible' &&
      shown.view['headlines'] !== false &&
      // On the page's own thread it would cost training something.
      !(running && engine.laboratory?.carrier === 'main') &&
      inSight();
    const due = dueAt({
      ...{ seen, running, numbers, measured, busy, began },
      step: frame.position.step,
      runningSince: since.at,
      standingSince: Math.max(since.standing, since.at),
    });
    if (due === undefined) return;
    if (due <= now()) measure();
    else timer = setTimeout(look, due - now());
  }

  function measure(): void {
    const { laboratory } = engine;
    if (!laboratory) return;
    busy = true;
    began = now();
    const mine = ++turn;
    const { document, lineage } = store.getState();
    const { run: _, ...recipe } = document;
    const end = (of: string, result?: Headlines) => {
      if (mine !== turn) return;
      giveUp();
      // Of numbers that nothing came of it is not asked again.
      measured = of;
      if (result && lineage === store.getState().lineage) shared.set({ of: lineage, result, stale: of !== standing() });
      look();
    };
    const before = standing();
    engine.ask('parameters').then(
      ({ step, values }) => {
        if (mine !== turn) return;
        const of = standing(step);
        const give = () => job?.give({ stands: { step, version: 0, settled: true, numbers: values } });
        job = laboratory.start(
          { kind: 'readings', recipe, probes: { headlines: {} } },
          {
            progress(_done, _of, { probes, failed }) {
              const { headlines } = probes;
              if (failed.headlines !== undefined || headlines === null) end(of);
              else if (headlines && headlines.step === step) end(of, headlines);
            },
            failed: () => end(of),
            again: give,
          },
          { channel: CHANNEL },
        );
        give();
      },
      () => end(before),
    );
  }

  const stops = [eachFrame(look), store.subscribe(look)];
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    for (const stop of stops) stop();
    giveUp();
  };
}
