import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { oneStop, stopsIn } from './oneStop.ts';
import { rove, rowBeside } from './rove.ts';

export interface ToolbarProps {
  /** What is in it, read out. */
  label: string;
  /** Its buttons stand in several rows: ↑ and ↓ go to the row above and below. */
  rows?: boolean;
  className?: string;
  children: ReactNode;
}

/** Buttons that are one stop of the Tab key: ← and →, Home and End move among them. Menus and dialogs in it keep their own keys. */
export function Toolbar({ label, rows = false, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => oneStop(bar.current!), []);

  function onKey(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = stopsIn(event.currentTarget);
    const at = stops.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const boxes = () => stops.map((stop) => stop.getBoundingClientRect());
    const next = rove(event.key, at, stops.length, true) ?? (rows ? rowBeside(event.key, at, boxes()) : null);
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  }

  return (
    <div ref={bar} role="toolbar" aria-label={label} className={className} onKeyDown={onKey}>
      {children}
    </div>
  );
}
