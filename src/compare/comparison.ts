/**
 * @file A comparison: the desk of the document, which is A, and a desk for each of its variants. The document is the one source of both: what is edited at A holds
 * for each lane whose change does not say otherwise, and what is edited at a lane becomes its change; all of it stands in A's history.
 * Longer than 300 lines because both directions share one state: what is brought to the lanes must not come back as an edit of them.
 */
import { createEngine, type Engine, type Surroundings } from '#engine/client.ts';
import { type LaneLine, laneLine } from '#engine/laneLine.ts';
import type { LaneShare, Lockstep, LockstepFrom, StepUnit } from '#engine/protocol.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isEmpty, patchBetween } from '#nn/patchBetween.ts';
import { MAX_VARIANTS, ofVariant, type Variant } from '#nn/variant.ts';
import { recipesOf } from '#state/derive.ts';
import { createDesk, type Desk, perDesk } from '#state/desk.ts';
import { createEditor, type Editor, type EditorState, registries } from '#state/editor.ts';
import { loadDataOf } from '#state/keptImports.ts';
import { laneOnStage } from '#state/laneOnStage.ts';
import { settings } from '#state/settings.ts';
import { createShared, type Shared } from '#state/shared.ts';
import { TRY_AGAIN } from '#ui/waitWords.ts';
import { originOf, type Stand, waits } from './alignment.ts';
import { edits, laneNotLoaded, TOO_MANY } from './compareWords.ts';
import { follow, freeName, mirror, stepsPerEpoch } from './laneEditor.ts';

export const tags = ['A', 'B', 'C', 'D'] as const;
export type Tag = (typeof tags)[number];

export interface Lane {
  readonly tag: Tag;
  /** What its variant is called; A has no name of its own. */
  readonly name: string | undefined;
  readonly desk: Desk;
  /** In the worker. */
  readonly id: number;
}

export interface Compared {
  /** A first. */
  readonly lanes: readonly Lane[];
  readonly by: Lockstep;
  /** Where steps and epochs are counted from. */
  readonly from: LockstepFrom;
  /** What each lane got of the time lately, by its number in the worker. */
  readonly shares: ReadonlyMap<number, LaneShare>;
}

/** What the engine of a lane needs of the page around it, which reaches the worker by the lane's own way. */
export type Around = (open: Surroundings['open']) => Surroundings;

type Led = 'togglePlay' | 'step' | 'seek' | 'reset' | 'snapshot' | 'whole';

export class Comparison {
  readonly desk: Desk;
  readonly shared: Shared<Compared>;
  readonly #line: LaneLine;
  readonly #around: Around;
  /** What A's editor does by itself; what is asked of it is asked of all while they go in step. */
  readonly #own: Pick<Editor, Led>;
  /** The same of its engine, which a frame around the page plays and pauses; and lays to rest, each of them whether in step or not. */
  readonly #ownEngine: Pick<Engine, 'play' | 'pause' | 'rest'>;
  #work: EditorState['work'];
  #ids = 0;
  #syncing = false;
  #inStep = false;
  readonly #load: typeof loadDataOf;
  readonly #stops: (() => void)[] = [];

  constructor(desk: Desk, around: Around, load: typeof loadDataOf = loadDataOf) {
    this.desk = desk;
    this.#around = around;
    this.#load = load;
    const { editor } = desk;
    const { togglePlay, step, seek, reset, snapshot, whole } = editor;
    this.#own = { togglePlay, step, seek, reset, snapshot, whole };
    const { play, pause, rest } = editor.engine;
    this.#ownEngine = { play, pause, rest };
    editor.engine.rest = (rests) => this.#engines((engine) => engine.rest(rests));
    this.#work = editor.store.getState().work;
    this.shared = createShared<Compared>({ lanes: [this.#laneA], by: 'step', from: 'start', shares: new Map() });
    this.#line = laneLine(editor.engine as Pick<Engine, 'beside'>, (shares) =>
      this.shared.set({ shares: new Map(shares.map((share) => [share.lane, share])) }),
    );
    this.#stops.push(
      editor.store.subscribe((now, before) => {
        if (now.written !== before.written || now.work !== before.work) this.#follow(before);
        // Where A pauses by itself no other goes on.
        if (this.#inStep && now.status.paused && now.status !== before.status)
          for (const { desk } of this.variants) desk.editor.engine.pause();
      }),
      settings.subscribe((now, before) => {
        if (now.speed !== before.speed) for (const { desk } of this.variants) desk.editor.engine.speed(now.speed);
      }),
    );
    editor.snapshot = () => this.#withRuns(this.#own.snapshot(), (one) => one.snapshot());
    editor.whole = () => this.#withRuns(this.#own.whole(), (one) => one.whole());
    this.#sync();
  }

  get lanes(): readonly Lane[] {
    return this.shared.get().lanes;
  }
  /** All lanes but A. */
  get variants(): readonly Lane[] {
    return this.lanes.slice(1);
  }
  get running(): boolean {
    return this.lanes.some(({ desk }) => desk.editor.store.getState().status.state === 'running');
  }
  get #laneA(): Lane {
    return { tag: 'A', name: undefined, desk: this.desk, id: 0 };
  }

  /** From here on all lanes stand at the same step, or at the same epoch, counted from their start or their last phase; or each goes its own way. */
  goInStep(by: Lockstep | null, from: LockstepFrom = 'start'): void {
    const { editor } = this.desk;
    this.#inStep = by !== null;
    if (by) {
      this.shared.set({ by, from });
      editor.togglePlay = () => this.play(!this.running);
      editor.step = (unit) => this.step(unit);
      editor.seek = (step) => this.seek(step);
      editor.reset = (play) => this.reset(play);
      editor.engine.play = () => this.#engines((engine) => engine.play());
      editor.engine.pause = () => this.#engines((engine) => engine.pause());
    } else {
      const { play, pause } = this.#ownEngine;
      Object.assign(editor.engine, { play, pause });
      const { togglePlay, step, seek, reset } = this.#own;
      Object.assign(editor, { togglePlay, step, seek, reset });
      for (const { desk } of this.variants) desk.editor.engine.pause();
    }
    this.#line.lockstep(by, from);
    // One that plays already takes the others along.
    if (by && this.running) this.play(true);
  }

  /** What moves A moves a lane alone, which has the stage; or A again. */
  moveOnly(lane: Desk | undefined): void {
    const { togglePlay, step, seek, reset } = lane && lane !== this.desk ? lane.editor : this.#own;
    Object.assign(this.desk.editor, { togglePlay, step, seek, reset });
  }

  play(on: boolean): void {
    if (on && !this.desk.editor.mayRun()) return;
    this.#all((editor) => {
      const { status, runnable } = editor.store.getState();
      if (runnable && !status.divergence && (status.state === 'running') !== on) editor.togglePlay();
    });
  }

  step(unit: StepUnit): void {
    if (!this.desk.editor.mayRun()) return;
    const { by } = this.shared.get();
    const stands = this.stands();
    this.#all((editor, i) => {
      if (!waits(stands[i]!, stands, by)) editor.step(unit === 'sample' ? 'batch' : unit);
    });
  }

  reset(play = false): void {
    this.#all((editor) => editor.reset(play));
  }

  /** Where each lane stands. */
  stands(): readonly Stand[] {
    const { from } = this.shared.get();
    return this.lanes.map(({ desk: { editor } }) => ({ step: editor.engine.reached, origin: originOf(editor, from) }));
  }

  /** All lanes at a step of A's, or at its epoch. */
  seek(step: number): void {
    const { by } = this.shared.get();
    const stands = this.stands();
    const clock = step - (stands[0]!.origin ?? 0);
    const epochs = Math.round(clock / stepsPerEpoch(this.desk.editor));
    this.#all((editor, i) =>
      editor.seek(Math.max(0, (stands[i]!.origin ?? 0) + (by === 'step' ? clock : epochs * stepsPerEpoch(editor)))),
    );
  }

  /** The same other seed for every lane. */
  newStart(seed: number, label: string): void {
    const { document, written } = this.desk.editor.store.getState();
    const variants = (written.variants ?? []).map(({ name, change: { seed: _, ...change } }) => ({ name, change }));
    this.desk.editor.update({ ...document, seed, ...(variants.length > 0 ? { variants } : {}) }, label);
  }

  /** @returns whether there was room for it */
  add(brought: StrataDocument, name: string, label: string): boolean {
    const { editor } = this.desk;
    const { document, written } = editor.store.getState();
    const { variants = [] } = written;
    if (variants.length >= MAX_VARIANTS) {
      editor.notify({ tone: 'info', text: TOO_MANY });
      return false;
    }
    const change = patchBetween(written, brought, registries);
    const run = brought.run && !isEmpty(change) ? { run: brought.run } : {};
    const next: Variant = { name: freeName(name, variants), change, ...run };
    editor.update({ ...document, variants: [...variants, next] }, label);
    return editor.store.getState().written.variants?.length === variants.length + 1;
  }

  /** @returns the name it has now */
  rename(lane: Lane, name: string, label: string): void {
    const free = name.trim().slice(0, 40);
    if (free === '' || free === lane.name) return;
    this.#set(lane, (variant, others) => ({ ...variant, name: freeName(free, others) }), label);
  }

  close(lane: Lane, label: string): void {
    this.#set(lane, () => undefined, label);
  }

  dispose(): void {
    this.goInStep(null);
    for (const stop of this.#stops) stop();
    for (const { desk } of this.variants) desk.editor.dispose();
    const { snapshot, whole } = this.#own;
    Object.assign(this.desk.editor, { snapshot, whole });
    Object.assign(this.desk.editor.engine, this.#ownEngine);
    this.#line.close();
  }

  #engines(ask: (engine: Pick<Engine, 'play' | 'pause' | 'rest'>) => void): void {
    this.#line.together(() => {
      ask(this.#ownEngine);
      for (const { desk } of this.variants) ask(desk.editor.engine);
    });
  }

  #all(ask: (editor: Pick<Editor, Led | 'store'>, lane: number) => void): void {
    const { store } = this.desk.editor;
    this.#line.together(() => {
      ask({ ...this.#own, store }, 0);
      for (const [i, { desk }] of this.variants.entries()) ask(desk.editor, i + 1);
    });
  }

  #set(
    lane: Lane,
    to: (variant: Variant, others: readonly Variant[]) => Variant | undefined,
    label: string,
    key?: string,
  ) {
    const { editor } = this.desk;
    const { document, written } = editor.store.getState();
    const before = written.variants ?? [];
    const at = before.findIndex(({ name }) => name === lane.name);
    if (at < 0) return;
    const next = to(before[at]!, before.toSpliced(at, 1));
    const variants = next ? before.with(at, next) : before.toSpliced(at, 1);
    const { variants: _, ...rest } = document;
    editor.update(variants.length > 0 ? { ...rest, variants } : rest, label, key);
  }

  #withRuns(document: StrataDocument, of: (editor: Editor) => StrataDocument): StrataDocument {
    const { variants } = document;
    if (!variants) return document;
    return {
      ...document,
      variants: variants.map((variant): Variant => {
        const lane = this.variants.find(({ name }) => name === variant.name);
        if (!lane) return variant;
        const { run } = of(lane.desk.editor);
        const { name, change } = variant;
        return { name, change, ...(run ? { run } : {}) };
      }),
    };
  }

  /** A's document is another. */
  #follow(before: EditorState): void {
    const { written, work } = this.desk.editor.store.getState();
    if (work !== this.#work) {
      this.#work = work;
      for (const { desk } of this.variants) desk.editor.dispose();
      this.shared.set({ lanes: [this.#laneA] });
    }
    if (written.view !== before.written.view && !this.#syncing)
      this.#quietly(() => {
        for (const { desk } of this.variants) mirror(written.view, desk.editor);
      });
    this.#sync();
  }

  /** Brings the lanes to what A's document says of its variants. */
  #sync(): void {
    if (this.#syncing) return;
    const { written, history } = this.desk.editor.store.getState();
    const variants = written.variants ?? [];
    const before = this.variants;
    const kept = new Set<Lane>();
    const label = history.past.at(-1)?.label ?? '';
    const lanes = variants.flatMap(({ name }, i): Lane[] => {
      const tag = tags[i + 1]!;
      // Renamed: the one whose name there is no more.
      const lane =
        before.find((one) => one.name === name) ??
        (before.length === variants.length && !variants.some((one) => one.name === before[i]!.name)
          ? before[i]
          : undefined);
      const target = ofVariant(written, name, registries)!;
      if (!lane) return this.#made(tag, name, target);
      kept.add(lane);
      this.#quietly(() => follow(lane.desk.editor, target, label, history.key));
      return [lane.tag === tag && lane.name === name ? lane : { ...lane, tag, name }];
    });
    for (const lane of before) if (!kept.has(lane)) lane.desk.editor.dispose();
    const onStage = laneOnStage(this.desk);
    const { desk: shown } = onStage.get();
    if (shown && !lanes.some(({ desk }) => desk === shown)) onStage.set({ desk: undefined });
    if (lanes.length !== before.length || lanes.some((lane, i) => lane !== before[i]))
      this.shared.set({ lanes: [this.#laneA, ...lanes] });
  }

  /** A new lane, at once where its data are there. */
  #made(tag: Tag, name: string, document: StrataDocument): Lane[] {
    const loading = this.#load(recipesOf(document));
    if (loading) {
      loading.then(
        () => this.#sync(),
        () => this.#wants(name),
      );
      return [];
    }
    const id = ++this.#ids;
    const open = this.#line.open(id);
    const editor = createEditor(document, (listeners) => createEngine(listeners, this.#around(open)));
    const desk = createDesk(editor);
    editor.engine.speed(settings.getState().speed);
    editor.engine.rest(this.desk.editor.engine.rests);
    if (this.#inStep && this.running) editor.togglePlay();
    editor.store.subscribe((now, old) => {
      if (now.written === old.written || this.#syncing) return;
      const lane = this.variants.find((one) => one.desk === desk);
      if (lane) this.#record(lane, now.document.view !== old.document.view);
    });
    return [{ tag, name, desk, id }];
  }

  /** Says of a lane that it cannot be shown, as long as there is one of that name, and how it may be. */
  #wants(name: string): void {
    const { editor } = this.desk;
    if (!editor.store.getState().written.variants?.some((variant) => variant.name === name)) return;
    editor.notify({
      tone: 'bad',
      text: laneNotLoaded(name),
      action: { label: TRY_AGAIN, onSelect: () => this.#again() },
    });
  }

  #again(): void {
    this.desk.editor.notify(undefined);
    this.#sync();
  }

  /** What was edited at a lane becomes its change. */
  #record(lane: Lane, viewed: boolean): void {
    const { written, history } = lane.desk.editor.store.getState();
    const { editor } = this.desk;
    if (viewed) mirror(written.view, editor);
    const here = editor.store.getState().written;
    const target = lane.name === undefined ? undefined : ofVariant(here, lane.name, registries);
    if (!target || isEmpty(patchBetween(target, written, registries))) return;
    const change = patchBetween(here, written, registries);
    const label = history.past.at(-1)?.label;
    this.#syncing = true;
    try {
      this.#set(
        lane,
        ({ name }) => ({ name, change }),
        edits(lane.tag, label),
        history.key === undefined ? undefined : `${lane.name} ${history.key}`,
      );
    } finally {
      this.#syncing = false;
    }
    this.#sync();
  }

  #quietly(work: () => void): void {
    const before = this.#syncing;
    this.#syncing = true;
    try {
      work();
    } finally {
      this.#syncing = before;
    }
  }
}

const comparisons = perDesk((): { made?: Comparison } => ({}));

/** The comparison of a desk's document, made when it is first asked for. */
export function comparisonOf(desk: Desk, around: Around): Comparison {
  const kept = comparisons(desk);
  kept.made ??= new Comparison(desk, around);
  return kept.made;
}
