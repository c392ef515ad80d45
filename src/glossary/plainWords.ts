/** One word for one thing: what stands on the page, and what does not. */
export interface PlainWord {
  /** As the page says it. */
  readonly plain: string;
  /** What it is called in the code or by the field; on the page only behind a card, in the glossary. */
  readonly never: RegExp;
}

/** The house's words against plain ones: no sentence of the page holds one on the right. */
export const plainWords: readonly PlainWord[] = [
  { plain: 'border', never: /decision (?:boundar|line|surface)/i },
  { plain: 'start', never: /seeded initiali[sz]ation|initiali[sz]ation baseline/i },
  { plain: 'straight-line reader', never: /linear probe|\(ridge|ridge regression/i },
  { plain: 'a fixed set of samples', never: /probe set/i },
  { plain: 'told apart in 90 % of pairs', never: /\bAUROC (?:\d|of)/ },
  { plain: 'held-out', never: /validation set/i },
  { plain: 'copy', never: /model cop(?:y|ies)/i },
  { plain: 'step', never: /\biterations?\b/i },
  { plain: 'unit', never: /\bneurons?\b/i },
  { plain: 'setting', never: /hyper-?parameter/i },
  { plain: 'network', never: /\bneural net\b|\bcomputation(?:al)? graph\b/i },
  { plain: 'slope', never: /\bpartial derivatives?\b/i },
  { plain: 'learns by heart', never: /\bmemori[sz]e/i },
  { plain: 'sample', never: /\bdata ?points?\b/i },
  { plain: 'directions used', never: /participation ratio/i },
];
