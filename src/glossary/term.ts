/** One entry of the glossary. */
export interface Term {
  /** By which cards and other entries name it. */
  readonly id: string;
  /** What it is called on the page. */
  readonly name: string;
  /** What it is, in words that need no other entry. */
  readonly plain: string;
  /** How people of the field say it, and what they mean exactly. */
  readonly field?: string;
  /** The same in LaTeX. */
  readonly formula?: string;
  /** Other names under which it is looked for. */
  readonly also: readonly string[];
  /** Entries that go with it. */
  readonly see?: readonly string[];
}
