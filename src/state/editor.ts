/** @file The page's state: the document with its undo history, what follows from it, the run's status, and what is selected. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { checkDocument } from '#data/checkDocument.ts';
import { imagesOf } from '#data/images/imageSet.ts';
import { datasets } from '#data/index.ts';
import { NOT_LOADED, newestOnceLoaded } from '#data/late.ts';
import { outlineData, type PreparedData } from '#data/prepare.ts';
import type { Engine, Status } from '#engine/client.ts';
import { layers } from '#layers/index.ts';
import { applyChange, type Change } from '#nn/change.ts';
import { canRun } from '#nn/checkNetwork.ts';
import { type DataValues, type Registries, readDocument, type StrataDocument, type View } from '#nn/document.ts';
import { ENGINE, madeElsewhere, trainedAgain } from '#nn/engineNumber.ts';
import type { Inference } from '#nn/inferShapes.ts';
import { liveSettings, networkText, type RunChange, withNetworkChange } from '#nn/run.ts';
import type { Training } from '#nn/training.ts';
import { hashIn, loadData } from './keptImages.ts';
import { keptSelection, type Selection } from './selection.ts';
import { emptyHistory, type History, pushed, redone, undone } from './undo.ts';

export type { Selection } from './selection.ts';
export const registries: Registries = { layers, datasets };

export interface EditorState {
  readonly document: StrataDocument;
  /** The samples of the document's data: what the panels draw. */
  readonly data: PreparedData;
  /** Shapes and problems of the network. */
  readonly inference: Inference;
  readonly runnable: boolean;
  readonly history: History<StrataDocument>;
  readonly selection: Selection | undefined;
  readonly status: Status;
  /** What was changed during the run; null once it cannot be replayed from the link any more. */
  readonly changes: readonly RunChange[] | null;
  /** A sentence for the person, such as why a link could not be read. */
  readonly notice: { readonly tone: 'info' | 'bad'; readonly text: string } | undefined;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  readonly engine: Engine;
  /** Makes a document the present one, undoably; it starts from its own beginning (or its recorded run). */
  open(document: StrataDocument, label: string): void;
  change(label: string, changes: readonly Change[]): void;
  setData(data: DataValues, label: string, key?: string): void;
  /** Several parts of the document changed at once, as one edit: data with the loss and the last block that suit it. */
  update(document: StrataDocument, label: string, key?: string): void;
  setTraining(training: Partial<Training>, label: string, key?: string): void;
  setSeed(seed: number, label: string): void;
  /** Sets one element of a parameter exactly, in the run as it stands; undoing brings back the run as it stood. */
  setParameter(block: string, parameter: string, index: number, value: number): void;
  setTitle(title: string): void;
  /** How things are shown; not an entry of the undo history. */
  setView(view: View): void;
  undo(): string | undefined;
  redo(): string | undefined;
  select(selection: Selection | undefined): void;
  notify(notice: EditorState['notice']): void;
  /** Gives up the samples or the run that are being loaded: back to the edit before, where that was of other data; else there is no run until `reset`. */
  stopLoading(): void;
  /** Back to step 0 of the same start; training goes on from there at once where `play`. */
  reset(play?: boolean): void;
  togglePlay(): void;
  /** The document with the run's present step, for a link that restores it; without one where the run cannot be replayed. */
  snapshot(): StrataDocument;
  dispose(): void;
}

/** What the engine must start anew for. */
const originOf = (d: StrataDocument) => JSON.stringify([d.seed, d.data, d.training.loss]);
/** What a run does not go on under as if nothing had been. */
const structureOf = (d: StrataDocument) => originOf(d) + networkText(d);

/** The document with its run as this engine will make it. */
const madeHere = (document: StrataDocument): StrataDocument =>
  document.engine === ENGINE ? document : { ...document, engine: ENGINE };

/** What is said of a document that was brought in. */
const noticeOf = (document: StrataDocument): EditorState['notice'] =>
  madeElsewhere(document) ? { tone: 'info', text: trainedAgain(document.engine) } : undefined;

/** What stayed of a network that was changed while it learned. */
const keptWords = ({ kept, of, step }: { kept: number; of: number; step: number }): string =>
  `${keepWords(kept, of)} weights; the run goes on from step ${step.toLocaleString('en').replaceAll(',', '\u202f')}.`;

function keepWords(kept: number, of: number): string {
  if (of === 1) return kept === 1 ? 'The block keeps its' : 'The block starts with new';
  return kept === of ? `All ${of} blocks keep their` : `${kept} of ${of} blocks keep their`;
}

function derive(
  document: StrataDocument,
  before?: EditorState,
): Pick<EditorState, 'document' | 'data' | 'inference' | 'runnable'> {
  const sameData = before && before.document.data === document.data && before.document.seed === document.seed;
  const data = sameData ? before.data : outlineData(document.data, document.seed);
  const inference = checkDocument(document, data, layers);
  return { document, data, inference, runnable: canRun(inference.problems) };
}

export function createEditor(
  brought: StrataDocument,
  startEngine: (listeners: Parameters<typeof import('#engine/client.ts').createEngine>[0]) => Engine,
): Editor {
  const initial = madeHere(brought);
  const store = createStore<EditorState>(() => ({
    ...derive(initial),
    history: emptyHistory,
    selection: undefined,
    status: { state: 'loading' },
    changes: [],
    notice: noticeOf(brought),
  }));
  const { getState: get, setState: set } = store;
  /** Whether the run trains, or will as soon as it is loaded. */
  let playing = false;
  /** The document that the engine was given last. */
  let given = initial;
  const engine = startEngine({
    status(status) {
      if (status.state !== 'loading') playing = status.state === 'running';
      const { kept } = status;
      set({ status, ...(kept ? { notice: { tone: 'info', text: keptWords(kept) } } : {}) });
    },
    changes: (changes) => set({ changes }),
    restarted: (step) =>
      set({
        notice: {
          tone: 'info',
          text: `The training engine stopped and was started again; the run goes on from step ${step}.`,
        },
      }),
  });

  function load(document: StrataDocument, play: boolean): void {
    playing = play;
    given = document;
    const hash = hashIn(document.data);
    const images = imagesOf(hash);
    if (images) engine.provide(hash, images);
    set({ changes: document.run?.changes ?? [] });
    engine.load(document, play);
  }

  /** The run at hand goes on with the document's network. Until the engine says what was kept, and from which step, this is as near as the page knows. */
  function goOn(document: StrataDocument): void {
    const { changes } = get();
    const { reached } = engine;
    if (changes && reached > 0) set({ changes: withNetworkChange(changes, reached, given.network, document.network) });
    given = document;
    engine.load(document, playing, true);
  }

  const onceLoaded = newestOnceLoaded();

  /** Makes a document the present one, as soon as its data can be drawn; until then everything stays as it is. */
  function present(document: StrataDocument, more: Partial<EditorState> = {}, anew = false): void {
    onceLoaded(
      loadData(document.data),
      () => show(document, more, anew),
      () => set({ notice: { tone: 'bad', text: NOT_LOADED } }),
    );
  }

  /** Shows a document, and tells the engine as little as it needs; `anew`: to start it in any case. */
  function show(document: StrataDocument, more: Partial<EditorState>, anew: boolean): void {
    const before = get();
    const derived = derive(document, before);
    const kept = keptSelection(document.network, layers, before.selection);
    set({ ...derived, selection: kept, ...more });
    if (!derived.runnable) {
      if (before.runnable) engine.pause();
      return;
    }
    // A count that changed: imported images that were wanting are there.
    if (anew || originOf(document) !== originOf(given) || derived.data.count !== before.data.count)
      load(document, playing);
    else if (networkText(document) !== networkText(given)) goOn(document);
    else if (JSON.stringify(liveSettings(document)) !== JSON.stringify(liveSettings(given))) {
      given = document;
      engine.tune(document);
    }
  }

  function edit(document: StrataDocument, label: string, key?: string): void {
    const { document: before, history } = get();
    // A run belongs to the document it was recorded with.
    const { run: _, ...rest } = document;
    const same = structureOf(document) === structureOf(before);
    // What starts the run anew, or changes what it trains, can be undone to where the run stood.
    present(same ? document : rest, {
      history: pushed(history, label, same ? before : snapshot(), key),
      notice: undefined,
    });
  }

  function snapshot(): StrataDocument {
    const { document, changes, runnable } = get();
    const { run: _, ...rest } = document;
    const step = runnable ? engine.reached : 0;
    // What was changed later than the step shown is not part of how it came about; at step 0 that is what was set by hand.
    const made = changes?.filter((c) => c.at <= step && (step > 0 || 'value' in c));
    return made && (step > 0 || made.length > 0) ? { ...rest, run: { step, changes: made } } : rest;
  }

  /** Another entry of the history, with the run as it stood there. */
  function returnTo({ value, history }: { value: StrataDocument; history: History<StrataDocument> }): void {
    const { document } = get();
    const anew = value.run !== document.run || structureOf(value) !== structureOf(document);
    present({ ...value, view: document.view }, { history }, anew);
  }

  function undo(): string | undefined {
    const { history, document } = get();
    const back = undone(history, history.past.at(-1)?.value.run ? snapshot() : document);
    if (back) returnTo(back);
    return back?.label;
  }

  load(initial, false);

  return {
    store,
    engine,
    // The run goes into the history with its document, so that undoing brings it back as it stood.
    open: (document, label) =>
      present(
        madeHere(document),
        { history: pushed(get().history, label, snapshot()), selection: undefined, notice: noticeOf(document) },
        true,
      ),
    change(label, changes) {
      const { document } = get();
      const network = changes.reduce((n, change) => applyChange(n, change, layers), document.network);
      if (network === document.network) return;
      // A block from the palette brings no values: reading fills in the defaults.
      const reading = readDocument({ ...document, network }, registries);
      if (reading.document) edit({ ...document, network: reading.document.network }, label);
      else set({ notice: { tone: 'bad', text: reading.problems[0]!.message } });
    },
    update: edit,
    setData: (data, label, key) => edit({ ...get().document, data }, label, key),
    setTraining: (training, label, key) =>
      edit({ ...get().document, training: { ...get().document.training, ...training } }, label, key),
    setSeed: (seed, label) => edit({ ...get().document, seed }, label),
    setParameter(block, parameter, index, value) {
      const key = `${block} ${parameter} ${index}`;
      // Even at the very start the run is named, so that undoing starts it anew and does not merely put back an equal document.
      const before = { run: { step: 0, changes: [] }, ...snapshot() };
      set({ history: pushed(get().history, `Set ${parameter} ${index + 1}`, before, key) });
      engine.setParameter(block, parameter, index, value);
    },
    setTitle: (title) => edit({ ...get().document, title }, 'Rename', 'title'),
    setView: (view) => set({ document: { ...get().document, view: { ...get().document.view, ...view } } }),
    undo,
    redo() {
      const { history, document } = get();
      const forth = redone(history, history.future[0]?.value.run ? snapshot() : document);
      if (forth) returnTo(forth);
      return forth?.label;
    },
    select: (selection) => set({ selection }),
    notify: (notice) => set({ notice }),
    stopLoading() {
      const { history, document } = get();
      const before = history.past.at(-1)?.value;
      if (before && originOf(before) !== originOf(document)) undo();
      else engine.stop();
    },
    reset(play = false) {
      const { run: _, ...document } = get().document;
      set({ document });
      if (get().runnable) load(document, play);
    },
    togglePlay() {
      const { status, runnable } = get();
      if (playing) {
        // At once, not when the engine says so: an edit in between must not start it again.
        playing = false;
        engine.pause();
      } else if (runnable) {
        engine.play();
        // Otherwise the engine says whether it did.
        if (status.state === 'loading') playing = true;
      }
    },
    snapshot,
    dispose: () => engine.dispose(),
  };
}
