/**
 * @file The words of a lesson: a small part of Markdown, read into a tree. Paragraphs, lists, *emphasis*, **strong**, `code`, [links](https://…), $formulas$,
 * [[words of the glossary]] and {{live numbers}}; `\` before a mark makes it plain. There is no HTML and no way to any: what is not one of these is text.
 */
import { type LiveNumber, readLiveNumber } from './liveNumber.ts';
import { lineValue, type Shape } from './shape.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'formula'; readonly tex: string }
  | { readonly kind: 'link'; readonly url: string; readonly of: readonly Inline[] }
  /** A word of the glossary, by its name or another that it goes by. */
  | { readonly kind: 'term'; readonly text: string }
  | { readonly kind: 'number'; readonly number: LiveNumber };

export type Piece =
  | { readonly kind: 'paragraph'; readonly of: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'formula'; readonly tex: string };

export interface RichText {
  readonly pieces: readonly Piece[];
  /** Sentences: what is wrong with it. */
  readonly faults: readonly string[];
}

const DEEPEST = 4;
const LONGEST_FORMULA = 400;

/** Lines with single spaces at their ends gone, and no more than one empty line between paragraphs. */
export const normalText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
/** The paragraphs and lists as they are written. */
export const piecesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n\n'));

/** Never throws. */
export function readRichText(source: string): RichText {
  const faults: string[] = [];
  const pieces = piecesOf(normalText(source)).map((text): Piece => {
    const block = /^\s*(?:#{1,6} |```|~~~|>|\||<!--|---$)/m.exec(text);
    if (block) faults.push(`"${block[0].trim()}" cannot begin a line of words: there are paragraphs and lists`);
    const formula = /^\$\$([^$]+)\$\$$/s.exec(text);
    if (formula) return { kind: 'formula', tex: checkTex(formula[1]!.trim(), faults) };
    const marks = text.split('\n').map((line) => /^(?:(-)|\d{1,3}\.) +(?=\S)/.exec(line));
    if (!marks[0]) return { kind: 'paragraph', of: readInline(text, faults) };
    const items: string[] = [];
    for (const [i, line] of text.split('\n').entries()) {
      if (marks[i]) items.push(line.slice(marks[i]![0].length));
      else items[items.length - 1] += `\n${line.trim()}`;
    }
    return { kind: 'list', ordered: marks[0][1] === undefined, items: items.map((item) => readInline(item, faults)) };
  });
  return { pieces, faults };
}

/** What KaTeX could be made to load, to define or to repeat. */
const forbiddenTex =
  /\\(?:href|url|include\w*|html\w*|def|[gex]def|let|newcommand|renewcommand|providecommand|global|futurelet|char)\b/;

function checkTex(tex: string, faults: string[]): string {
  const found = forbiddenTex.exec(tex)?.[0];
  if (found) faults.push(`a formula may not hold ${found}`);
  if (tex.length > LONGEST_FORMULA)
    faults.push(`a formula may have ${LONGEST_FORMULA} characters, received ${tex.length}`);
  return tex;
}

/** Links lead to other pages, over https. */
export function safeUrl(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Where something that was opened closes again, with what stands between; each at the start of the rest. */
const spans = [
  ['code', /^`([^`\n]+)`/],
  ['number', /^\{\{([^{}\n]+)\}\}/],
  ['formula', /^\$(?=\S)([^$\n]*[^$\s])\$(?!\d)/],
  ['term', /^\[\[([^[\]\n]{1,60})\]\]/],
  ['link', /^\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/],
  ['strong', /^\*\*(?=\S)((?:[^*]|\*(?!\*))+?)\*\*/],
  ['emphasis', /^\*(?=\S)([^*]+?)\*/],
] as const;

function readInline(text: string, faults: string[], depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: plain.replace(/\s*\n\s*/g, ' ') });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const letter = text[at]!;
    if (letter === '\\' && /[\\`*[\]{}$<>#|-]/.test(text[at + 1] ?? '')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    if (letter === '<' && /^<[a-zA-Z/!?]/.test(text.slice(at, at + 2)))
      faults.push('there is no HTML in a lesson; write \\< for a plain <');
    const rest = '`{$[*'.includes(letter) ? text.slice(at) : '';
    const span = rest === '' ? undefined : spans.find(([, pattern]) => pattern.test(rest));
    const match = span && span[1].exec(rest)!;
    if (!match) {
      plain += letter;
      at++;
      continue;
    }
    flush();
    found.push(...inlineOf(span[0], match, faults, depth));
    at += match[0].length;
  }
  flush();
  return found;
}

function inlineOf(
  kind: (typeof spans)[number][0],
  match: RegExpExecArray,
  faults: string[],
  depth: number,
): readonly Inline[] {
  const [whole, inside = '', url = ''] = match;
  const within = () =>
    depth < DEEPEST ? readInline(inside, faults, depth + 1) : [{ kind: 'text', text: inside } as const];
  if (kind === 'code') return [{ kind, text: inside }];
  if (kind === 'formula') return [{ kind, tex: checkTex(inside, faults) }];
  if (kind === 'term') return [{ kind, text: inside.trim() }];
  if (kind === 'emphasis' || kind === 'strong') return [{ kind, of: within() }];
  if (kind === 'number') {
    const number = readLiveNumber(inside);
    if (!('fault' in number)) return [{ kind, number }];
    faults.push(number.fault);
    return [{ kind: 'text', text: whole }];
  }
  const safe = safeUrl(url);
  if (safe !== undefined) return [{ kind, url: safe, of: within() }];
  faults.push(`a link must lead to https://…, received ${JSON.stringify(url.slice(0, 60))}`);
  return [{ kind: 'text', text: whole }];
}

/** Every inline of a text, those within others too. */
export function inlinesOf({ pieces }: RichText): readonly Inline[] {
  const deep = (all: readonly Inline[]): readonly Inline[] =>
    all.flatMap((one) => ('of' in one ? [one, ...deep(one.of)] : [one]));
  return pieces.flatMap((piece) =>
    piece.kind === 'formula' ? [] : deep(piece.kind === 'list' ? piece.items.flat() : piece.of),
  );
}

/** What is read aloud or counted: the words alone, a formula and a number as one word each. */
export function plainText({ pieces }: RichText): readonly string[] {
  const of = (all: readonly Inline[]): string =>
    all
      .map((one) =>
        one.kind === 'formula'
          ? 'formula'
          : one.kind === 'number'
            ? (one.number.quoted ?? 'number').replace(/\s/g, '')
            : 'of' in one
              ? of(one.of)
              : one.text,
      )
      .join('');
  return pieces.flatMap((piece) =>
    piece.kind === 'formula' ? [] : piece.kind === 'list' ? piece.items.map(of) : [of(piece.of)],
  );
}

/** Words as a field of a lesson. */
export const rich = (max: number, min = 1): Shape<string> => ({
  schema: {
    type: 'string',
    minLength: min,
    maxLength: max,
    description: 'words: paragraphs, lists, emphasis, code, https links, $formulas$, [[terms]], {{numbers}}',
  },
  ...(min === 0 ? { optional: true, empty: '' } : {}),
  read(value, path, note) {
    if (
      typeof value !== 'string' ||
      value.length > max ||
      (value = normalText(value) as unknown as string).length < min
    ) {
      note(path, `must be text of ${min} to ${max} characters`);
      return undefined;
    }
    const text = value as string;
    const { faults } = readRichText(text);
    for (const fault of faults) note(path, fault);
    return faults.length > 0 ? undefined : text;
  },
  fromLine(line) {
    const value = line.startsWith('"') ? lineValue(line) : line;
    return typeof value === 'string' ? value : line;
  },
  toLine: (text) => (text === '' || text.includes('\n') || text.startsWith('"') ? JSON.stringify(text) : text),
});
