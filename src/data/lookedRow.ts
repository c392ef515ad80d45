/** @file Which sample a probe is asked to look at. */
import type { PreparedData } from './prepare.ts';

type Rows = Pick<PreparedData, 'kind' | 'count' | 'test' | 'train'>;

/** The row that a request means: a sample of the data, the first test sample where it names none, or of images the one behind them, which a person drew. */
export function lookedRow({ kind, count, test, train }: Rows, sample = test[0] ?? train[0] ?? 0): number {
  return Math.max(0, Math.min(sample, kind === 'image' ? count : count - 1));
}
