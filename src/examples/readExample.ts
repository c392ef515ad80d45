/**
 * @file An example in its file, a lesson of one part: between lines of `---` what is said of it (`id`, `title`, `shelf`, `line`, `question`, `sentence`, `steps`),
 * then notes for those who read the file, then its document as JSON, without the title, between lines of "```json" and "```".
 */

/** Where examples of a kind stand together. */
export const shelves = ['start', 'trained', 'layers', 'building', 'seeing', 'sequences', 'failing', 'compare'] as const;
export type Shelf = (typeof shelves)[number];

export interface Example {
  /** As the file is called; never reused for something else. */
  readonly id: string;
  readonly title: string;
  readonly shelf: Shelf;
  /** A few words below its picture. */
  readonly line: string;
  /** What one may ask oneself before one presses Play. */
  readonly question: string;
  /** One sentence: what there is to see. */
  readonly sentence: string;
  /** Steps of training after which its picture is taken; on the shelf `trained`, at which it opens. */
  readonly steps: number;
  /** To be read with `readDocument`. */
  readonly document: Readonly<Record<string, unknown>>;
}

const said = ['id', 'title', 'shelf', 'line', 'question', 'sentence', 'steps'] as const;

/** @throws Error `example ring: …` where a line is missing, or one too many, or the document is no JSON */
export function readExample(text: string): Example {
  const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  const lines = front.split('\n').map((line) => /^(\w+): (.+)$/.exec(line) ?? [line, line, '']);
  const words = Object.fromEntries(lines.map(([, key, value]) => [key, value])) as Record<
    (typeof said)[number],
    string
  >;
  const refuse = (why: string) => new Error(`example ${words.id ?? '?'}: ${why}`);
  if (`${Object.keys(words)}` !== `${said}`)
    throw refuse(`must say ${said.join(', ')}, says ${Object.keys(words).join(', ')}`);
  const shelf = shelves.find((one) => one === words.shelf);
  if (!shelf) throw refuse(`shelf must be one of ${shelves.join(', ')}, received ${words.shelf}`);
  const steps = Number(words.steps);
  if (!Number.isSafeInteger(steps) || steps < 1) throw refuse(`steps must be an integer ≥ 1, received ${words.steps}`);
  const json = /^```json\n(.*?)\n```$/ms.exec(body)?.[1];
  if (json === undefined) throw refuse('has no document between "```json" and "```"');
  try {
    return { ...words, shelf, steps, document: { ...JSON.parse(json), title: words.title } };
  } catch (error) {
    throw refuse(`its document is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
