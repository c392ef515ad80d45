/** @file The contract of an exporter: from a network to files that others open. */
import type { ExportSource } from './source.ts';

export interface ExportedFile {
  /** The source's name with an ending, `xor.py`; where there are more of one kind, with what it holds between: `xor-data.safetensors`. */
  readonly name: string;
  /** Of a file beside a program: best made when it is first read (`made.ts`), so that a page that only shows the program does not wait for it. */
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export interface Exported {
  /** What is shown comes first. */
  readonly files: readonly [ExportedFile, ...ExportedFile[]];
  /** Of a program: for each line of the first file the id of the block that it belongs to. */
  readonly marks?: readonly (string | undefined)[];
}

/** What the format cannot hold. */
export interface CannotHold {
  /** The block that it cannot hold; absent where it is about the whole. */
  readonly block?: string;
  /** A sentence that names it. */
  readonly says: string;
}

export interface Exporter {
  /** Whether it needs the network's numbers, or takes them where they are wanted. */
  readonly numbers: 'needs' | 'takes';
  /**
   * Deterministic: equal sources give equal bytes. Never asked without numbers where it needs them. A program that is made with numbers prints, when it is run,
   * its largest difference to the test vector, and fails above `TOLERANCE`.
   */
  make(source: ExportSource): Exported | CannotHold;
}

export const cannotHold = (made: Exported | CannotHold): made is CannotHold => 'says' in made;

/** How far an exported network may be from the engine: |Δ| ≤ TOLERANCE · (1 + largest |y| of the test vector). */
export const TOLERANCE = 1e-5;

/** What is said of a format before it is loaded. */
export interface FormatWords {
  /** The framework's or format's own name. */
  readonly name: string;
  /** What one gets, in one sentence. */
  readonly says: string;
  /** Shown as text, line by line, or only saved. */
  readonly kind: 'program' | 'file';
  /** A program that this project's tests compile but do not run. */
  readonly notRun?: boolean;
}
