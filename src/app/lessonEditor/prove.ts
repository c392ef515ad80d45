/**
 * @file Proofs by training: every goal of a lesson from its start to its solution's end with every number that its words quote, as the command makes it; or numbers of
 * a recorded run. In a worker of its own; on the page, in slices, where there can be none.
 */
import { retried } from '#base/loadPart.ts';
import type { CheckProgress } from '#proof/lessonCheck.ts';
import type { ProofKind, ProofResult, ProofTask } from './proofTask.ts';
import type { ProofReport } from './proofWorker.ts';

const ways = {
  open: () => new Worker(new URL('./proofWorker.ts', import.meta.url), { type: 'module' }),
  onPage: retried(async () => (await import('./proofJob.ts')).provedOnPage),
};
type Tell = (progress: CheckProgress) => void;
type Result = ProofResult<ProofKind> | undefined;

/** @returns undefined once it was stopped. Rejects where a document cannot be run. @param tell where it is, now and then */
export async function prove<K extends ProofKind>(
  task: ProofTask<K>,
  tell: Tell,
  signal: AbortSignal,
  { open, onPage }: typeof ways = ways,
): Promise<ProofResult<K> | undefined> {
  if (signal.aborted) return undefined;
  const result = await inWorker(task, tell, signal, open);
  if (result !== 'unable') return result as ProofResult<K>;
  const onPageNow = await onPage();
  return signal.aborted ? undefined : ((await onPageNow(task, tell, signal)) as ProofResult<K> | undefined);
}

function inWorker(task: ProofTask, tell: Tell, signal: AbortSignal, open: () => Worker): Promise<Result | 'unable'> {
  let worker: Worker;
  try {
    worker = open();
  } catch {
    return Promise.resolve('unable');
  }
  return new Promise<Result | 'unable'>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ProofReport>) => {
      if (data.type === 'progress') tell(data.progress);
      else if (data.type === 'done') resolve(data.result);
      else reject(new Error(data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      resolve('unable');
    };
    worker.onmessageerror = () => resolve('unable');
    signal.addEventListener('abort', () => resolve(undefined));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
