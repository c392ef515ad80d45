/** @file The lines of a program in groups: neighbours that belong to the same block. */

export interface Group {
  /** The block; absent where the lines are of the program as a whole. */
  readonly block?: string;
  /** The first line, from 0, and the line behind the last. */
  readonly from: number;
  readonly to: number;
}

/** All lines, in order. @param marks of each line its block */
export function groupsOf(count: number, marks: readonly (string | undefined)[] = []): readonly Group[] {
  const groups: Group[] = [];
  for (let line = 0; line < count; line++) {
    const block = marks[line];
    const last = groups.at(-1);
    if (last && last.block === block) groups[groups.length - 1] = { ...last, to: line + 1 };
    else groups.push({ ...(block === undefined ? {} : { block }), from: line, to: line + 1 });
  }
  return groups;
}

/** Of so many lines at most so many, whole groups where they fit. */
export const firstLines = (groups: readonly Group[], most: number): readonly Group[] =>
  groups.flatMap((group) => (group.from >= most ? [] : [{ ...group, to: Math.min(group.to, most) }]));
