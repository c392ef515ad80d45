/**
 * @file Numbers as the page writes them: minus is "−" (U+2212), thousands stand apart by a narrow space that does not break
 * (U+202F), and so does the per cent sign. One place, so that no two panels write the same number differently.
 */

/** The space inside numbers: narrow, and a line never breaks at it. */
export const NARROW_SPACE = '\u202f';
/** The minus sign; a hyphen is too short and too low beside digits. */
export const MINUS = '\u2212';

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** What stands in place of a number that could not be reckoned from numbers. */
export const NOT_COMPUTED = 'not computed';

function special(value: number): string | null {
  if (Number.isNaN(value)) return 'not a number';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value === Number.NEGATIVE_INFINITY) return `${MINUS}∞`;
  return null;
}

/** Puts our minus and thousands into what `toFixed` wrote. A rounded "-0.00" loses its sign: it says nothing. */
function dress(fixed: string): string {
  const negative = fixed.startsWith('-') && /[1-9]/.test(fixed);
  const [whole = '0', part] = fixed.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return `${negative ? MINUS : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** A number with a fixed count of decimals: `formatFixed(−1234.5, 2)` → "−1 234.50". */
export function formatFixed(value: number, decimals: number): string {
  return special(value) ?? dress(value.toFixed(decimals));
}

/**
 * A number to so many significant digits (default 3): 0.0951 → "0.0951", 1234.56 → "1 235" (digits before the point are
 * never dropped), −2 → "−2.00". Below 10⁻⁴ and from 10⁷ on it is written as a power of ten: "1.20 × 10⁻⁵".
 * @param trim leave out zeros at the end ("−2" for "−2.00"): for settings people typed, not for measurements
 */
export function formatNumber(value: number, digits = 3, trim = false): string {
  const word = special(value);
  if (word) return word;
  if (value === 0) return '0';
  const [mantissa = '', power = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 7) {
    const shown = trim ? stripZeros(mantissa) : mantissa;
    const raised = String(exponent).replace(/./g, (c) => superscripts[c] ?? '');
    return `${dress(shown)}${NARROW_SPACE}×${NARROW_SPACE}10${raised}`;
  }
  const fixed = value.toFixed(Math.max(0, digits - 1 - exponent));
  return dress(trim ? stripZeros(fixed) : fixed);
}

function stripZeros(fixed: string): string {
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** A whole number: 12010 → "12 010". */
export function formatCount(value: number): string {
  return formatFixed(value, 0);
}

/**
 * A share from 0 to 1 in per cent: `formatPercent(0.972)` → "97.2 %". Only exactly 0 and 1 are written as 0 and 100:
 * 0.9999 → ">99.9 %", 0.0001 → "<0.1 %", because "100 %" claims that nothing was wrong.
 */
export function formatPercent(share: number, decimals = 1): string {
  const word = special(share);
  if (word) return word;
  const unit = 10 ** -decimals;
  const percent = share * 100;
  const text = dress(percent.toFixed(decimals));
  const rounded = Number(percent.toFixed(decimals));
  if (share > 0 && share < 1) {
    if (rounded === 0) return `<${unit.toFixed(decimals)}${NARROW_SPACE}%`;
    if (rounded === 100) return `>${(100 - unit).toFixed(decimals)}${NARROW_SPACE}%`;
  }
  return `${text}${NARROW_SPACE}%`;
}

/** A number that always shows its direction: "+1.20", "−0.40", "0". */
export function formatSigned(value: number, digits = 3, trim = false): string {
  const text = formatNumber(value, digits, trim);
  return value > 0 ? `+${text}` : text;
}

/** A whole number in little room: 999 → "999", 1234 → "1.2 k", 12010 → "12 k", 3.4e6 → "3.4 M". */
export function formatCompact(value: number): string {
  const word = special(value);
  if (word) return word;
  const units = ['', 'k', 'M', 'G', 'T'];
  let rest = Math.abs(value);
  let unit = 0;
  // 999.5 already rounds to 1000, which belongs to the next unit
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  const decimals = unit > 0 && rest < 9.95 ? 1 : 0;
  const text = dress((value < 0 ? -rest : rest).toFixed(decimals));
  return unit === 0 ? text : `${text}${NARROW_SPACE}${units[unit]}`;
}

/**
 * The number a person typed, or NaN. Takes what the page itself prints (our minus, spaces between thousands, " × 10⁻⁵"), a
 * comma for the point, "1e-3", and a per cent or k sign only where `parsePercent` or a caller's own parse asks for it.
 */
export function parseNumber(text: string): number {
  let plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u2009\u202f\u00a0]/g, '');
  plain = plain.replace(/[×x]10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, (_, raised: string) => {
    const digits = raised.replace(/./g, (c) => Object.keys(superscripts).find((d) => superscripts[d] === c) ?? '');
    return `e${digits}`;
  });
  if (!plain.includes('.')) plain = plain.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** A share from what a person typed in per cent: "50 %" or "50" → 0.5. NaN where it is no number. */
export function parsePercent(text: string): number {
  return parseNumber(text.replace('%', '')) / 100;
}
