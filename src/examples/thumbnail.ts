/** @file The two pictures of an example, found among files whose names are its id, a hash and a theme. */

export interface Thumbnail {
  readonly light: string;
  readonly dark: string;
}

/**
 * Finds the pictures of an example in both themes.
 * @param files addresses, by path
 * @returns by id. @throws Error where there is none: `example ring: has no picture (npm run thumbnails)`
 */
export function thumbnailsIn(files: Readonly<Record<string, string>>): (id: string) => Thumbnail {
  const found = new Map<string, { light?: string; dark?: string }>();
  for (const [path, address] of Object.entries(files)) {
    const [, id, theme] = /([\w-]+)\.\w+\.(light|dark)\.webp$/.exec(path) ?? [];
    if (id === undefined) continue;
    found.set(id, { ...found.get(id), [theme as 'light' | 'dark']: address });
  }
  return (id) => {
    const { light, dark } = found.get(id) ?? {};
    if (light === undefined || dark === undefined)
      throw new Error(`example ${id}: has no picture (npm run thumbnails)`);
    return { light, dark };
  };
}
