/** @file One proof at a time, as a component shows it: where it is, what came out, why nothing did; it ends with the component. */
import { useEffect, useRef, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import type { CheckProgress } from '#proof/lessonCheck.ts';
import { didNotLoad } from '#ui/partWords.ts';
import { THE_EDITOR } from './editorWords.ts';
import type { ProofKind, ProofResult, ProofTask } from './proofTask.ts';

const proving = loadPart(() => import('./prove.ts'));

interface Proof<K extends ProofKind> {
  /** While it is made. */
  readonly at: CheckProgress | undefined;
  readonly result: ProofResult<K> | undefined;
  /** A sentence. */
  readonly failed: string | undefined;
  start(task: ProofTask<K>): void;
  stop(): void;
}

export function useProof<K extends ProofKind>(): Proof<K> {
  const [at, setAt] = useState<CheckProgress>();
  const [result, setResult] = useState<ProofResult<K>>();
  const [failed, setFailed] = useState<string>();
  /** Of the one under way. */
  const stopping = useRef<AbortController>(undefined);
  const stop = () => {
    stopping.current?.abort();
    setAt(undefined);
  };
  useEffect(() => () => stopping.current?.abort(), []);
  const start = async (task: ProofTask<K>) => {
    const { signal } = (stopping.current = new AbortController());
    const unlessStopped = (then: () => void) => signal.aborted || then();
    setFailed(undefined);
    setResult(undefined);
    setAt({ path: '', done: 0, of: 1 });
    try {
      const { prove } = await proving();
      const made = await prove(task, (now) => unlessStopped(() => setAt(now)), signal);
      unlessStopped(() => setResult(made));
    } catch (error) {
      unlessStopped(() => setFailed(error instanceof Error ? error.message : didNotLoad(THE_EDITOR)));
    }
    unlessStopped(() => setAt(undefined));
  };
  return { at, result, failed, start: (task) => void start(task), stop };
}
