/** @file The run before a part of the network was taken away: drawn behind the present one, and compared with it, until that is taken back. */
import { perDesk } from './desk.ts';
import type { RunHistory } from './runHistory.ts';
import { createShared } from './shared.ts';

export type Curve = Pick<
  RunHistory,
  'count' | 'step' | 'epoch' | 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy'
>;

export interface RunBefore {
  /** The name of the part that was taken away. */
  readonly without: string;
  readonly curve: Curve;
}

export const runBefore = perDesk(() => createShared<{ readonly run: RunBefore | undefined }>({ run: undefined }));
