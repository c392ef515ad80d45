/** @file What a lesson and its parts are called, read from its file without all the rest: a list of many is made at once. */

export interface Outline {
  readonly id: string;
  readonly title: string;
  /** A few words. */
  readonly line: string | undefined;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** Of a file that can be read: `readMarkdown` says whether it can. */
export function outlineOf(text: string): Outline {
  const said = (key: string): string | undefined => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1]?.trim();
  return {
    id: said('id') ?? '',
    title: said('title') ?? '',
    line: said('line'),
    parts: [...text.matchAll(/^# (.*?) \{#([\w-]+)\}$/gm)].map(([, title, id]) => ({ title: title!, id: id! })),
  };
}
