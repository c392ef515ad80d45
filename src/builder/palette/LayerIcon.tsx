import type { ReactNode } from 'react';

/** A drawing of 16 px for each layer type; a dot where a type has none of its own. */
export function LayerIcon({ type }: { type: string }) {
  return <Drawing>{drawings[type] ?? <circle cx="8" cy="8" r="3" />}</Drawing>;
}

/** The same for ready-made groups. */
export function GroupIcon({ id }: { id: string }) {
  return <Drawing>{groupDrawings[id] ?? <rect x="3" y="4" width="10" height="8" rx="2" />}</Drawing>;
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}

const dot = (x: number, y: number, r = 1.6) => <circle cx={x} cy={y} r={r} fill="currentColor" stroke="none" />;
const bell = <path d="M1.5 12.5c4 0 3.5-9 6.5-9s2.5 9 6.5 9" />;
const image = <rect x="2" y="2" width="12" height="12" rx="1.5" />;
const loop = <path d="M3 11.500a5 5 0 1 1 10 0M13 11.500l-2-1.500M13 11.500l1.5-2" />;

const drawings: Readonly<Record<string, ReactNode>> = {
  dense: (
    <>
      <path d="M4 4 12 8M4 4l8 5M4 12l8-4M4 12l8-3" strokeWidth="1" />
      {dot(3.5, 4)}
      {dot(3.5, 12)}
      {dot(12.5, 8.4, 1.9)}
    </>
  ),
  activation: <path d="M2 12.500h5L13.5 3" />,
  dropout: (
    <>
      {dot(4, 4, 1.7)}
      <circle cx="12" cy="4" r="1.5" />
      <circle cx="4" cy="12" r="1.5" />
      {dot(12, 12, 1.7)}
    </>
  ),
  flatten: (
    <>
      <path d="M2.5 2.500h4v4h-4zM9.5 2.500h4v4h-4z" strokeWidth="1.2" />
      <path d="M2 12.500h12M4.5 10.5 2 12.500l2.5 2" />
    </>
  ),
  conv2d: (
    <>
      {image}
      <rect x="4.5" y="4.5" width="4.5" height="4.5" fill="currentColor" stroke="none" />
    </>
  ),
  convTranspose2d: (
    <>
      <rect x="2" y="9" width="5" height="5" fill="currentColor" stroke="none" />
      <path d="M6 2h8v8M14 2 8.5 7.5" />
    </>
  ),
  maxPool2d: (
    <>
      {image}
      <path d="M8 2v12M2 8h12" strokeWidth="1" />
      <rect x="8.5" y="2.5" width="5" height="5" fill="currentColor" stroke="none" />
    </>
  ),
  avgPool2d: (
    <>
      {image}
      <path d="M8 2v12M2 8h12" strokeWidth="1" />
      {dot(8, 8, 2.2)}
    </>
  ),
  globalAvgPool: (
    <>
      {image}
      {dot(8, 8, 2.2)}
    </>
  ),
  upsample2d: (
    <>
      <rect x="2" y="9.5" width="4.5" height="4.5" />
      <path d="M8.5 2H14v5.500M14 2 8 8" />
    </>
  ),
  batchNorm: (
    <>
      {bell}
      <path d="M8 1v13" strokeWidth="1" strokeDasharray="1.5 2" />
    </>
  ),
  layerNorm: (
    <>
      {bell}
      <path d="M2 14.500h12" strokeWidth="1" />
    </>
  ),
  groupNorm: <path d="M1 12.500c2 0 1.75-8 3.5-8s1.5 8 3.5 8 1.75-8 3.5-8 1.5 8 3.5 8" />,
  instanceNorm: (
    <>
      {image}
      <path d="M4 11.500c2.5 0 2-6 4-6s1.5 6 4 6" strokeWidth="1.2" />
    </>
  ),
  embedding: (
    <>
      <path d="M2 3h12v10H2zM2 8h12M6 3v10" strokeWidth="1.2" />
      <path d="M7.5 10.500h5" strokeWidth="2" />
    </>
  ),
  positionalEncoding: <path d="M1.5 8c1.6-6 3.2-6 4.8 0s3.2 6 4.8 0 2.4-5 3.4-2" />,
  rnn: loop,
  lstm: (
    <>
      {loop}
      <path d="M2 14.500h12" strokeWidth="1.2" />
    </>
  ),
  gru: (
    <>
      {loop}
      {dot(8, 11.5, 1.5)}
    </>
  ),
  selfAttention: (
    <>
      <path d="M8 3.5 3 12M8 3.500l5 8.500M8 3.500V12" strokeWidth="1.1" />
      {dot(8, 3.2, 1.9)}
      {dot(3, 12.5)}
      {dot(8, 12.5)}
      {dot(13, 12.5)}
    </>
  ),
  residual: (
    <>
      <path d="M2 11.500h12" />
      <path d="M3.5 11.500c0-8 9-8 9 0" />
      <rect x="6" y="9.5" width="4" height="4" rx="1" fill="currentColor" stroke="none" />
    </>
  ),
  concat: <path d="M2 4h4c3 0 2 4 5 4h3M2 12h4c3 0 2-4 5-4" />,
};

const box = (x: number, y: number) => (
  <rect x={x} y={y} width="3.5" height="4" rx="0.8" fill="currentColor" stroke="none" />
);

const groupDrawings: Readonly<Record<string, ReactNode>> = {
  convNormRelu: (
    <>
      {box(1, 6)}
      {box(6.25, 6)}
      {box(11.5, 6)}
    </>
  ),
  residualPost: (
    <>
      <path d="M2 12h12M3 12C3 2 12 2 12 12" />
      {box(4, 10)}
      {box(8.5, 10)}
    </>
  ),
  residualPre: (
    <>
      <path d="M2 12h12M3 12C3 2 13 2 13 12" />
      {box(4, 10)}
      <circle cx="10.25" cy="12" r="1.7" fill="var(--paper)" />
    </>
  ),
  inception: <path d="M1.5 8h2c2 0 1-5 4.5-5s2.5 5 4.5 5h2M3.5 8h9M3.5 8c2 0 1 5 4.5 5s2.5-5 4.5-5" />,
  denseBlock: (
    <>
      <path d="M2 13h12M3 13C3 5 9 5 9 13M3 13C3 1 13 1 13 13" strokeWidth="1.2" />
      {box(4.5, 11)}
      {box(10, 11)}
    </>
  ),
  transformer: (
    <>
      <path d="M1.5 12h13M2.5 12c0-6 5-6 5 0M8.5 12c0-6 5-6 5 0" strokeWidth="1.2" />
      <path d="M5 4 3.5 7.500M5 4l1.5 3.5" strokeWidth="1.1" />
      {dot(5, 3.2, 1.4)}
    </>
  ),
  unetLevel: (
    <>
      <path d="M2.5 3h11M2.5 3v7c0 3 11 3 11 0V3" />
      {dot(2.5, 3)}
      {dot(13.5, 3)}
    </>
  ),
};
