/** @file Where the pictures of the examples lie: made from their documents by `npm run thumbnails`, which puts a hash of the document into the name. */
const files = import.meta.glob<string>('./thumbnails/*.webp', {
  eager: true,
  query: '?url&no-inline',
  import: 'default',
});

export interface Thumbnail {
  readonly light: string;
  readonly dark: string;
}

const found = new Map<string, { light?: string; dark?: string }>();
for (const [path, address] of Object.entries(files)) {
  const [, id, theme] = /([\w-]+)\.\w+\.(light|dark)\.webp$/.exec(path) ?? [];
  if (id === undefined) continue;
  found.set(id, { ...found.get(id), [theme as 'light' | 'dark']: address });
}

/** The addresses of an example's picture in both themes. @throws Error where it was not made: `example ring: has no picture (npm run thumbnails)` */
export function thumbnailOf(id: string): Thumbnail {
  const { light, dark } = found.get(id) ?? {};
  if (light === undefined || dark === undefined) throw new Error(`example ${id}: has no picture (npm run thumbnails)`);
  return { light, dark };
}
