import type { ReactNode } from 'react';
import { Boundary } from './Boundary.tsx';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Notice } from './Notice.tsx';
import { metAnError } from './partWords.ts';
import { TRY_AGAIN } from './waitWords.ts';

/**
 * Says what failed in one part of the page in its own place, and offers to try again.
 * @param what the part, as the sentence begins
 */
export function PartBoundary({ what, children }: { what: string; children: ReactNode }) {
  const instead = (error: unknown, tryAgain: () => void) => (
    <Notice kind="bad" title={metAnError(what)} action={{ label: TRY_AGAIN, onClick: tryAgain }}>
      <ErrorDetails error={error} />
    </Notice>
  );
  return <Boundary instead={instead}>{children}</Boundary>;
}
