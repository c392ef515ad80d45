/** @file Where the run stands, as part of the document: at the step shown, and as far as it came while the person looks back. */
import type { Engine } from '#engine/client.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type Run, recordable } from '#nn/run.ts';
import { originOf } from './derive.ts';
import type { EditorState } from './editorState.ts';

export class RunPlace {
  /** The run as it stood when somebody went back in it. It is dropped only by going on from there: until then it is what is kept. */
  #left: Run | undefined;
  readonly #get: () => EditorState;
  readonly #engine: () => Engine;
  readonly #given: () => StrataDocument;

  /** @param given the document that the engine was given last */
  constructor(get: () => EditorState, engine: () => Engine, given: () => StrataDocument) {
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
    const { document, runnable } = this.#get();
    if (runnable || !run) return this.#with(run);
    if (originOf(document) !== originOf(this.#given())) return this.#with(undefined);
    const { network } = this.#given();
    const changes = run.changes.some((c) => 'network' in c) ? run.changes : [{ at: 0, network }, ...run.changes];
    return this.#with(recordable(changes) ? { ...run, changes } : undefined);
  }

  #with(run: Run | undefined): StrataDocument {
    const { run: _, ...rest } = this.#get().document;
    return run ? { ...rest, run } : rest;
  }

  /** The engine's run up to the step shown. */
  #shown(): Run | undefined {
    const step = this.#engine().reached;
    // What was changed later than the step shown is not part of how it came about; at step 0 that is what was set by hand.
    const changes = this.#get().changes?.filter((c) => c.at <= step && (step > 0 || 'value' in c));
    return changes && (step > 0 || changes.length > 0) ? { step, changes } : undefined;
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
    if (step < this.#engine().reached) this.#left ??= this.#shown();
    this.#engine().seek(step);
  }

  /** The run goes on from the step shown, or another one begins. */
  goOn(): void {
    this.#left = undefined;
  }
}

/** A document that cannot run, with the network that its run came to: what the engine can go on with. Undefined where there is none. */
export function runnableBefore(document: StrataDocument): StrataDocument | undefined {
  const change = document.run?.changes.findLast((c) => 'network' in c);
  return change && 'network' in change ? { ...document, network: change.network } : undefined;
}
