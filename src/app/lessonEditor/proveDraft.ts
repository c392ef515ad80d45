/**
 * @file The check that trains: every goal from its start to its solution's end, and every number that words quote, as the command does it. In a worker of its own;
 * on the page, in slices, where there can be none.
 */
import { retried } from '#base/loadPart.ts';
import type { Lesson } from '#lesson/index.ts';
import type { Checked, CheckProgress } from '#proof/lessonCheck.ts';
import type { ProofReport } from './proofWorker.ts';

const ways = {
  open: () => new Worker(new URL('./proofWorker.ts', import.meta.url), { type: 'module' }),
  onPage: retried(async () => (await import('./proofJob.ts')).checkedOnPage),
};
type Tell = (progress: CheckProgress) => void;

/** @returns undefined once it was stopped. Rejects where a document cannot be run. @param tell where it is, now and then */
export async function proveDraft(
  lesson: Lesson,
  tell: Tell,
  signal: AbortSignal,
  { open, onPage }: typeof ways = ways,
): Promise<Checked | undefined> {
  if (signal.aborted) return undefined;
  const checked = await inWorker(lesson, tell, signal, open);
  if (checked !== 'unable') return checked;
  const onPageNow = await onPage();
  return signal.aborted ? undefined : onPageNow(lesson, tell, signal);
}

function inWorker(
  lesson: Lesson,
  tell: Tell,
  signal: AbortSignal,
  open: () => Worker,
): Promise<Checked | undefined | 'unable'> {
  let worker: Worker;
  try {
    worker = open();
  } catch {
    return Promise.resolve('unable');
  }
  return new Promise<Checked | undefined | 'unable'>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ProofReport>) => {
      if (data.type === 'progress') tell(data.progress);
      else if (data.type === 'checked') resolve(data.checked);
      else reject(new Error(data.message));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      resolve('unable');
    };
    worker.onmessageerror = () => resolve('unable');
    signal.addEventListener('abort', () => resolve(undefined));
    worker.postMessage(lesson);
  }).finally(() => worker.terminate());
}
