import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classes } from './classes.ts';
import { rove } from './rove.ts';
import styles from './Tabs.module.css';

export interface Tab<T extends string> {
  id: T;
  label: ReactNode;
}

export interface TabsProps<T extends string> {
  /** What the tabs part, read out. */
  label: string;
  /** Prefix of the ids that tie tabs to their panel; give the same to `TabPanel`. */
  name: string;
  tabs: readonly Tab<T>[];
  /** The open tab, or null where none is (a closed dock). */
  value: T | null;
  onChange: (value: T) => void;
  className?: string;
}

/** A list of tabs, one stop for the Tab key; arrows, Home and End move and choose at once. */
export function Tabs<T extends string>({ label, name, tabs, value, onChange, className }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.findIndex((tab) => tab.id === value);

  function onKey(event: KeyboardEvent, index: number): void {
    const next = rove(event.key, index, tabs.length, true);
    const tab = next === null ? undefined : tabs[next];
    if (!tab || next === null) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
    onChange(tab.id);
  }

  return (
    <div ref={list} role="tablist" aria-label={label} className={classes(styles['list'], className)}>
      {tabs.map((tab, i) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${name}-tab-${tab.id}`}
          aria-selected={i === current}
          aria-controls={i === current ? `${name}-panel` : undefined}
          tabIndex={i === Math.max(0, current) ? 0 : -1}
          className={styles['tab']}
          onClick={() => onChange(tab.id)}
          onKeyDown={(event) => onKey(event, i)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** The panel that belongs to the open tab of the `Tabs` with the same name. */
export function TabPanel(props: { name: string; value: string; className?: string; children: ReactNode }) {
  const { name, value, className, children } = props;
  return (
    <div role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-tab-${value}`} className={className}>
      {children}
    </div>
  );
}
