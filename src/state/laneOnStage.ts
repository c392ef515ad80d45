/** @file Which network of a comparison has the stage: A where none is named. */
import { type Desk, perDesk } from './desk.ts';
import { createShared, type Shared } from './shared.ts';

interface OnStage {
  readonly desk: Desk | undefined;
  readonly tag: string;
  readonly name: string | undefined;
}

export const laneOnStage: (desk: Desk) => Shared<OnStage> = perDesk(() =>
  createShared<OnStage>({ desk: undefined, tag: 'A', name: undefined }),
);
