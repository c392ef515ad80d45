import type { ReactNode } from 'react';
import type { StrataDocument } from '#nn/document.ts';
import type { Json } from '#nn/json.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type GoalOffer, readingKeys, readingOffers } from './goalSuggestion.ts';
import { MEASURE, MEASURE_SAYS, MEASURING, NOTHING_MOVED } from './goalWords.ts';
import { ProofProgress } from './ProofProgress.tsx';
import type { RecordedRun } from './recordedRun.ts';
import { useProof } from './useProof.ts';

/** Goals of what is measured inside: a press makes the recorded run again, and lists what moved from its start to its end. */
export function MeasuredGoals({
  run,
  document,
  list,
}: {
  run: RecordedRun;
  document: StrataDocument;
  list: (offers: readonly GoalOffer[]) => ReactNode;
}) {
  const { at, result, failed, start, stop } = useProof<'measure'>();
  if (at) return <ProofProgress at={at} label={MEASURING} onStop={stop} />;
  const offered = result && readingOffers(result);
  const { steps, change, changes } = run;
  const solution = {
    steps,
    ...(change ? { change: change as Json } : {}),
    ...(changes ? { changes: changes as unknown as Json } : {}),
  };
  return (
    <>
      {failed !== undefined && <Notice kind="bad">{failed}</Notice>}
      {offered && (offered.length === 0 ? <p>{NOTHING_MOVED}</p> : list(offered))}
      {!offered && (
        <>
          <p>{MEASURE_SAYS}</p>
          <Button onClick={() => start({ kind: 'measure', of: { document, solution, keys: readingKeys(document) } })}>
            {MEASURE}
          </Button>
        </>
      )}
    </>
  );
}
