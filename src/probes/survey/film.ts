/** @file The film of a run: what was read of the layers at the steps that were measured, thinned as it grows. Nothing stands between two of its frames. */
import type { SectionReading } from './reading.ts';

export interface FilmFrame {
  readonly step: number;
  readonly sections: readonly SectionReading[];
}

/** Frames kept: some hundred kilobytes. */
const MOST = 96;

export class Film {
  #frames: FilmFrame[] = [];
  /** Steps that lie at least between two frames, but for the last. */
  #apart = 0;

  get frames(): readonly FilmFrame[] {
    return this.#frames;
  }

  /** Takes back the frames of the same run's film; what is in it already stays where they have nothing. */
  load(frames: readonly FilmFrame[]): void {
    for (const frame of [...frames, ...this.#frames].sort((a, b) => a.step - b.step)) this.add(frame);
  }

  get steps(): readonly number[] {
    return this.#frames.map(({ step }) => step);
  }

  /** The frame that was measured at a step. */
  at(step: number): FilmFrame | undefined {
    return this.#frames.find((frame) => frame.step === step);
  }

  /** The start, whenever it was measured; what lies after it stays. */
  begin(start: FilmFrame): void {
    this.#frames = [start, ...this.#frames.filter(({ step }) => step > start.step)];
  }

  /** Adds what was just measured. What lies at its step or after is of another way that the run took before, or will be measured again. */
  add({ step, sections }: FilmFrame): void {
    const kept = this.#frames.filter((frame) => frame.step < step);
    if (kept.length > 1 && kept.at(-1)!.step < kept.at(-2)!.step + this.#apart) kept.pop();
    this.#frames = [...kept, { step, sections }];
    if (this.#frames.length <= MOST) return;
    this.#apart = Math.ceil((2 * (step - this.#frames[0]!.step)) / MOST);
    let last = Number.NEGATIVE_INFINITY;
    this.#frames = this.#frames.filter((frame, i) => {
      const keeps = i === this.#frames.length - 1 || frame.step >= last + this.#apart;
      if (keeps) last = frame.step;
      return keeps;
    });
  }
}
