/** @file What is said of a field beside its control; apart from its declaration, which the worker has too. */
import type { Fields } from './field.ts';

export interface FieldText {
  /** As shown beside the control. */
  readonly label: string;
  /** One sentence: what it does and when to change it. */
  readonly help: string;
  /** The glossary's entry that says more. */
  readonly term?: string;
  /** Stands behind the number. */
  readonly unit?: string;
  /** Of choices: shown instead of a choice's own word. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A text for each field. */
export type FieldTexts<F extends Fields = Fields> = { readonly [K in keyof F]: FieldText };
