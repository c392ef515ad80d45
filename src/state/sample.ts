/** @file The sample that the panels look at where the data are images, sequences or tokens: one row of the data, shared by the stage and the answer. */
import type { PreparedData } from '#data/prepare.ts';
import { createShared } from './shared.ts';

const looked = createShared<{ readonly row: number | undefined }>({ row: undefined });

/** The row to look at for data: the one chosen, else the first that is not trained on. */
export const sampleOf = (data: PreparedData, chosen = looked.get().row): number =>
  chosen !== undefined && chosen < data.count ? chosen : (data.test[0] ?? data.train[0] ?? 0);

export const lookAt = (row: number | undefined): void => looked.set({ row });

/** The row looked at; the component is rendered again when another is chosen. */
export const useSample = (data: PreparedData): number =>
  sampleOf(
    data,
    looked.use((state) => state.row),
  );
