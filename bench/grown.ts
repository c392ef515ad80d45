/** Memory in megabytes. */
export interface Sample {
  readonly rss: number;
  /** Live objects. */
  readonly heap: number;
  /** Live array buffers. */
  readonly buffers: number;
}

/** What counts as growth. */
const SHARE = 0.05;

/** What has grown from the second quarter of some samples to the last, in words. Buffers do not count: checkpoints thin out and gather again. */
export function grown(samples: readonly Sample[]): string[] {
  const quarter = Math.floor(samples.length / 4);
  const mean = (from: number, of: (sample: Sample) => number) =>
    samples.slice(from, from + quarter).reduce((sum, sample) => sum + of(sample), 0) / quarter;
  const kinds = {
    rss: ({ rss }: Sample) => rss,
    heap: ({ heap }: Sample) => heap,
  };
  return Object.entries(kinds).flatMap(([name, of]) => {
    const [before, after] = [mean(quarter, of), mean(samples.length - quarter, of)];
    if (after <= (1 + SHARE) * before) return [];
    return [`${name} grew from ${before.toFixed(1)} to ${after.toFixed(1)} MB`];
  });
}
