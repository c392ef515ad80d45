/** @file What a person brought, examined again whenever they bring more or say something else of it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Choices, type Examination, importOf } from '#data/import/examine.ts';
import type { SourceFile } from '#data/import/source.ts';
import { pictureDecoder } from './pictureDecoder.ts';

export interface Progress {
  readonly done: number;
  readonly of: number | undefined;
}

/** Milliseconds between two words of progress. */
const TELL_EVERY = 100;

/**
 * @returns the examination of the files under the choices; while it is made the one before, so that nothing jumps, with how far it is
 */
export function useExamination(files: readonly SourceFile[], choices: Choices) {
  const brought = useMemo(() => importOf(files), [files]);
  const [found, setFound] = useState<{ readonly of: typeof brought; readonly examination: Examination }>();
  const [progress, setProgress] = useState<Progress>();
  const [stopped, setStopped] = useState(false);
  const control = useRef<AbortController>(undefined);

  useEffect(() => {
    setStopped(false);
    if (files.length === 0) return setFound(undefined);
    const abort = new AbortController();
    control.current = abort;
    let told = performance.now();
    setProgress({ done: 0, of: undefined });
    const decoder = pictureDecoder();
    const work = {
      decode: decoder.decode,
      signal: abort.signal,
      progress(done: number, of: number | undefined) {
        if (performance.now() - told < TELL_EVERY) return;
        told = performance.now();
        setProgress({ done, of });
      },
    };
    brought.examine(choices, work).then(
      (examination) => {
        if (abort.signal.aborted) return;
        setFound({ of: brought, examination });
        setProgress(undefined);
        decoder.end();
      },
      (error: unknown) => {
        if (!abort.signal.aborted) throw error;
      },
    );
    return () => {
      abort.abort();
      decoder.end();
    };
  }, [brought, choices, files]);

  return {
    examination: found?.of === brought ? found.examination : undefined,
    progress,
    stopped,
    stop() {
      control.current?.abort();
      setProgress(undefined);
      setStopped(true);
    },
  };
}
