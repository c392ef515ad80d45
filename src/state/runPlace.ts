/** @file Where the run stands, as part of the document: at the step shown, and as far as it came while the person looks back. */
import type { Answers, Engine } from '#engine/client.ts';
import type { StrataDocument } from '#nn/document.ts';
import { editInForce } from '#nn/editInForce.ts';
import { startsAnew } from '#nn/effects.ts';
import { inForce } from '#nn/phase.ts';
import { endOf, type Run, recordable, recordedFor, recordedUntil, runAt } from '#nn/run.ts';
import { begunIn, effectsOn } from './derive.ts';
import type { EditorState } from './editorState.ts';
import type { LeftRun } from './keepRun.ts';
import { registries } from './registries.ts';

export class RunPlace {
  /** The run as it stood when somebody went back in it. It is dropped only by going on from there: until then it is what is kept. */
  #left: Run | undefined;
  /** Where it stood, asked before the engine went back; and what was to be seen of it. */
  #standing: Promise<Answers['checkpoint'] | undefined> | undefined;
  #frame: LeftRun['frame'];
  /** It is being put aside. */
  #kept: Promise<string | undefined> | undefined;
  readonly #get: () => EditorState;
  readonly #engine: () => Engine;
  readonly #given: () => StrataDocument;

  readonly #keep: ((left: Omit<LeftRun, 'seconds'>) => Promise<string | undefined>) | undefined;

  /**
   * @param given the document that the engine was given last
   * @param keep puts a run aside
   */
  constructor(
    get: () => EditorState,
    engine: () => Engine,
    given: () => StrataDocument,
    keep?: (left: Omit<LeftRun, 'seconds'>) => Promise<string | undefined>,
  ) {
    this.#keep = keep;
    this.#get = get;
    this.#engine = engine;
    this.#given = given;
  }

  /** The document with the run's present step; without one where the run cannot be replayed. */
  snapshot(): StrataDocument {
    return this.#with(this.#get().runnable ? this.#shown() : undefined);
  }

  /**
   * The document with the run as far as it came: looking back drops nothing, and nor does a network that cannot run as it stands, whose run goes on once it is
   * mended (see `runnableBefore`).
   */
  whole(): StrataDocument {
    const run = this.#left ?? this.#shown();
    const { written, begun, runnable } = this.#get();
    if (runnable || !run) return this.#with(run);
    const given = this.#given();
    if (startsAnew(effectsOn(given, written, begun))) return this.#with(undefined);
    const recorded = recordedFor(run, given, written, registries);
    return this.#with(recordable(recorded) ? { ...run, ...recorded } : undefined);
  }

  #with(run: Run | undefined): StrataDocument {
    const { run: _, ...rest } = this.#get().written;
    return run ? { ...rest, run } : rest;
  }

  /** The engine's run up to the step shown. */
  #shown(): Run | undefined {
    const step = this.#engine().reached;
    const { recorded } = this.#get();
    // What happened later than the step shown is not part of how it came about.
    const until = recorded && recordedUntil(recorded, step);
    return until && (step > 0 || until.changes.length > 0) ? runAt(step, until) : undefined;
  }

  /** Whether the run was looked back in: what goes on from here takes another way. */
  get lookedBack(): boolean {
    return this.#left !== undefined;
  }

  /** The step shown, where going on from it drops what came after. */
  get forksAt(): number | undefined {
    const { reached } = this.#engine();
    return this.#left && reached < this.#left.step ? reached : undefined;
  }

  seek(step: number): void {
    const engine = this.#engine();
    if (step < engine.reached && !this.#left) {
      this.#left = this.#shown();
      this.#frame = engine.frame;
      if (this.#left && this.#keep) this.#standing = engine.ask('checkpoint').catch(() => undefined);
    }
    engine.seek(step);
  }

  /**
   * Puts the run that is left aside, whole, where going on from the step shown drops what came after.
   * @returns what will be its key; undefined where nothing is dropped, or nothing can be kept
   */
  keepLeft(): Promise<string | undefined> | undefined {
    if (this.forksAt === undefined || !this.#keep) return undefined;
    const [keep, document, frame, asked] = [this.#keep, this.whole(), this.#frame, this.#standing];
    const { data } = this.#get();
    this.#kept ??= (asked ?? Promise.resolve(undefined))
      .then((standing) => keep({ document, data, standing, frame }))
      .catch(() => undefined);
    return this.#kept;
  }

  /** The run goes on from the step shown, or another one begins. */
  goOn(): void {
    this.#left = this.#standing = this.#kept = this.#frame = undefined;
  }
}

/** A document that cannot run, with the network that its run came to: what the engine can go on with. Undefined where there is none. */
export function runnableBefore(document: StrataDocument): StrataDocument | undefined {
  const { run } = document;
  if (!run) return undefined;
  const { network } = endOf(document, run, registries);
  const begun = begunIn(document);
  const held = editInForce(document, begun, { ...inForce(document, begun, registries), network }, registries);
  if (!effectsOn(document, held, begun).has('network')) return undefined;
  const { start: _, ...rest } = run;
  return { ...held, run: { ...rest, ...recordedFor(run, document, held, registries) } };
}
