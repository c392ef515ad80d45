import { describe, expect, it } from 'vitest';
import { grown } from './grown.ts';

const samples = (rss: readonly number[]) => rss.map((value) => ({ rss: value, heap: 10, buffers: value }));

describe('grown', () => {
  it('compares the last quarter with the second, not with the first', () => {
    expect(grown(samples([10, 20, 100, 100, 100, 100, 104, 105]))).toEqual([]);
    expect(grown(samples([100, 100, 100, 100, 100, 100, 105, 106]))).toEqual(['rss grew from 100.0 to 105.5 MB']);
  });
});
