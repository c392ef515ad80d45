/** @file What the page's side needs of whatever carries the engine: a worker, or the page's own thread. */
import type { Command, Event } from './protocol.ts';

/** Each needs less of the page than the one before. */
export const carriers = ['worker', 'blob', 'main'] as const;
export type Carrier = (typeof carriers)[number];

export interface Connection {
  readonly carrier: Carrier;
  /** Rejects where the page does not allow it after all. */
  readonly answered: Promise<void>;
  post(command: Command, transfer?: ArrayBuffer[]): void;
  stop(): void;
}

/** Opens a carrier; rejects where the page does not allow it. `died` is called at most once, where the end of a worker that had answered is told. */
export type Open = (carrier: Carrier, receive: (event: Event) => void, died: () => void) => Promise<Connection>;
