/** @file Where the run stands, as part of the document: at the step shown, and as far as it came while the person looks back. */
import type { Engine } from '#engine/client.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Run } from '#nn/run.ts';
import type { EditorState } from './editorState.ts';

export class RunPlace {
  /** The run as it stood when somebody went back in it. It is dropped only by going on from there: until then it is what is kept. */
  #left: Run | undefined;
  readonly #get: () => EditorState;
  readonly #engine: () => Engine;

  constructor(get: () => EditorState, engine: () => Engine) {
    this.#get = get;
    this.#engine = engine;
  }

  /** The document with the run's present step; without one where the run cannot be replayed. */
  snapshot(): StrataDocument {
    const { document, changes, runnable } = this.#get();
    const { run: _, ...rest } = document;
    const step = runnable ? this.#engine().reached : 0;
    // What was changed later than the step shown is not part of how it came about; at step 0 that is what was set by hand.
    const made = changes?.filter((c) => c.at <= step && (step > 0 || 'value' in c));
    return made && (step > 0 || made.length > 0) ? { ...rest, run: { step, changes: made } } : rest;
  }

  /** The document with the run as far as it came: looking back drops nothing. */
  whole(): StrataDocument {
    return this.#left ? { ...this.#get().document, run: this.#left } : this.snapshot();
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
    if (step < this.#engine().reached) this.#left ??= this.snapshot().run;
    this.#engine().seek(step);
  }

  /** The run goes on from the step shown, or another one begins. */
  goOn(): void {
    this.#left = undefined;
  }
}
