import type { ReactNode } from 'react';
import { wordsOf } from '#layers/words.ts';

/** The drawing of 16 px that a layer has among its words. */
export function LayerIcon({ type }: { type: string }) {
  return (
    <Drawing>
      {wordsOf(type)?.icon.map((part) => {
        const { d, width, dashes, filled = false } = typeof part === 'string' ? { d: part } : part;
        return filled ? (
          <path key={d} d={d} fill="currentColor" stroke="none" />
        ) : (
          <path key={d} d={d} strokeWidth={width} strokeDasharray={dashes} />
        );
      })}
    </Drawing>
  );
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
