/** @file Frames on the page: one for each animation frame that wants one, handed to every listener; the buffers of those before go back with the next request. */
import type { Frame } from './protocol.ts';

type Listener = (frame: Frame) => void;

export class FrameDelivery {
  readonly #listeners = new Set<Listener>();
  readonly #report: (error: unknown) => void;
  #arrived: Frame | undefined;
  #spent: ArrayBuffer[] = [];
  #wanting = false;
  /** The frame that was delivered last. */
  shown: Frame | undefined;

  /** @param report told what a listener throws */
  constructor(report: (error: unknown) => void) {
    this.#report = report;
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

  /** Once per animation frame: shows what arrived of a run; what is of one before it is dropped. A listener that fails keeps it from none of the others. */
  show(run: number): void {
    const frame = this.#arrived;
    if (!frame) return;
    this.#arrived = undefined;
    if (frame.run !== run) {
      this.#spent.push(...buffersOf(frame));
      return;
    }
    if (this.shown) this.#spent.push(...buffersOf(this.shown));
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
