/** @file What the page knows of the run that its worker trains: where a worker dies, another goes on from it. */
import type { StrataDocument } from '#nn/document.ts';
import { nothingRecorded, type Recorded, type Run, recordedIn, recordedUntil, runAt, withChange } from '#nn/run.ts';
import { sameValue } from '#nn/sameValue.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Command } from './protocol.ts';
import { registries } from './registries.ts';

/** The weights that a document was opened with, as long as its run stands where they do. */
function weightsAt(opened: Run | undefined, step: number, made: Recorded): Pick<Run, 'weights'> {
  const { weights } = opened ?? {};
  return weights && opened?.step === step && sameValue(recordedIn(opened), made) ? { weights } : {};
}

export class KnownRun {
  #loaded: { readonly document: StrataDocument; readonly play: boolean } | undefined;
  #recorded: Recorded | null = nothingRecorded;
  #checkpoint: Checkpoint | undefined;
  #begun = 0;

  /** Whether there is one. */
  get there(): boolean {
    return this.#loaded !== undefined;
  }
  /** The step at which it begins, or goes on from. */
  get begun(): number {
    return this.#begun;
  }

  /** @param from the step at which the run at hand goes on with the document's network; undefined: another run begins */
  load(document: StrataDocument, play: boolean, from?: number): void {
    this.#begun = from ?? document.run?.step ?? 0;
    if (!from) this.#recorded = document.run ? recordedIn(document.run) : nothingRecorded;
    else if (this.#recorded && this.#loaded)
      this.#recorded = withChange(this.#recorded, from, this.#loaded.document, document, registries);
    this.#checkpoint = undefined;
    this.#loaded = { document, play };
  }

  stop(): void {
    this.#loaded = undefined;
  }

  plays(play: boolean): void {
    if (this.#loaded) this.#loaded = { ...this.#loaded, play };
  }

  tune(document: StrataDocument): void {
    if (this.#loaded) this.#loaded = { ...this.#loaded, document };
  }

  /** What was changed on the way, null where it can no more be told. A checkpoint from before a change must not be taken for one from after it. */
  record(recorded: Recorded | null): void {
    this.#recorded = recorded;
    this.#checkpoint = undefined;
  }

  keep(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
  }

  /**
   * What another worker is to load: the run as far as the page saw it, however often one dies before it is there again. That is what is kept meanwhile.
   * @param reached the step that was shown last
   */
  again(reached: number): Pick<Extract<Command, { type: 'load' }>, 'document' | 'play' | 'checkpoint'> | undefined {
    if (!this.#loaded) return undefined;
    const checkpoint = this.#checkpoint;
    const { document, play } = this.#loaded;
    const { run: opened, ...rest } = document;
    const begun = Math.max(checkpoint?.position.step ?? 0, this.#recorded ? reached : 0);
    this.#begun = begun;
    const made = this.#recorded && recordedUntil(this.#recorded, begun);
    const goesOn = made && (begun > 0 || made.changes.length > 0);
    return {
      document: goesOn ? { ...rest, run: { ...runAt(begun, made), ...weightsAt(opened, begun, made) } } : rest,
      play,
      ...(checkpoint ? { checkpoint } : {}),
    };
  }
}
