/** @file What is wrong with a document, where, and what would mend it. */
import type { Change } from './change.ts';

/** A change to the document that would mend a problem, offered as a button. */
export interface Fix {
  /** What the button says: "Insert Flatten", "Use 8 units". */
  readonly label: string;
  readonly changes: readonly Change[];
  /** Training settings that belong to it. */
  readonly training?: Readonly<Record<string, unknown>>;
  /** The run starts again: what it has come to would not mend by itself. */
  readonly restart?: true;
}

export interface Problem {
  /** The id of the block, or `document`, `data`, `training`, `view`, `run`; `network[2]` for a block that has no usable id. */
  readonly block: string;
  /** The field's name, `type` or `id` for the block as a whole, or the name of a list of blocks. */
  readonly field: string;
  /** A sentence such as "dense: units must be an integer ≥ 1, received 0". */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** `notice`: the network runs, but probably not as meant. */
  readonly severity?: 'notice';
  /** A few words that stand on the block itself, where it can be seen from its picture that something is not as meant: "only a constant". */
  readonly short?: string;
}
