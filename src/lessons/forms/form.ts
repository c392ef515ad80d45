/** @file What the form of a kind of question is given. */
import type { Question, QuestionKindName } from '#lesson/questions/index.ts';

export type OfKind<K extends QuestionKindName> = Extract<Question, { readonly kind: K }>;

export interface FormProps<K extends QuestionKindName = QuestionKindName> {
  readonly question: OfKind<K>;
  /** The answer so far, whole or not; undefined where nothing was said. */
  readonly draft: unknown;
  readonly onDraft: (draft: unknown) => void;
  /** It was committed: it is shown, and no longer changed. */
  readonly locked: boolean;
  /** Of what is asked; the form is described by it. */
  readonly labelledBy: string;
}
