/** What an element needs in order to be explained by a card: `Explanations` finds it by these. */
export interface Explains {
  readonly 'data-explain': string;
  readonly 'data-term'?: string;
  readonly 'aria-description'?: string;
}

/**
 * The attributes of a control (or of the row of one) that a card explains when the pointer rests on it, when the keyboard comes to it, and when a finger stays on it.
 * What is no control is an `Explained`, which can be reached.
 * @param says one sentence or two
 * @param term the id of the glossary's entry that says more
 */
export const explains = (says: string, term?: string): Explains => ({
  'data-explain': says,
  'aria-description': says,
  ...(term !== undefined && { 'data-term': term }),
});
