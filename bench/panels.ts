/** @file Small panels side by side as an SVG: lines over two logarithmic axes, the vertical one shared. */

export interface Panel {
  readonly title: string;
  /** What is held, and what the horizontal axis counts. */
  readonly about: string;
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
}

const PANEL = { width: 190, height: 190 };
const GAP = 26;
const LEFT = 52;
const TOP = 50;
const BOTTOM = 28;

const STYLE = `
  text { font: 11px system-ui, sans-serif; fill: #3f4650; }
  .title { font-weight: 600; font-size: 13px; fill: #14171c; }
  .grid { stroke: #dfe3e8; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
  .s0 { stroke: #c2560c; } circle.s0, text.s0 { fill: #c2560c; stroke: none; }
  .s1 { stroke: #3b6fc4; } circle.s1, text.s1 { fill: #3b6fc4; stroke: none; }
  @media (prefers-color-scheme: dark) {
    text { fill: #a9b2bf; }
    .title { fill: #eef1f5; }
    .grid { stroke: #333a44; }
    .s0 { stroke: #f09350; } circle.s0, text.s0 { fill: #f09350; }
    .s1 { stroke: #82abf0; } circle.s1, text.s1 { fill: #82abf0; }
  }
`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (value: number) => Number(value.toFixed(1));

/** 0.00001 → `10 µs`. */
export function duration(seconds: number): string {
  if (seconds >= 0.9995) return `${Number(seconds.toPrecision(3))} s`;
  if (seconds >= 0.9995e-3) return `${Number((1e3 * seconds).toPrecision(3))} ms`;
  return `${Number((1e6 * seconds).toPrecision(3))} µs`;
}

/** A position along a logarithmic axis. */
const along = (value: number, low: number, high: number, length: number) =>
  (Math.log(value / low) / Math.log(high / low)) * length;

/** @param caption what the picture shows, for who cannot see it */
export function drawPanels(panels: readonly Panel[], caption: string): string {
  const all = panels.flatMap(({ series }) => series.flatMap(({ points }) => points.map(([, y]) => y)));
  const low = 10 ** Math.floor(Math.log10(Math.min(...all)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...all)));
  const width = LEFT + panels.length * PANEL.width + (panels.length - 1) * GAP + 12;
  const height = TOP + PANEL.height + BOTTOM;
  const up = (y: number) => round(TOP + PANEL.height - along(y, low, high, PANEL.height));
  const levels = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i);
  const parts = levels.map((y) => `<text x="${LEFT - 8}" y="${up(y) + 4}" text-anchor="end">${duration(y)}</text>`);
  for (const [i, panel] of panels.entries()) {
    parts.push(...drawPanel(panel, LEFT + i * (PANEL.width + GAP), up, levels, i === 0));
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(caption)}</title>
<style>${STYLE}</style>
${parts.join('\n')}
</svg>
`;
}

function drawPanel(
  { title, about, series }: Panel,
  left: number,
  up: (y: number) => number,
  levels: readonly number[],
  labelled: boolean,
): string[] {
  const xs = series[0]!.points.map(([x]) => x);
  const right = (x: number) => round(left + 6 + along(x, xs[0]!, xs.at(-1)!, PANEL.width - 12));
  const parts = [
    `<text class="title" x="${left}" y="18">${escaped(title)}</text>`,
    `<text x="${left}" y="34">${escaped(about)}</text>`,
    ...levels.map((y) => `<path class="grid" d="M${left} ${up(y)}h${PANEL.width}"/>`),
    ...xs.map((x) => `<text x="${right(x)}" y="${TOP + PANEL.height + 18}" text-anchor="middle">${x}</text>`),
  ];
  for (const [s, { name, points }] of series.entries()) {
    const at = points.map(([x, y]) => [right(x), up(y)] as const);
    parts.push(`<path class="line s${s}" d="M${at.map(([x, y]) => `${x} ${y}`).join('L')}"/>`);
    parts.push(
      ...at.map(
        ([x, y], k) =>
          `<circle class="s${s}" cx="${x}" cy="${y}" r="3"><title>${escaped(`${name}, ${points[k]![0]}: ${duration(points[k]![1])}`)}</title></circle>`,
      ),
    );
    if (!labelled) continue;
    // Lines rise: there is room to the left above the highest and to the right below the lowest.
    const [x, y] = at[Math.floor(at.length / 2)]!;
    const highest = series.every((other) => other.points.at(-1)![1] <= points.at(-1)![1]);
    const place = highest
      ? `x="${round(x - 6)}" y="${round(y - 8)}" text-anchor="end"`
      : `x="${round(x + 6)}" y="${round(y + 14)}"`;
    parts.push(`<text class="s${s}" ${place}>${escaped(name)}</text>`);
  }
  return parts;
}
