/** @file A formula in plain characters, shown while KaTeX loads and wherever it cannot read the TeX. */

const commands: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  Gamma: 'Γ',
  delta: 'δ',
  Delta: 'Δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  Sigma: 'Σ',
  tau: 'τ',
  phi: 'φ',
  varphi: 'φ',
  Phi: 'Φ',
  psi: 'ψ',
  omega: 'ω',
  Omega: 'Ω',
  partial: '∂',
  nabla: '∇',
  sum: '∑',
  prod: '∏',
  int: '∫',
  infty: '∞',
  cdot: '·',
  times: '×',
  odot: '⊙',
  oplus: '⊕',
  ast: '∗',
  circ: '∘',
  pm: '±',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  in: '∈',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  mapsto: '↦',
  ldots: '…',
  dots: '…',
  cdots: '⋯',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  langle: '⟨',
  rangle: '⟩',
  top: 'ᵀ',
  quad: '  ',
  qquad: '    ',
  mid: '|',
  sim: '∼',
  propto: '∝',
};
const wrappers =
  'mathbf|mathrm|mathit|mathsf|mathbb|mathcal|boldsymbol|bm|text|textbf|operatorname\\*?|hat|bar|tilde|vec';

/** TeX in plain characters: fractions with a stroke, Greek letters as themselves, no braces. Never throws. */
export function formulaText(tex: string): string {
  let text = tex
    .replace(/\\\\/g, ' ')
    .replace(/\\(?:begin|end)\{[^}]*\}/g, ' ')
    .replace(/&/g, ' ');
  // from the innermost pair of braces outwards
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(
        /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
        (_, top: string, low: string) => `${group(top)}/${group(low)}`,
      )
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
      .replace(new RegExp(`\\\\(?:${wrappers})\\s*\\{([^{}]*)\\}`, 'g'), '$1')
      .replace(/([_^])\{([^{}]*)\}/g, (_, sign: string, inner: string) => sign + group(inner))
      .replace(/\{([^{}\\]*)\}/g, '$1');
  }
  return text
    .replace(/\\(?:left|right|bigl|bigr|Bigl|Bigr|big|Big|limits|displaystyle)(?![a-zA-Z])\.?/g, '')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => commands[name] ?? name)
    .replace(/\\[,;:!> ]/g, ' ')
    .replace(/\\([{}|%#&_$])/g, '$1')
    .replace(/[{}\\]/g, '')
    .replace(/-/g, '−')
    .replace(/\s+/g, ' ')
    .trim();
}

function group(text: string): string {
  return /^\\?[\wα-ω∂]+$/.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}
