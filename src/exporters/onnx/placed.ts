import type { Flow } from '#nn/shape.ts';

/** A block where it stands. */
export interface Placed {
  /** By which its nodes are named. */
  readonly id: string;
  /** PyTorch's path, under which its parameters are kept. */
  readonly path: string;
  readonly input: Flow;
  readonly output: Flow;
}
