/** A drawing of 16 px for each layer type; a dot where a type has none of its own. */
export function LayerIcon({ type }: { type: string }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      aria-hidden
    >
      {drawings[type] ?? <circle cx="8" cy="8" r="3" />}
    </svg>
  );
}

const drawings: Record<string, React.ReactNode> = {
  dense: (
    <>
      <path d="M4 4 12 8M4 4l8 5M4 12l8-4M4 12l8-3" strokeWidth="1" />
      <circle cx="3.5" cy="4" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="3.5" cy="12" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="12.5" cy="8.4" r="1.9" fill="currentColor" stroke="none" />
    </>
  ),
  activation: <path d="M2 12.5h5L13.5 3" />,
  dropout: (
    <>
      <circle cx="4" cy="4" r="1.7" fill="currentColor" stroke="none" />
      <circle cx="12" cy="4" r="1.5" />
      <circle cx="4" cy="12" r="1.5" />
      <circle cx="12" cy="12" r="1.7" fill="currentColor" stroke="none" />
    </>
  ),
};
