import { type ReactNode, useState } from 'react';

interface FoldProps {
  readonly summary: ReactNode;
  /** Opened by what it holds: there is something to see. */
  readonly open?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What is folded away, made when it is first opened: most of it never is. */
export function Fold({ summary, open = false, className, children }: FoldProps) {
  const [seen, setSeen] = useState(false);
  return (
    <details
      className={className}
      {...(open ? { open } : {})}
      onToggle={(event) => event.currentTarget.open && setSeen(true)}
    >
      <summary>{summary}</summary>
      {(seen || open) && children}
    </details>
  );
}
