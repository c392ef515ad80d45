/** @file Sizes of everything on the stage that is not tiles, for layouts with much room, with little, and with hardly any. */

export type LabelLines = 0 | 1 | 2 | 3 | 4;

/** Sizes of everything that is not tiles, in CSS pixels. */
export interface Metrics {
  /** Room above the tiles for the unit stepper, and below them for name, shape and parameters. */
  readonly head: number;
  readonly foot: number;
  /** Of the head, at its top: lines of words over a column. */
  readonly headline: number;
  /** Width of a column with its label at least, and room beside its tiles. */
  readonly narrowest: number;
  readonly beside: number;
  /** Tiles are smaller, so that columns are narrower. */
  readonly small: boolean;
  /** Tiles are made smaller so that a column is no wider than this, as far as they can still be read. */
  readonly widest?: number;
  /** Labels say less. */
  readonly brief: boolean;
  /** Lines of a label: in brief its detail has one of its own, with two shape and parameters share one; none where there is only room for a sign. */
  readonly lines: LabelLines;
  /** Between two columns. */
  readonly gap: {
    readonly least: number;
    readonly most: number /** Where the row is wider than its room anyway. */;
    readonly wide: number;
  };
  /** At most, between two of a group. */
  readonly tied: number;
  /** Beside the whole row. */
  readonly margin: { readonly left: number; readonly right: number };
  /** A container: above its body for the arc, below for its caption, at its sides, within at the top. */
  readonly arc: number;
  readonly caption: number;
  readonly side: number;
  readonly inside: number;
  /** A container with nothing in it. */
  readonly empty: number;
  /** Branches: between two, above each for its name, below the last for one more; the fan to and from them. */
  readonly laneGap: number;
  readonly laneHead: number;
  readonly more: number;
  readonly fan: number;
  /** In a branch labels have a line less. */
  readonly laneFoot: number;
  /** Below the label of a paged block: the line to leaf through it. */
  readonly pager: number;
  /** Below the label of the input: the line to step through samples. */
  readonly stepper: number;
}

export const USUAL: Metrics = {
  head: 30,
  foot: 68,
  headline: 0,
  narrowest: 112,
  beside: 24,
  small: false,
  brief: false,
  lines: 3,
  gap: { least: 4, most: 320, wide: 40 },
  tied: 8,
  margin: { left: 8, right: 8 },
  arc: 50,
  caption: 30,
  side: 28,
  inside: 6,
  empty: 96,
  laneGap: 6,
  laneHead: 18,
  more: 34,
  fan: 36,
  laneFoot: 52,
  pager: 24,
  stepper: 34,
};
/** Blocks stand so close that their labels must be short. */
export const BRIEF: Metrics = {
  ...USUAL,
  foot: 88,
  narrowest: 64,
  beside: 12,
  brief: true,
  lines: 4,
  empty: 72,
  laneFoot: 68,
  fan: 32,
};
/** And so close that tiles are smaller too. */
export const CROWDED: Metrics = { ...BRIEF, beside: 10, small: true, fan: 28 };
/** A room lower than this has no height for all that is said of a block. */
const LOW = 260;

/** Names and shapes stay in sight in a low room: there is less above the tiles, and a line less below. */
export const inHeight = (m: Metrics, height: number): Metrics => (height >= LOW ? m : inFewWords(m));

/** With a line less below each column, and less room above it. */
export const inFewWords = (m: Metrics): Metrics => ({
  ...m,
  head: 10,
  foot: m.brief ? 69 : 52,
  lines: m.brief ? 3 : 2,
});

/** No labels: the whole network at a glance, made smaller by `scale`, so that what keeps its size is given room by its inverse. */
export const bareMetrics = (scale: number): Metrics => ({
  ...CROWDED,
  lines: 0,
  head: 8,
  foot: 22 / scale,
  narrowest: 20,
  beside: 8,
  gap: { least: 6, most: 2000, wide: 6 },
  margin: { left: 8 / scale, right: 8 / scale },
  arc: 22,
  caption: 4,
  side: 28,
  inside: 4,
  empty: 40,
  laneGap: 4,
  laneHead: 4,
  laneFoot: 6,
  more: 10,
  fan: 24,
  pager: 0,
  stepper: 0,
});

/** A picture beside others, such as a thumbnail: nothing but tiles and lines, to its very edges. */
export const pictureMetrics = (scale: number): Metrics => ({
  ...bareMetrics(scale),
  foot: 8,
  margin: { left: 8, right: 8 },
});

/** With words over each column. @param headline their height in CSS pixels */
export const withHeadline = (m: Metrics, headline: number): Metrics =>
  headline > 0 ? { ...m, head: m.head + headline, headline } : m;

/** A line of the label less, little above. */
export const inBranch = (m: Metrics): Metrics => ({
  ...m,
  head: Math.min(m.head, 8),
  headline: 0,
  foot: m.laneFoot,
  lines: m.lines === 0 ? 0 : m.brief ? 3 : 2,
  narrowest: m.brief && m.lines > 0 ? Math.max(84, m.narrowest) : m.narrowest,
});
