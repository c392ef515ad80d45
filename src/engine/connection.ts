/** @file What the page's side needs of whatever carries the engine, or the laboratory: a worker, or the page's own thread. */
import type { Said as SaidToEngine, Told } from './protocol.ts';

/** Each needs less of the page than the one before. */
export const carriers = ['worker', 'blob', 'main'] as const;
export type Carrier = (typeof carriers)[number];

export interface Connection<Said = SaidToEngine> {
  readonly carrier: Carrier;
  /** Rejects where the page does not allow it after all. */
  readonly answered: Promise<void>;
  post(said: Said, transfer?: ArrayBuffer[]): void;
  stop(): void;
}

/** Opens a carrier; rejects where the page does not allow it. `died` is called at most once, where the end of a worker that had answered is told. */
export type Open<Said = SaidToEngine, Heard = Told> = (
  carrier: Carrier,
  receive: (heard: Heard) => void,
  died: () => void,
) => Promise<Connection<Said>>;
