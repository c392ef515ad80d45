/** @file How a person likes the page: kept in the browser where storage is allowed, never part of a document. */

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { forget, recall, remember } from './storage.ts';

export interface Settings {
  readonly theme: 'auto' | 'light' | 'dark';
  /** Steps per second; null: as fast as it goes. */
  readonly speed: number | null;
  readonly stepUnit: 'sample' | 'batch' | 'epoch';
  /** Height of the lens dock in px; 40 is closed. */
  readonly dock: number;
  /** The lens open in the dock. */
  readonly lens: string;
  readonly railOpen: boolean;
  /** Whether the key "?" opens the list of keys. */
  readonly helpKey: boolean;
  /** Whether an example says what to look at, above the stage. */
  readonly caption: boolean;
}

/** 500 steps a second: slow enough to watch two spirals being parted, which takes four seconds; at full speed it is over before it is seen. */
const initial: Settings = {
  theme: 'auto',
  speed: 500,
  stepUnit: 'batch',
  dock: 40,
  lens: 'gradients',
  railOpen: true,
  helpKey: true,
  caption: true,
};

/** What was remembered, field by field where it is of the same type as the default. */
function restored(): Settings {
  const kept = recall('settings');
  if (typeof kept !== 'object' || kept === null) return initial;
  const usable = Object.entries(kept).filter(([key, value]) => {
    const fallback = initial[key as keyof Settings];
    return key === 'speed' ? value === null || typeof value === 'number' : typeof value === typeof fallback;
  });
  const merged = { ...initial, ...Object.fromEntries(usable) };
  return {
    ...merged,
    theme: ['auto', 'light', 'dark'].includes(merged.theme) ? merged.theme : 'auto',
    stepUnit: ['sample', 'batch', 'epoch'].includes(merged.stepUnit) ? merged.stepUnit : 'batch',
  };
}

export const settings = createStore<Settings>(restored);

export function setSettings(change: Partial<Settings>): void {
  settings.setState(change);
  remember('settings', settings.getState());
}

/** Takes what was remembered out of the browser; the page goes on as it is until it is closed. */
export const forgetSettings = (): void => forget('settings');

export const useSettings = <T>(select: (state: Settings) => T): T => useStore(settings, select);
