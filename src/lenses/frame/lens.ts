/** @file What a lens is to the page. */
import type { ComponentType } from 'react';
import type { ProbeName } from '#engine/protocol.ts';
import type { Values } from '#nn/field.ts';
import type { LensFields } from '#nn/lensSettings.ts';
import type { Method } from './lensWords.ts';

/** What a panel is given; the desk it stands at it finds with `useDesk`. */
export interface LensPanelProps<F extends LensFields = LensFields> {
  readonly settings: Values<F>;
  readonly set: (change: Partial<Values<F>>) => void;
}

export interface LensDefinition<F extends LensFields = LensFields> {
  /** As documents name it: `view.mode`, `view.lens`, `view.lenses`; also its folder. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what it shows. */
  readonly summary: string;
  /** How its numbers come about; a panel that knows more says so by `useLensWords`. */
  readonly method: Method;
  /** Everything it can be set to show, so that a link, an example, a lesson can say it. What only passes (a pointer over it, something that plays) is no field. */
  readonly fields: F;
  /** What it asks the engine for: where one of these fails, it says so in its own place. */
  readonly probes: readonly ProbeName[];
  /** Loaded when it is shown first. */
  readonly Panel: ComponentType<LensPanelProps<F>>;
  /** More to do in the head of the mode, loaded with the panel. */
  readonly Actions?: ComponentType;
  /** A field of two to four choices of how all of it is shown, which stands in the head of the mode. */
  readonly ways?: {
    readonly field: keyof F & string;
    readonly label: string;
    readonly options: readonly { readonly value: string; readonly label: string; readonly title?: string }[];
  };
  /** It says itself of which step it is: what it shows takes longer to measure than a frame. */
  readonly ownStep?: boolean;
  /** It shows a network that does not fit together, too. */
  readonly ofDocument?: true;
}

/** A lens for the list, where its own fields are any fields. */
export const lens = <F extends LensFields>(definition: LensDefinition<F>): LensDefinition =>
  definition as unknown as LensDefinition;
