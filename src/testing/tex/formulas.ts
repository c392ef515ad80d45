/**
 * @file For tests: computes what formulas in LaTeX say, so that a sign or an index that is written wrong is a wrong number.
 * Longer than 300 lines because a formula is read and computed in one pass: each construct of LaTeX has its method, and they call one another.
 */

import { Reader, splitAtEquals, tokensOf } from './reader.ts';
import {
  add,
  distance,
  eachBy,
  functions,
  map,
  NOTHING,
  numberOf,
  partOf,
  product,
  scalar,
  softmax,
  type Tensor,
  transposed,
} from './tensor.ts';

/** Values of index letters, counted from 0. */
type Indices = Readonly<Record<string, number>>;

type Look = (name: string, at?: Indices) => Tensor;
/** A tensor; one that is put together from what formulas define; or what a symbol is where index letters have these values. */
type Known = Tensor | { readonly whole: (look: Look) => Tensor } | { readonly at: (at: Indices, look: Look) => Tensor };

/** What is known without the formulas: tensors by symbol (∂L/∂x is called `dx`), and how far each index letter runs. */
export interface World {
  readonly known: Readonly<Record<string, Known>>;
  readonly ranges: Indices;
  /** Letters of symbols that are written without them. */
  readonly letters?: Readonly<Record<string, readonly string[]>>;
  /** Whole pieces of LaTeX that are one symbol. */
  readonly aliases?: readonly (readonly [string, string])[];
  /** Where a Σ without letters goes, in a formula for `of`. */
  readonly places?: (of: string, at: Indices) => readonly Indices[];
}

interface Scope {
  readonly at: Indices;
  readonly of: string;
  readonly where: readonly ((scope: Scope) => boolean | undefined)[];
  readonly bound: Readonly<Record<string, number>>;
}
type Node = (scope: Scope) => Tensor;

/** Every combination of values of letters. */
export function placesOf(letters: readonly string[], ranges: Indices, at: Indices = {}): Indices[] {
  return letters.reduce<Indices[]>(
    (all, letter) =>
      all.flatMap((before) => {
        const range = ranges[letter];
        if (range === undefined) throw new Error(`How far does ${letter} run?`);
        return Array.from({ length: range }, (_, i) => ({ ...before, [letter]: i }));
      }),
    [at],
  );
}

/** Formulas read one after another: what is known is compared, what is new is defined by them. */
export class Formulas {
  readonly #world: World;
  readonly #defined = new Map<string, { letters: readonly string[]; node: Node; where: Scope['where'] }>();
  #slope: Node | undefined;
  /** Symbols that were known already, and were found to be as the formula says. */
  readonly agreed = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * Reads equations, `\qquad` or new lines between them.
   * @returns how far at most what they say lies from what is known, beside its size
   */
  read(tex: string): number {
    let text = tex
      .replaceAll(/\\(begin|end)\{aligned\}/g, '')
      .replaceAll('\\text{ if }', '\\IF ')
      .replaceAll('\\text{, else }', '\\ELSE ')
      .replaceAll(/\\text\{(in|out)\}/g, '$1')
      .replaceAll(/\\operatorname\{(\w+)\}/g, '\\$1 ')
      .replaceAll(/\\left\.(.*?)\\right\|_\{\\text\{output\}\}/g, '\\shown_t ');
    for (const [piece, symbol] of this.#world.aliases ?? []) text = text.replaceAll(piece, symbol);
    const gates = /\\q?quad \(k \\in \\\{(.*)\\\}\)/.exec(text);
    const equations = text.replace(gates?.[0] ?? '', '').split(/,\\q?quad|\\\\/);
    const comparisons = equations.flatMap((equation) => this.#define(equation.trim(), gates?.[1]?.split(',')));
    return Math.max(0, ...comparisons.map((compare) => compare()));
  }

  /** Takes in an equation. @returns what of it can be compared, once everything is defined */
  #define(text: string, gates = this.#gates): (() => number)[] {
    // Before the last step; at the last one it is what the output asks for.
    const early = /\\quad \(t < T\)$/;
    const spread = text
      .replace(early, '')
      .replace(/\\sum_\{k \\in \\\{([^}]*)\\\}\} (.*)$/, (_, among: string, body: string) =>
        among
          .split(',')
          .map((gate) => forGate(body, gate))
          .join(' + '),
      );
    if (/[Wb]_\{[ih]k\}|\^k/.test(spread)) return gates.flatMap((gate) => this.#define(forGate(spread, gate)));
    const [said, conditions] = spread.split('\\text{where }') as [string, string?];
    const body = early.test(text) ? `${said} + \\shown_t` : said;
    const where = (conditions?.split(',\\ ') ?? []).map((condition) => {
      const [left, right] = condition.split('=').map((side) => indexOf(side));
      return ({ at }: Scope) => {
        const [a, b] = [left!(at), right!(at)];
        return Number.isNaN(a) || Number.isNaN(b) ? undefined : a === b;
      };
    });
    const sides = splitAtEquals(body);
    const first = this.#symbol(tokensOf(sides[0]!));
    // The state before the first step is 0, and is taken for that.
    if (/^\s*\\mathbf 0$/.test(sides.at(-1)!)) return [];
    const node = this.#parse(sides.at(-1)!);
    return sides.slice(0, -1).flatMap((side) => {
      if (/^\s*f'/.test(side)) {
        this.#slope = node;
        return [];
      }
      // How one number hangs on another is used in what follows, not computed.
      if (new Reader(tokensOf(side)).slope() === null) return [];
      const symbol = this.#symbol(tokensOf(side));
      if (symbol && !(symbol.name in this.#world.known)) {
        this.#defined.set(symbol.name, { letters: symbol.letters, node, where });
        return [];
      }
      const { name, letters } = (symbol ?? first)!;
      const written = this.#parse(side);
      return [
        () => {
          this.agreed.add(name);
          const free = letters.length > 0 ? letters : (this.#world.letters?.[name] ?? []);
          const scopes = placesOf(free, this.#world.ranges).map((at) => ({ at, of: name, where, bound: {} }));
          return Math.max(...scopes.map((scope) => distance(written(scope), node(scope))));
        },
      ];
    });
  }

  get #gates(): string[] {
    return Object.keys(this.#world.known).flatMap((name) => /^W_\{i(\w)\}$/.exec(name)?.[1] ?? []);
  }

  /** The symbol that a side consists of, and its index letters; undefined for anything else. */
  #symbol(tokens: readonly string[]): { name: string; letters: readonly string[] } | undefined {
    const reader = new Reader(tokens);
    const name = this.#name(reader);
    if (name === undefined || !reader.done) return undefined;
    return { name: name.name, letters: name.indices.flatMap(lettersOf) };
  }

  /** Reads a symbol with its sub- and superscripts, or undefined where none stands. */
  #name(reader: Reader): { name: string; indices: readonly string[] } | undefined {
    const slope = reader.slope();
    if (slope === null) return undefined;
    if (slope) {
      const inner = this.#name(new Reader(slope));
      return inner && { ...inner, name: `d${inner.name}` };
    }
    let base = reader.take();
    if (base === '\\hat' || base === '\\bar') base += ` ${reader.take()}`;
    else if (base === '\\overline') base += reader.group().join('');
    else if (!/^([a-zA-Z]|\\[a-zA-Z]+)$/.test(base)) return undefined;
    let indices: string[] = [];
    for (;;) {
      if (reader.next === '^' && /^[a-zA-Z]$/.test(reader.after)) {
        reader.take();
        base += `^${reader.take()}`;
      } else if (reader.next === '_') {
        reader.take();
        const written = reader.script().join('');
        const full = `${base}_{${written}}`;
        if (full in this.#world.known || `d${full}` in this.#world.known) base = full;
        else indices = /^[a-z]{2,}$/.test(written) ? [...written] : written.split(',');
      } else return { name: base, indices };
    }
  }

  #look(name: string, indices: readonly number[] | undefined, scope: Scope): Tensor {
    if (indices === undefined && name in scope.bound) return scalar(scope.bound[name]!);
    const known = this.#world.known[name];
    if (known !== undefined) {
      const look: Look = (n, at = scope.at) => this.#look(n, undefined, { ...scope, at });
      if ('at' in known) return known.at(scope.at, look);
      const whole = 'whole' in known ? known.whole(look) : known;
      const own = this.#world.letters?.[name];
      return partOf(whole, indices ?? own?.map((letter) => scope.at[letter]!) ?? []);
    }
    const definition = this.#defined.get(name);
    if (!definition && name in scope.at) return scalar(scope.at[name]!);
    if (!definition) throw new Error(`What is ${name}?`);
    const { letters, node, where } = definition;
    const within = (at: Indices) => node({ ...scope, at: { ...scope.at, ...at }, of: name, where });
    if (indices && letters.length === 0) return partOf(within({}), indices);
    if (indices) {
      const at = Object.fromEntries(letters.map((letter, k) => [letter, indices[k]!]));
      const outside = letters.some((letter) => at[letter]! < 0 || at[letter]! >= this.#world.ranges[letter]!);
      return outside ? NOTHING : within(at);
    }
    if (letters.every((letter) => letter in scope.at)) return within({});
    return {
      shape: letters.map((letter) => this.#world.ranges[letter]!),
      data: placesOf(letters, this.#world.ranges).map((at) => numberOf(within(at))),
    };
  }

  #parse(tex: string): Node {
    const reader = new Reader(tokensOf(tex));
    const node = this.#expression(reader);
    if (!reader.done) throw new Error(`Cannot read ${reader.rest} of ${tex}`);
    return node;
  }

  #expression(reader: Reader): Node {
    const negative = reader.eat('-');
    let node = this.#term(reader);
    if (negative) {
      const positive = node;
      node = (scope) => map(positive(scope), (x) => -x);
    }
    for (;;) {
      const left = node;
      if (reader.eat('+')) {
        const right = this.#term(reader);
        node = (scope) => add(left(scope), right(scope));
      } else if (reader.eat('-')) {
        const right = this.#term(reader);
        node = (scope) => eachBy(left(scope), right(scope), (x, y) => x - y);
      } else if (reader.eat('\\IF')) {
        const condition = this.#comparison(reader);
        if (!reader.eat('\\ELSE')) throw new Error('if without else');
        const otherwise = this.#expression(reader);
        node = (scope) => (condition(scope) ? left(scope) : otherwise(scope));
      } else return node;
    }
  }

  #comparison(reader: Reader): (scope: Scope) => boolean {
    const left = this.#expression(reader);
    const sign = reader.take();
    const right = this.#expression(reader);
    return (scope) => {
      const [a, b] = [numberOf(left(scope)), numberOf(right(scope))];
      return sign === '>' ? a > b : sign === '\\le' ? a <= b : a === b;
    };
  }

  #term(reader: Reader): Node {
    let node = this.#factor(reader);
    for (;;) {
      const left = node;
      if (reader.eat('\\odot')) {
        const right = this.#factor(reader);
        node = (scope) => eachBy(left(scope), right(scope), (x, y) => x * y);
      } else if (reader.eat('\\cdot') || reader.startsFactor) {
        const right = this.#factor(reader);
        node = (scope) => product(left(scope), right(scope));
      } else return node;
    }
  }

  #factor(reader: Reader): Node {
    if (reader.next === '\\sum') return this.#sum(reader);
    let node = this.#base(reader);
    while (reader.next === '^') {
      reader.take();
      const exponent = reader.script();
      const inner = node;
      if (exponent.join('') === '\\top') node = (scope) => transposed(inner(scope));
      else {
        const power = this.#expression(new Reader(exponent));
        node = (scope) => map(inner(scope), (x) => x ** numberOf(power(scope)));
      }
    }
    return node;
  }

  #sum(reader: Reader): Node {
    reader.take();
    let letters: string[] | undefined;
    let count: number | undefined;
    if (reader.eat('_')) {
      const [written, from] = reader.script().join('').split('=') as [string, string?];
      letters = written.split(',');
      if (from !== undefined && reader.eat('^')) count = Number(reader.script().join('')) - Number(from) + 1;
    }
    const body = this.#term(reader);
    return (scope) => {
      const { ranges, places } = this.#world;
      const all =
        letters === undefined
          ? places!(scope.of, scope.at)
          : placesOf(letters, count === undefined ? ranges : { ...ranges, [letters[0]!]: count }, scope.at);
      let total: Tensor | undefined;
      for (const at of all) {
        const inner = { ...scope, at };
        const apart = scope.where.some((holds) => holds(inner) === false);
        const value = apart ? scalar(0) : body(inner);
        total = total ? add(total, value) : value;
      }
      return total ?? scalar(0);
    };
  }

  #base(reader: Reader): Node {
    const { next } = reader;
    if (/^\d/.test(next)) {
      const value = scalar(Number(reader.take()));
      return () => value;
    }
    if (next === '(') {
      reader.take();
      const inner = this.#expression(reader);
      if (!reader.eat(')')) throw new Error(`( without ) before ${reader.rest}`);
      return inner;
    }
    if (next === '[') {
      reader.take();
      const holds = this.#comparison(reader);
      if (!reader.eat(']')) throw new Error(`[ without ] before ${reader.rest}`);
      return (scope) => scalar(holds(scope) ? 1 : 0);
    }
    if (next === 'f' && reader.after === "'") {
      reader.take();
      reader.take();
      const of = this.#base(reader);
      return (scope) => {
        const [z, a] = [of(scope), this.#look('a', undefined, scope)];
        // A function that is not bent by its output may have a slope that does not say `a`.
        return eachBy(z, a, (x, y) => numberOf(this.#slope!({ ...scope, bound: { z: x, a: y } })));
      };
    }
    if (next === '\\sqrt') {
      reader.take();
      const inner = this.#expression(new Reader(reader.script()));
      return (scope) => map(inner(scope), Math.sqrt);
    }
    if (next === '\\max') {
      reader.take();
      reader.take();
      const first = this.#expression(reader);
      reader.take();
      const second = this.#expression(reader);
      reader.take();
      return (scope) => eachBy(first(scope), second(scope), Math.max);
    }
    if (next === '\\softmax') {
      reader.take();
      const inner = this.#factor(reader);
      return (scope) => softmax(inner(scope));
    }
    if (next === 'e' && reader.after === '^') {
      reader.take();
      return () => scalar(Math.E);
    }
    const known = functions[next];
    if (known && (next !== '\\sigma' || reader.after === '(') && !(next in this.#world.known)) {
      reader.take();
      const squared = reader.next === '^';
      if (squared) {
        reader.take();
        reader.script();
      }
      const inner = this.#factor(reader);
      return (scope) => map(inner(scope), (x) => known(x) ** (squared ? 2 : 1));
    }
    if (/^\\[td]?frac$/.test(next) && !reader.isSlope) {
      reader.take();
      const [above, below] = [reader.group(), reader.group()].map((tokens) => this.#expression(new Reader(tokens)));
      return (scope) => eachBy(above!(scope), below!(scope), (x, y) => x / y);
    }
    const symbol = this.#name(reader);
    if (!symbol) throw new Error(`Cannot read ${next} ${reader.rest}`);
    const { name } = symbol;
    const indices = symbol.indices.map(indexOf);
    return (scope) => this.#look(name, indices.length > 0 ? indices.map((index) => index(scope.at)) : undefined, scope);
  }
}

const forGate = (text: string, gate: string) =>
  text.replaceAll(/([Wb])_\{([ih])k\}/g, `$1_{$2${gate}}`).replaceAll('^k', `^${gate}`);

const lettersOf = (index: string): string[] => index.match(/[a-z]/g) ?? [];

/** `2i+u-1` of the values of its letters; NaN where one has none. */
function indexOf(text: string): (at: Indices) => number {
  const parts = [...text.replaceAll(/\\,|\s/g, '').matchAll(/([+-]?)(\d*)([a-z]?)/g)].filter(([whole]) => whole !== '');
  return (at) =>
    parts.reduce((sum, [, sign, digits, letter]) => {
      const size = (digits ? Number(digits) : 1) * (letter ? (at[letter] ?? Number.NaN) : 1);
      return sum + (sign === '-' ? -size : size);
    }, 0);
}
