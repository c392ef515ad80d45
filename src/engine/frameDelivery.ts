/** @file Frames on the page: one for each animation frame that wants one, handed to every listener; the buffers of those before go back with the next request. */
import { HISTORY_COLUMNS } from './history.ts';
import type { Frame } from './protocol.ts';

type Listener = (frame: Frame) => void;

/** What other sources than the training worker know of a run. */
export interface Additions {
  /** Another number whenever there is something else to add. */
  readonly news: number;
  with(frame: Frame): Frame;
}

export class FrameDelivery {
  readonly #listeners = new Set<Listener>();
  readonly #report: (error: unknown) => void;
  #arrived: Frame | undefined;
  #spent: ArrayBuffer[] = [];
  #wanting = false;
  /** The frame that was delivered last: as it came, and with what was added to it. */
  #came: Frame | undefined;
  shown: Frame | undefined;
  readonly #additions: Additions;
  #news = 0;

  /** @param report told what a listener throws */
  constructor(report: (error: unknown) => void, additions: Additions = { news: 0, with: (frame) => frame }) {
    this.#report = report;
    this.#additions = additions;
  }

  onFrame(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in a frame that arrived; one of an `older` run is not shown. */
  take(frame: Frame, older: boolean): void {
    this.#wanting = false;
    const unseen = older ? frame : this.#arrived;
    if (unseen) this.#spent.push(...buffersOf(unseen));
    if (!older) this.#arrived = frame;
  }

  /** Another worker knows nothing of what the last one was asked for. */
  startAnew(): void {
    this.#wanting = false;
  }

  /**
   * Once per animation frame: shows what arrived of a run, and the last frame again where there is something new to add to it; what is of a run before is dropped.
   * A listener that fails keeps it from none of the others.
   */
  show(run: number): void {
    const arrived = this.#arrived;
    this.#arrived = undefined;
    const { news } = this.#additions;
    if (arrived && arrived.run !== run) this.#spent.push(...buffersOf(arrived));
    else if (arrived) {
      if (this.#came) this.#spent.push(...buffersOf(this.#came));
      this.#came = arrived;
    } else if (news === this.#news || this.#came?.run !== run) return;
    else this.#came = withoutHistory(this.#came);
    if (this.#came?.run !== run) return;
    this.#news = news;
    const frame = this.#additions.with(this.#came);
    this.shown = frame;
    for (const listener of this.#listeners)
      try {
        listener(frame);
      } catch (error) {
        this.#report(error);
      }
  }

  /** Then asks for the next one, unless one is on its way. */
  ask(want: (buffers: ArrayBuffer[]) => void): void {
    if (this.#wanting) return;
    this.#wanting = true;
    const buffers = this.#spent;
    this.#spent = [];
    want(buffers);
  }
}

/** The same frame for listeners who have taken its part of the history in. */
function withoutHistory(frame: Frame): Frame {
  const { from, values } = frame.history;
  return { ...frame, history: { from: from + values.length / HISTORY_COLUMNS, values: new Float64Array(0) } };
}

/** Every buffer that travelled with a frame. */
function buffersOf(frame: Frame): ArrayBuffer[] {
  const found: ArrayBuffer[] = [];
  const visit = (value: unknown): void => {
    if (value instanceof Float32Array) {
      if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0) found.push(value.buffer);
    } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      Object.values(value).forEach(visit);
  };
  visit(frame.probes);
  return found;
}
