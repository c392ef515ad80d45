/** @file What a part points at: a block, one of its units, an edge into that unit, or a panel. Units and inputs count from 0. Written `a`, `a 2`, `a 2 1`, `panel answer`. */
import { line, maybe, object, type Row, type Shape, whole, written } from './shape.ts';

const table = {
  block: maybe(line(32)),
  unit: maybe(whole(0, 4095)),
  /** The unit of the block before that the edge comes from. */
  input: maybe(whole(0, 65535)),
  panel: maybe(line(40)),
};
export type Point = Row<typeof table>;

export const point: Shape<Point> = written(
  object(table, ({ block, unit, input, panel }, path, note) => {
    if ((block === undefined) === (panel === undefined)) note(path, 'must name a block or a panel, and not both');
    if ((unit !== undefined && block === undefined) || (input !== undefined && unit === undefined))
      note(path, 'an edge belongs to a unit, and a unit to a block');
  }),
  'a 2',
  (text) => {
    const [, panel, block, unit, input] = /^(?:panel ([\w-]+)|([\w-]+)(?: (\d+)(?: (\d+))?)?)$/.exec(text) ?? [];
    if (panel !== undefined) return { panel };
    if (block === undefined) return undefined;
    return {
      block,
      ...(unit === undefined ? {} : { unit: Number(unit) }),
      ...(input === undefined ? {} : { input: Number(input) }),
    };
  },
  ({ block, unit, input, panel }) =>
    panel !== undefined ? `panel ${panel}` : [block, unit, input].filter((one) => one !== undefined).join(' '),
);
