const BINS = 512;
const bins = new Uint32Array(BINS);

/** The 99th percentile of |v| (to 1/512 of the largest) and the range of a stretch of values; numbers that are not finite are left out. */
export function spread(values: Float32Array, from: number, to: number): { limit: number; low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    const v = values[i]!;
    if (v < low && v > -Infinity) low = v;
    if (v > high && v < Infinity) high = v;
  }
  if (!(low <= high)) return { limit: 1, low: 0, high: 0 };
  const largest = Math.max(Math.abs(low), Math.abs(high));
  if (largest === 0) return { limit: 1, low: 0, high: 0 };
  bins.fill(0);
  const scale = (BINS - 1) / largest;
  for (let i = from; i < to; i++) bins[Math.min(BINS - 1, Math.floor(Math.abs(values[i]!) * scale)) || 0]!++;
  let left = Math.floor((to - from) * 0.01);
  let bin = BINS - 1;
  while (bin > 0 && left >= bins[bin]!) left -= bins[bin--]!;
  return { limit: ((bin + 1) / BINS) * largest, low, high };
}
