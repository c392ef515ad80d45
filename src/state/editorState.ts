/** @file The page's state: the document with its undo history, what follows from it, the run's status, and what is selected; and what may be done with it. */
import type { StoreApi } from 'zustand/vanilla';
import type { PreparedData } from '#data/prepare.ts';
import type { Engine, Status } from '#engine/client.ts';
import type { Frame, StepUnit } from '#engine/protocol.ts';
import type { Change } from '#nn/change.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { Phase } from '#nn/phase.ts';
import type { Recorded } from '#nn/run.ts';
import type { Training } from '#nn/training.ts';
import type { View } from '#nn/view.ts';
import type { Moment, Work } from './moment.ts';
import type { Selection } from './selection.ts';
import type { History } from './undo.ts';

export interface EditorState {
  /**
   * What is in force at the step shown, without phases: the network, data and settings that panels show and edit. Where the document as it is written has no
   * phases it is that.
   */
  readonly document: StrataDocument;
  /** The document as it is written: what is kept and shared. */
  readonly written: StrataDocument;
  /** How many of its phases had begun at the step shown. */
  readonly begun: number;
  /** What the document is a state of. */
  readonly work: Work;
  /** The samples of the data in force: what the panels draw. */
  readonly data: PreparedData;
  /** Shapes and problems of the network. */
  readonly inference: Inference;
  readonly runnable: boolean;
  readonly history: History<Moment>;
  readonly selection: Selection | undefined;
  /**
   * Whose numbers may be drawn: another one whenever what was computed before is of another document, or of another run of it; undefined while nothing is
   * computed for what is shown, since it cannot run.
   */
  readonly lineage: number | undefined;
  readonly status: Status;
  /** The engine has not answered for two seconds. */
  readonly quiet: boolean;
  /** What is recorded of the run; null once it cannot be replayed from the link any more. */
  readonly recorded: Recorded | null;
  /** A sentence for the person, such as why a link could not be read. */
  readonly notice:
    | {
        readonly tone: 'info' | 'bad';
        readonly text: string;
        /** A way on, as a button. */
        readonly action?: { readonly label: string; readonly onSelect: () => void };
      }
    | undefined;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  readonly engine: Omit<Engine, 'frame'>;
  /** The frame delivered last, if it is of the document shown. */
  readonly frame: Frame | undefined;
  /**
   * Makes a document the present one, undoably; it starts from its own beginning (or its recorded run). It begins a work of its own.
   * @param remark a sentence that its reader had to say
   */
  open(document: StrataDocument, label: string, work?: Work, remark?: string): void;
  change(label: string, changes: readonly Change[]): void;
  setData(data: DataValues, label: string, key?: string): void;
  /**
   * Several parts of the document in force changed at once, as one edit (it goes to the phase at hand): data with the loss and the last block that suit it. Like every edit it is refused, with a notice
   * and nothing changed, where it could not be read again.
   */
  update(document: StrataDocument, label: string, key?: string): void;
  /**
   * The same as an edit that the run goes on under from the step shown, as a phase of its own: blocks that stay keep their parameters, whatever is trained on. At the
   * run's beginning, or where no phase can be added, it is an edit like any other.
   */
  goOnWith(document: StrataDocument, label: string): void;
  /** Phases as they shall be. Where one that has begun is another, or none, the run starts anew; undoing brings it back. */
  setPhases(phases: readonly Phase[], label: string, key?: string): void;
  setTraining(training: Partial<Training>, label: string, key?: string): void;
  setSeed(seed: number, label: string): void;
  /** Sets one element of a parameter exactly, in the run as it stands; undoing brings back the run as it stood. */
  setParameter(block: string, parameter: string, index: number, value: number): void;
  /** Whether somebody else says what may be done with the document, and tells of it: a lesson. */
  readonly guarded: boolean;
  /** Whether the run may be moved; where the document's giver forbids it that is said. */
  mayRun(): boolean;
  setTitle(title: string): void;
  /** How things are shown; not an entry of the undo history. What is given as undefined is no longer said. */
  setView(view: { readonly [K in keyof View]: View[K] | undefined }): void;
  undo(): string | undefined;
  redo(): string | undefined;
  select(selection: Selection | undefined): void;
  notify(notice: EditorState['notice']): void;
  /** Gives up the samples or the run that are being loaded: back to the edit before, where that was of other data; else there is no run until `reset`. */
  stopLoading(): void;
  /** Back to step 0 of the same start, undoably; training goes on from there at once where `play`. */
  reset(play?: boolean): void;
  /** `byItself`: nobody asked for it, and another document does not train on. */
  togglePlay(byItself?: boolean): void;
  /** One sample, batch or epoch. */
  step(unit: StepUnit): void;
  /** Shows the run at a step that it reached; it is dropped only by going on from there, which can be undone. */
  seek(step: number): void;
  /** Puts the run as it stands aside, whole. @returns its key; undefined where there is no run, or nothing can be kept */
  keepRun(): Promise<string | undefined>;
  /** The document with the run's present step, for a link that restores it; without one where the run cannot be replayed. */
  snapshot(): StrataDocument;
  /** The same with the run as far as it came, also while an earlier step is shown: what is kept. */
  whole(): StrataDocument;
  dispose(): void;
}
