/** @file The text of a program in pieces that are coloured: comments, strings, numbers, keywords, names that are defined. Enough to read by, no parser. */

export type PieceKind = 'comment' | 'string' | 'number' | 'keyword' | 'name';

export interface Piece {
  readonly text: string;
  /** Absent where it has no colour of its own. */
  readonly kind?: PieceKind;
}

interface Language {
  /** Comments, then strings, then numbers; whatever else is a word or a sign. */
  readonly pattern: RegExp;
  readonly keywords: ReadonlySet<string>;
  /** After these a name is defined. */
  readonly defines: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(','));
const NUMBER = String.raw`(\b(?:0x[\da-f]+|\d[\d_]*\.?[\d_]*(?:e[+-]?\d+)?))`;
const WORD = String.raw`([A-Za-z_]\w*)`;

const python: Language = {
  pattern: new RegExp(
    String.raw`(#[^\n]*)|([rbf]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|${NUMBER}|${WORD}`,
    'giy',
  ),
  keywords: words(
    'and,as,assert,async,await,break,class,continue,def,del,elif,else,except,finally,for,from,global,if,import,in,is,lambda,nonlocal,not,or,pass,raise,return,try,while,with,yield,None,True,False',
  ),
  defines: words('def,class'),
};

const script: Language = {
  pattern: new RegExp(
    String.raw`(//[^\n]*|/\*[\s\S]*?(?:\*/|$))|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\`(?:\\.|[^\`\\])*\`?)|${NUMBER}|${WORD}`,
    'giy',
  ),
  keywords: words(
    'async,await,break,case,class,const,continue,default,else,export,extends,false,for,from,function,if,import,in,let,new,null,of,return,static,this,throw,true,try,catch,typeof,undefined,while',
  ),
  defines: words('function,class'),
};

/** The language of a file by its ending. */
const languageOf = (name: string): Language => (/\.py$/.test(name) ? python : script);

const kinds = ['comment', 'string', 'number'] as const;

/** Each line of a text in pieces, which put together are the line. @param name of the file, whose ending says the language */
export function highlight(text: string, name: string): readonly (readonly Piece[])[] {
  const { pattern, keywords, defines } = languageOf(name);
  const lines: Piece[][] = [[]];
  const put = (piece: string, kind?: PieceKind) => {
    for (const [i, part] of piece.split('\n').entries()) {
      if (i > 0) lines.push([]);
      const last = lines.at(-1)!;
      const before = last.at(-1);
      if (part === '') continue;
      if (before && before.kind === kind) last[last.length - 1] = { ...before, text: before.text + part };
      else last.push(kind ? { text: part, kind } : { text: part });
    }
  };
  let before = '';
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) {
      put(text[at]!);
      if (!/\s/.test(text[at]!)) before = '';
      at++;
      continue;
    }
    const [whole, , , , word] = found;
    at += whole.length;
    if (word === undefined) put(whole, kinds[found.slice(1, 4).findIndex((part) => part !== undefined)]!);
    else if (keywords.has(word)) put(word, 'keyword');
    else if (defines.has(before)) put(word, 'name');
    else put(word);
    before = word ?? '';
  }
  if (text.endsWith('\n')) lines.pop();
  return lines;
}
