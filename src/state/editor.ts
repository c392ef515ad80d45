/**
 * @file The editor: every change of the document, with its undo history, and what each asks of the engine.
 * Longer than 300 lines because document, history and engine must change together: what shares that state stands in one closure.
 */

import { createStore } from 'zustand/vanilla';
import { gesture } from '#base/gesture.ts';
import { loadPart } from '#base/loadPart.ts';
import { importedOf } from '#data/imported.ts';
import { NOT_LOADED } from '#data/loadGenerator.ts';
import { overAxes } from '#data/prepare.ts';
import type { Engine } from '#engine/client.ts';
import { layers } from '#layers/index.ts';
import { applyChange } from '#nn/change.ts';
import type { StrataDocument } from '#nn/document.ts';
import { editInForce } from '#nn/editInForce.ts';
import { computesAlike, type Effects, startsAnew } from '#nn/effects.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { MAX_PHASES, type Phase, sameButName } from '#nn/phase.ts';
import { nothingRecorded, recordedIn, runAt, withChange } from '#nn/run.ts';
import { trainedWithout } from '#nn/weightsWords.ts';
import { admit, valueProblem } from './admit.ts';
import { arrival } from './arrival.ts';
import { axesIn, overShown } from './axes.ts';
import { begunIn, derive, effectsOn, hashesIn, recipesOf } from './derive.ts';
import type { Editor, EditorState } from './editorState.ts';
import { engineCameBack, goesOnFrom, phasesFull } from './editorWords.ts';
import type { Guard } from './guard.ts';
import { isShown } from './isShown.ts';
import { loadDataOf } from './keptImports.ts';
import type { RunShelf } from './keptRun.ts';
import { keptWords, stepWords } from './keptWords.ts';
import { madeHere, noticeOf } from './madeHere.ts';
import type { Moment, Work } from './moment.ts';
import { registries } from './registries.ts';
import { RunClock } from './runClock.ts';
import { RunPlace, runnableBefore } from './runPlace.ts';
import { keptSelection } from './selection.ts';
import { emptyHistory, ended, type History, pushed, redone, undone } from './undo.ts';

export type { Editor, EditorState } from './editorState.ts';
export { registries } from './registries.ts';
export type { Selection } from './selection.ts';

/** Within this time, in milliseconds, edits of one kind are one drag even where the run plays on under them. */
const DRAG = 1000;

const keeping = loadPart(() => import('./keepRun.ts'));
const reading = loadPart(() => import('./readForRun.ts'));

/** Whether a run goes on under a difference as if nothing had been. */
const goesOn = (effects: Effects): boolean => !startsAnew(effects) && !effects.has('network');

/** Whether the engine is to know of a difference that changes nothing of the step at hand: when the run pauses, and what other phases say. */
const saysElse = (before: StrataDocument, after: StrataDocument): boolean =>
  before.training.pause !== after.training.pause ||
  before.phases !== after.phases ||
  (after.phases !== undefined &&
    (['data', 'training', 'network'] as const).some((part) => before[part] !== after[part]));

export function createEditor(
  brought: StrataDocument,
  startEngine: (listeners: Parameters<typeof import('#engine/client.ts').createEngine>[0]) => Engine,
  work: Work = {},
  shelf?: RunShelf,
  guard?: Guard,
): Editor {
  const initial = madeHere(brought);
  const store = createStore<EditorState>(() => ({
    ...derive(initial, begunIn(initial)),
    work,
    history: emptyHistory,
    selection: undefined,
    lineage: undefined,
    status: { state: 'loading' },
    quiet: false,
    recorded: nothingRecorded,
    notice: noticeOf(brought),
  }));
  const { getState: get, setState: set } = store;
  /** Whether the run trains, or will as soon as it is loaded. */
  let playing = false;
  /** It trains though nobody pressed Play: another document does not train on. */
  let unasked = false;
  let lineages = 0;
  /** The document that the engine was given last. */
  let given = initial;
  /** When something was changed last, in milliseconds. */
  let changedAt = 0;
  const clock = new RunClock(() => performance.now());
  /** Told of the run once training has waited to be read. */
  let reader: Promise<(status: EditorState['status']) => void> | undefined;
  const engine = startEngine({
    status(status) {
      if (status.state !== 'loading') playing = status.state === 'running';
      clock.tell(status.state === 'running');
      if (status.reads?.length) reader ??= reading().then(({ readForRun }) => readForRun(engine));
      reader
        ?.then((tell) => tell(status))
        .catch(() => {
          reader = undefined;
          engine.pause();
          refuse(NOT_LOADED);
        });
      const { kept, refused } = status;
      const notice: EditorState['notice'] = refused
        ? { tone: 'bad', text: trainedWithout(refused) }
        : kept && { tone: 'info', text: keptWords(kept) };
      set({ status, ...(notice ? { notice } : {}) });
    },
    recorded: (recorded) => set({ recorded }),
    quiet: (quiet) => set({ quiet }),
    restarted: (step) =>
      set({
        notice: {
          tone: 'info',
          text: engineCameBack(step),
        },
      }),
  });

  const place = new RunPlace(
    get,
    () => engine,
    () => given,
    shelf &&
      (async (left) => {
        const { seconds } = clock;
        const { keptRunOf } = await keeping();
        return shelf.keep(keptRunOf({ ...left, seconds }));
      }),
  );

  /** From here on, after the engine was told, it has no frame of what was shown before; nor is what it said of that run so. */
  const begin = () =>
    set(({ runnable, status: { divergence: _, ...status } }) => ({
      lineage: runnable ? ++lineages : undefined,
      status,
    }));

  function load(document: StrataDocument, play: boolean): void {
    place.goOn();
    clock.begin();
    playing = play;
    unasked = false;
    given = document;
    for (const hash of hashesIn(document)) {
      const brought = importedOf(hash);
      if (brought) engine.provide(hash, brought);
    }
    set({ recorded: document.run ? recordedIn(document.run) : nothingRecorded });
    engine.load(document, play);
    begin();
  }

  /** The run at hand goes on with the document's network. Until the engine says what was kept, and from which step, this is as near as the page knows. */
  function goOn(document: StrataDocument): void {
    const { recorded } = get();
    const { reached } = engine;
    place.goOn();
    if (recorded && reached > 0) set({ recorded: withChange(recorded, reached, given, document, registries) });
    given = document;
    engine.load(document, playing, true);
    begin();
  }

  const coming = arrival();

  /**
   * Makes a document the present one, as soon as its data can be drawn; until then everything stays as it is, and the run goes on: what is left is looked at then.
   */
  function present(
    document: StrataDocument,
    more: () => Partial<EditorState>,
    anew: boolean | 'never' = false,
    rests = false,
  ): void {
    coming.onceLoaded(
      loadDataOf(recipesOf(document)),
      () => show(document, more(), anew, rests),
      () => refuse(NOT_LOADED),
    );
  }

  /**
   * Shows a document, and tells the engine as little as it needs; `anew`: to start it in any case, or that the run goes on whatever it trains on; `rests`: what is
   * started waits for Play, whatever trained before.
   */
  function show(document: StrataDocument, more: Partial<EditorState>, anew: boolean | 'never', rests = false): void {
    const before = get();
    const begun = Math.min(before.begun, document.phases?.length ?? 0);
    const effects = effectsOn(given, document, begun);
    const here = derive(document, begun, before);
    // A count that changed: imported images or rows that were wanting are there.
    const other = startsAnew(effects) || here.data.count !== before.data.count;
    const another = anew !== 'never' && (anew || other);
    const derived = another ? derive(document, begunIn(document), before) : here;
    const kept = keptHere(derived);
    const changed = effects.has('network') || (other && anew === 'never');
    const computed = derived.runnable && !another && !changed;
    set({ ...derived, selection: kept, lineage: computed ? (before.lineage ?? ++lineages) : undefined, ...more });
    const held = derived.runnable ? undefined : anew === true && runnableBefore(document);
    if (held) load(held, false);
    else if (!derived.runnable) {
      if (before.runnable) engine.pause();
    } else if (another) load(document, playing && !unasked && !rests);
    else if (changed) goOn(document);
    else if (effects.has('settings') || saysElse(given, document)) {
      // When it pauses, and what is not in force, changes nothing of what it trains.
      if (effects.has('settings')) place.goOn();
      given = document;
      engine.tune(document);
    }
  }

  /** The selection, as far as it is to be seen in what is shown from here on. */
  const keptHere = (derived: ReturnType<typeof derive>) =>
    keptSelection(derived.document.network, layers, get().selection, (position) => isShown(position, derived));

  /** Another phase is in force at the step that a frame shows: before anybody draws it. */
  function enter(begun: number): void {
    const derived = derive(get().written, begun, get());
    set({ ...derived, selection: keptHere(derived), lineage: undefined });
    // What still shows the phase before must not draw this one's numbers.
    queueMicrotask(() => {
      const { lineage, runnable } = get();
      if (lineage === undefined && runnable) set({ lineage: ++lineages });
    });
  }
  engine.onFrame(({ phase = 0 }) => {
    const { begun, lineage } = get();
    if (phase !== begun && lineage !== undefined) enter(phase);
  });

  /** The present moment; with the run where it could not be had again otherwise. */
  const moment = (withRun: boolean): Moment => {
    const { written, work } = get();
    const kept = withRun ? place.keepLeft() : undefined;
    return { document: withRun ? place.whole() : written, work, ...(kept ? { kept } : {}) };
  };

  /** The history with an entry more. One gesture at one setting is one entry, unless its run would be lost that somebody let go on in between. */
  function entered(label: string, before: Moment, key?: string, drops = true): History<Moment> {
    const now = performance.now();
    const later = drops && (place.lookedBack || (playing && now - changedAt > DRAG));
    changedAt = now;
    const { history } = get();
    return pushed(later ? ended(history) : history, label, before, key && `${key} ${gesture()}`);
  }

  const refuse = (text: string) => set({ notice: { tone: 'bad', text } });

  /** @param edited what is in force, with what was changed of it */
  function edit(edited: StrataDocument, label: string, key?: string): void {
    const { written: before, begun } = get();
    const admission = admit(editInForce(before, begun, edited, registries));
    if ('why' in admission) return refuse(admission.why);
    const forbidden = guard?.edit(before, admission.document);
    if (forbidden !== undefined) return refuse(forbidden);
    // A run belongs to the document it was recorded with.
    const { run: _, ...rest } = admission.document;
    const effects = effectsOn(before, rest, begun);
    const same = goesOn(effects);
    // What starts the run anew, changes what it trains, or takes it on from an earlier step, can be undone to where the run stood.
    const drops = !same || (place.lookedBack && !computesAlike(effects));
    present(same ? admission.document : rest, () => ({
      history: entered(label, moment(drops), key, drops),
      notice: undefined,
    }));
  }

  function setPhases(phases: readonly Phase[], label: string, key?: string): void {
    const { begun } = get();
    const { run, phases: before = [], ...base } = get().written;
    const admission = admit(phases.length > 0 ? { ...base, phases } : base);
    if ('why' in admission) return refuse(admission.why);
    const { document } = admission;
    const forbidden = guard?.edit(get().written, document);
    if (forbidden !== undefined) return refuse(forbidden);
    // A phase that has just begun can begin again.
    const { recorded } = get();
    const fixed = begun > 0 && recorded?.reached[begun - 1] === engine.reached && !place.lookedBack ? begun - 1 : begun;
    const asBegun = before.slice(0, fixed).every((phase, i) => sameButName(phase, document.phases?.[i]));
    present(
      asBegun && run ? { ...document, run } : document,
      () => ({ history: entered(label, moment(true), key), notice: undefined }),
      asBegun ? 'never' : true,
    );
  }

  function goOnWith(edited: StrataDocument, label: string): void {
    const { document, written, begun, recorded, runnable } = get();
    const steps = engine.reached - (recorded?.reached[begun - 1] ?? 0);
    const { phases = [] } = written;
    if (!runnable || !recorded || place.lookedBack || engine.reached === 0) return edit(edited, label);
    if (steps < 1) return setPhases(editInForce(written, begun, edited, registries).phases ?? [], label);
    if (phases.length >= MAX_PHASES) return refuse(phasesFull(MAX_PHASES));
    const { data, training, network } = patchBetween(document, edited, registries);
    const change = { ...(data && { data }), ...(training && { training }), ...(network && { network }) };
    setPhases(phases.toSpliced(begun, 0, { after: { steps }, change }), label);
  }

  /** Somebody lets the run go on: what follows is no part of the drag before, and what lay ahead of an earlier step can be had back. */
  function playOn(): void {
    const { forksAt } = place;
    set({
      history: forksAt === undefined ? ended(get().history) : entered(goesOnFrom(stepWords(forksAt)), moment(true)),
    });
    place.goOn();
  }

  type Turn = { value: Moment; label: string; history: History<Moment> } | undefined;

  /**
   * Another entry of the history, with the run as it stood there; what is left for it can be had back the same way, and so can what is done while its samples are
   * waited for.
   */
  function turn(to: (history: History<Moment>, present: Moment) => Turn, next: Moment | undefined): string | undefined {
    const asked = get().history;
    if (!next) return undefined;
    const isAnother = () => {
      const { written, begun, history, work } = get();
      const another = next.work !== work || next.document.run !== written.run || history !== asked;
      return another || !goesOn(effectsOn(written, next.document, begun));
    };
    const made = (anew: boolean) => {
      let turned = to(get().history, moment(anew || place.lookedBack));
      while (turned && turned.value !== next) turned = to(turned.history, turned.value);
      return turned;
    };
    let whole: StrataDocument | undefined;
    const land = () => {
      const anew = isAnother();
      const history = made(anew)?.history;
      // What was to be done again went as something else was done.
      if (!history) return;
      const run = whole?.run ?? next.document.run;
      show({ ...next.document, view: get().written.view, ...(run ? { run } : {}) }, { history, work: next.work }, anew);
    };
    const loading = loadDataOf(recipesOf(next.document));
    const key = shelf && next.kept;
    const brought = key?.then(async (k) => {
      if (k !== undefined) whole = await shelf?.documentOf(k);
    });
    coming.onceLoaded(
      brought
        ? Promise.all([loading, brought.catch(() => {})]).then(() => {}) // without it the run is made again
        : loading,
      land,
      () => refuse(NOT_LOADED),
    );
    return to(asked, next)?.label;
  }

  const undo = () => turn(undone, get().history.past.at(-1)?.value);

  load((!get().runnable && runnableBefore(initial)) || initial, false);

  function mayRun(): boolean {
    const forbidden = guard?.run();
    if (forbidden !== undefined) refuse(forbidden);
    return forbidden === undefined;
  }

  function play(byItself: boolean): void {
    if (!mayRun() || !get().runnable) return;
    playOn();
    unasked = byItself;
    engine.play();
    // Otherwise the engine says whether it did.
    if (get().status.state === 'loading') playing = true;
  }

  return {
    store,
    engine,
    get frame() {
      const { lineage, data, begun } = get();
      if (lineage === undefined || (engine.frame?.phase ?? 0) !== begun) return undefined;
      return overShown(engine.frame, data);
    },
    // The run goes into the history with its document, so that undoing brings it back as it stood.
    open(document, label, next = {}, remark) {
      const admission = admit(document);
      if ('why' in admission) return refuse(admission.why);
      const more = (): Partial<EditorState> => ({
        // What is given by somebody takes the place of what was given before: undo must not lead back past it.
        history: guard ? emptyHistory : pushed(get().history, label, moment(true)),
        work: next,
        selection: undefined,
        notice: remark === undefined ? noticeOf(document) : { tone: 'bad', text: remark },
      });
      // Nor does it train because that did.
      present(madeHere(document), more, true, guard !== undefined);
    },
    change(label, changes) {
      const { document } = get();
      const network = changes.reduce((n, change) => applyChange(n, change, layers), document.network);
      if (network !== document.network) edit({ ...document, network }, label);
    },
    update: edit,
    goOnWith,
    setPhases,
    setData: (data, label, key) => edit({ ...get().document, data }, label, key),
    setTraining: (training, label, key) =>
      edit({ ...get().document, training: { ...get().document.training, ...training } }, label, key),
    setSeed: (seed, label) => edit({ ...get().document, seed }, label),
    setParameter(block, parameter, index, value) {
      const why = guard?.weight() ?? valueProblem(parameter, value);
      if (why !== undefined) return refuse(why);
      const { document, work } = moment(true);
      // Even at the very start the run is named, so that undoing starts it anew and does not merely put back an equal document.
      const before = { document: { run: runAt(0), ...document }, work };
      set({ history: entered(`Set ${parameter} ${index + 1}`, before, `${block} ${parameter} ${index}`) });
      place.goOn();
      engine.setParameter(block, parameter, index, value);
    },
    guarded: guard !== undefined,
    mayRun,
    setTitle: (title) => edit({ ...get().document, title }, 'Rename', 'title'),
    setView(more) {
      const { document: before, written: whole, data } = get();
      const view = Object.fromEntries(Object.entries({ ...before.view, ...more }).filter(([, v]) => v !== undefined));
      const document = { ...before, view };
      const written = whole === before ? document : { ...whole, view };
      set({ document, written, data: overAxes(data, axesIn(view, data)) });
    },
    undo,
    redo: () => turn(redone, get().history.future[0]?.value),
    select: (selection) => set({ selection }),
    notify: (notice) => set({ notice }),
    stopLoading() {
      const { history, written, begun } = get();
      const before = history.past.at(-1)?.value.document;
      if (before && startsAnew(effectsOn(before, written, begun))) undo();
      else engine.stop();
    },
    reset(play = false) {
      const before = moment(true);
      const { run: _, ...document } = get().written;
      const derived = derive(document, 0, get());
      set({
        ...derived,
        selection: keptHere(derived),
        history: before.document.run ? entered('Reset', before) : ended(get().history),
      });
      if (get().runnable) load(document, play && mayRun());
    },
    togglePlay(byItself = false) {
      if (!playing) return coming.press(() => play(byItself));
      // At once, not when the engine says so: an edit in between must not start it again.
      playing = false;
      engine.pause();
    },
    step: (unit) =>
      coming.press(() => {
        if (!mayRun()) return;
        playOn();
        engine.step(unit);
      }),
    seek: (step) => place.seek(step),
    async keepRun() {
      const left = engine.ask('checkpoint').catch(() => undefined);
      const { data } = get();
      const [{ keptRunOf }, standing] = await Promise.all([keeping(), left]);
      const document = place.snapshot();
      if (!shelf || !document.run) return undefined;
      return shelf.keep(keptRunOf({ document, data, standing, frame: engine.frame, seconds: clock.seconds }, true));
    },
    snapshot: () => place.snapshot(),
    whole: () => place.whole(),
    dispose: () => engine.dispose(),
  };
}
