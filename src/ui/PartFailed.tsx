import { ErrorDetails } from './ErrorDetails.tsx';
import { Notice } from './Notice.tsx';
import { goesOnWithout } from './partWords.ts';

/** Says in a part's own place that what it would show could not be computed. */
export function PartFailed({ what, error }: { what: string; error: unknown }) {
  return (
    <Notice kind="bad" title={goesOnWithout(what)}>
      <ErrorDetails error={error} />
    </Notice>
  );
}
