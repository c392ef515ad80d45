/** @file Where a layer stands in a NumPy program, and the names that its lines are made of. */
import type { Block } from '#nn/block.ts';
import type { Flow } from '#nn/shape.ts';
import type { HelperName } from './helpersText.ts';

/** Where a layer stands, and the names of what it reads and writes. */
export interface Site {
  readonly block: Block;
  readonly path: string;
  readonly input: Flow;
  readonly output: Flow;
  /** Ending of variables of its own: `1_body_0`. */
  readonly id: string;
  /** Variables of its input, of the gradient by its output and of that by its input; the latter absent where nobody needs it. */
  readonly x: string;
  readonly da: string;
  readonly dx?: string;
  use(...names: readonly HelperName[]): void;
}

/** The variable of its output, its lines forward and those back. */
export interface Written {
  readonly out: string;
  readonly forward: readonly string[];
  readonly backward: readonly string[];
}

export type Writer = (site: Site) => Written;

export const of = (site: Site, field: string) => site.block[field] as number;
export const p = ({ path }: Site, name: string) => `P["${path}.${name}"]`;
export const g = ({ path }: Site, name: string) => `G["${path}.${name}"]`;
/** Axes of samples and steps, over which the gradients of a vector's weights add up. */
export const rows = ({ input }: Site) => (input.shape.length === 2 ? '(0, 1)' : '0');
export const isImage = ({ input }: Site) => input.shape.length === 3;
/** The parameter of each channel, beside an image. */
export const wide = (site: Site, name: string) => `${p(site, name)}${isImage(site) ? '[:, None, None]' : ''}`;
