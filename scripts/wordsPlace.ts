/** @file Finds what a person reads in components and other code: words belong in the words file of its folder. */
import { parseAst } from 'vite';

type Node = Record<string, unknown> & { type: string; start: number };

/** Attributes whose text nobody reads. */
const UNREAD = /^(?:className|d|viewBox|transform|points|style|aria-keyshortcuts)$/;
/** What asks for elements, or for what the device has. */
const QUERIES = /^(?:closest|matches|matchMedia|querySelector|querySelectorAll)$/;
/** Two words with a blank between: of one letter only "a" and "I" are words, so that the path of a picture is none. */
const WORD = /(?<![\p{L}\d_])(?:[aAI](?![\p{L}\d_])|\p{L}[\p{L}’'-]*\p{L})/gu;
const hasWords = (text: string): boolean => /\S \S/u.test(text.trim()) && (text.match(WORD)?.length ?? 0) > 1;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** What a node says by itself; a value in it is written ‹›. */
function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText' || node.type === 'Literal')
    return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type === 'TemplateLiteral')
    return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('‹›');
  return undefined;
}

/** Whether nothing beneath a node is read by people: imports, types, selectors, errors that only a fault of the program throws. */
function isUnread(node: Node): boolean {
  if (/^(?:Import|ExportAll|TSLiteralType)/.test(node.type)) return true;
  if (node.type === 'JSXAttribute') return UNREAD.test(String((node['name'] as Node)['name']));
  if (node.type === 'NewExpression') return /Error$/.test(String((node['callee'] as Node)['name']));
  if (node.type !== 'CallExpression') return false;
  const callee = node['callee'] as Node;
  return QUERIES.test(String(callee['name'] ?? (callee['property'] as Node | undefined)?.['name']));
}

/** Texts of two words or more that stand in code, each with its line. */
export function wordsIn(code: string, lang: 'ts' | 'tsx'): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  const go = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(go);
    if (!isNode(value) || isUnread(value)) return;
    const text = textOf(value)?.replace(/\s+/g, ' ');
    if (text !== undefined && hasWords(text))
      found.push({ line: code.slice(0, value.start).split('\n').length, text: text.trim() });
    Object.values(value).forEach(go);
  };
  go(parseAst(code, { lang }));
  return found;
}
