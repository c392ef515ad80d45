/** @file The program that is shown: of the network as it is written, or of its run as it stands. */
import { useEffect, useState } from 'react';
import { type CannotHold, cannotHold, type Exported } from '#exporters/exporter.ts';
import type { Format } from '#exporters/index.ts';
import type { ExportSource } from '#exporters/source.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';
import { cannotHoldSays, notMade } from './codeWords.ts';
import { sourceShown, takeSource } from './takeSource.ts';

/** Milliseconds without an edit until the program follows: a slider that is drawn makes none. */
const CALM = 120;

/** What became of asking for a program. */
export interface Program {
  readonly of: Format;
  /** What its files are called after. */
  readonly name: string;
  readonly made: Exported | CannotHold;
  /** The step of the numbers in it; absent where there are none. */
  readonly step?: number;
}

/** The network with its numbers, taken where the run stands; undefined until they are there. */
function useTaken(wanted: boolean): ExportSource | { readonly error: string } | undefined {
  const { editor } = useDesk();
  const [taken, setTaken] = useOfLineage<ExportSource | { readonly error: string }>();
  const document = useEditor((s) => s.document);
  const title = document.title;
  const running = useEditor((s) => s.status.state === 'running');
  const step = useFrameValue(({ position }) => position.step);
  const at = running ? undefined : step;
  const missing = taken === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken again where the run stands elsewhere, or is another
  useEffect(() => {
    if (!wanted || (running && !missing)) return;
    let here = true;
    void takeSource(editor).then(
      (source) => here && setTaken(source),
      (error: unknown) => here && setTaken({ error: String(error) }),
    );
    return () => {
      here = false;
    };
  }, [wanted, editor, setTaken, document.network, document.training, title, running, at, missing]);
  return wanted ? taken : undefined;
}

/**
 * The program of a framework, made anew shortly after each edit; what it was stays until then. Undefined before the first, and where the network does not fit
 * together.
 */
export function useProgram(format: Format | undefined, weights: boolean): Program | undefined {
  const network = useEditor((s) => s.document.network);
  const training = useEditor((s) => s.document.training);
  const title = useEditor((s) => s.document.title);
  const seed = useEditor((s) => s.document.seed);
  const data = useEditor((s) => s.data);
  const inference = useEditor((s) => s.inference);
  const runnable = useEditor((s) => s.runnable);
  const { editor } = useDesk();
  const taken = useTaken(weights);
  const [program, setProgram] = useState<Program>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: of the document these parts are what a program is made of
  useEffect(() => {
    if (!format || !runnable || (weights && !taken)) return;
    let here = true;
    const make = async () => {
      const exporter = await format.load();
      if (!here) return;
      const source = taken ?? sourceShown(editor.store.getState());
      if (!source) return;
      if ('error' in source) return setProgram({ of: format, name: '', made: { says: source.error } });
      const made = exporter.make(source);
      const step = source.numbers?.step;
      setProgram({
        of: format,
        name: source.name,
        made: cannotHold(made) ? { ...made, says: cannotHoldSays(format.name, made.says) } : made,
        ...(step === undefined ? {} : { step }),
      });
    };
    const timer = setTimeout(
      () =>
        void make().catch((error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          if (here) setProgram({ of: format, name: '', made: { says: notMade(format.name, why) } });
        }),
      CALM,
    );
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [format, weights, taken, network, training, title, seed, data, inference, runnable, editor]);
  return runnable && program && program.of === format ? program : undefined;
}
