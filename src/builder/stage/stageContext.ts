import { createContext, useContext } from 'react';
import type { Pins } from '#stage/layout/pins.ts';
import type { PlacedColumn, PlacedContainer, StackLayout } from '#stage/layout/stackLayout.ts';
import type { Box } from '#stage/layout/tiles.ts';

/** What every part of the stage needs to know of the whole. */
export interface StageParts {
  readonly layout: StackLayout;
  readonly columns: ReadonlyMap<string, PlacedColumn>;
  readonly containers: ReadonlyMap<string, PlacedContainer>;
  /** The part that is drawn: what lies outside has a label but no tiles to press. */
  readonly window: Box;
  /** The stage is wider than its panel: beside its overview stands what must not be scrolled out of sight. */
  readonly wide: boolean;
  /** Where the row is wider than its room: what stays in sight at its ends. */
  readonly pins: Pins | undefined;
  readonly perMap: boolean;
  /** How wide the words over each column may be; empty where there is no room for any, or nobody wants them. */
  readonly headlines: ReadonlyMap<string, number>;
  /** The reader's font size ÷ 16 px. */
  readonly scale: number;
  readonly onPage: (id: string, first: number) => void;
}

export const StageContext = createContext<StageParts | undefined>(undefined);

export function useStage(): StageParts {
  const parts = useContext(StageContext);
  if (!parts) throw new Error('builder: a part of the stage stands outside of it');
  return parts;
}

export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
