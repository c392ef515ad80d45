export interface LogoProps {
  /** Height of the mark in px; default 20. */
  size?: number;
  /** Shows the name beside the mark. */
  named?: boolean;
  className?: string;
}

/** Three strata, the top one filled. With the name it stands as text; alone it is an image called Strata. */
export function Logo({ size = 20, named = false, className }: LogoProps) {
  const mark = (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label="Strata"
      aria-hidden={named || undefined}
    >
      <path d="M10 2.2 18 6l-8 3.8L2 6z" fill="currentColor" strokeWidth="1" />
      <path d="m2 10.4 8 3.8 8-3.8M2 14.6l8 3.8 8-3.8" />
    </svg>
  );
  if (!named) return <span className={className}>{mark}</span>;
  return (
    <span className={className} style={{ display: 'inline-flex', alignItems: 'center', gap: 'var(--s-2)' }}>
      {mark}
      <span style={{ font: '600 var(--t-15)' }}>Strata</span>
    </span>
  );
}
