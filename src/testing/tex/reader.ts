/** @file For tests: the tokens of a formula in LaTeX, one after another. */
const INVISIBLE = /^(\\[,;! ]|\\left|\\right|\\mathbf|\\boldsymbol|\\quad|&)$/;
export const tokensOf = (tex: string) =>
  (tex.match(/\\[a-zA-Z]+|\\.|\d+(\.\d+)?|\S/g) ?? []).filter((token) => !INVISIBLE.test(token));

/** Sides of an equation. */
export function splitAtEquals(text: string): string[] {
  const sides = [''];
  let depth = 0;
  for (const c of text) {
    if ('{[('.includes(c)) depth++;
    if ('}])'.includes(c)) depth--;
    if (c === '=' && depth === 0) sides.push('');
    else sides[sides.length - 1] += c;
  }
  return sides;
}

export class Reader {
  readonly #tokens: readonly string[];
  #place = 0;
  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }
  get next(): string {
    return this.#tokens[this.#place] ?? '';
  }
  get after(): string {
    return this.#tokens[this.#place + 1] ?? '';
  }
  get done(): boolean {
    return this.#place >= this.#tokens.length;
  }
  get rest(): string {
    return this.#tokens.slice(this.#place).join(' ');
  }
  get startsFactor(): boolean {
    return !this.done && !/^([)\]+\-=>,]|\\(le|IF|ELSE))$/.test(this.next);
  }
  take(): string {
    return this.#tokens[this.#place++] ?? '';
  }
  eat(token: string): boolean {
    if (this.next !== token) return false;
    this.#place++;
    return true;
  }
  /** What stands in the braces that come next. */
  group(): string[] {
    if (!this.eat('{')) throw new Error(`{ expected before ${this.rest}`);
    const start = this.#place;
    for (let depth = 1; depth > 0 && !this.done; this.#place++)
      depth += this.next === '{' ? 1 : this.next === '}' ? -1 : 0;
    return this.#tokens.slice(start, this.#place - 1);
  }
  /** A sub- or superscript: braces or a single token. */
  script(): string[] {
    return this.next === '{' ? this.group() : [this.take()];
  }
  get isSlope(): boolean {
    return /^\\[td]?frac$/.test(this.next) && this.#tokens[this.#place + 2] === '\\partial';
  }
  /** What the loss is differentiated by, of ∂L/∂…; null where something else is differentiated, undefined where nothing is. */
  slope(): string[] | null | undefined {
    if (!this.isSlope) return undefined;
    this.take();
    const [above, below] = [this.group(), this.group()];
    return above.join('') === '\\partialL' ? below.slice(1) : null;
  }
}
