/** What files of a document are called: its title in letters, digits and dashes, "network" where none is left. */
export const fileStem = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'network';
