/** @file Why something cannot be read as a document, or as a part of one. */

export interface Complaint {
  /** The id of the block, or `document`, `data`, `training`, `view`, `run`; `network[2]` for a block that has no usable id. */
  readonly block: string;
  /** The field's name, `type` or `id` for the block as a whole, or the name of a list of blocks. */
  readonly field: string;
  /** A sentence such as "dense: units must be an integer ≥ 1, received 0". */
  readonly message: string;
}
