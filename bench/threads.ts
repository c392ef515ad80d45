/** @file How long the Web Workers of browsers that this process has started were on a processor (Linux). */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Seconds on a processor so far, by thread; empty where the system does not tell. */
export function workerThreads(): Map<string, number> {
  const threads = new Map<string, number>();
  for (const pid of descendants()) {
    for (const thread of list(`/proc/${pid}/task`)) {
      const at = `/proc/${pid}/task/${thread}`;
      if (!read(`${at}/comm`).startsWith('DedicatedWorker')) continue;
      threads.set(thread, Number(read(`${at}/schedstat`).split(' ')[0]) / 1e9);
    }
  }
  return threads;
}

/** What was added between two looks, over all threads that are in both. */
export function difference(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [thread, seconds] of after) sum += seconds - (before.get(thread) ?? seconds);
  return sum;
}

function descendants(): string[] {
  const parents = new Map<string, string>();
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`));
    if (parent) parents.set(pid, parent[1]!);
  }
  const ours = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(process.pid) || ours(parents.get(pid)));
  return [...parents.keys()].filter(ours);
}

/** A process or thread that has gone has nothing to read. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
