/** @file What the page around a frame locks by its address: `lock=seed,data,network`, in the words in which a lesson opens it. */

const whole = /^(?:run|seed|data|network|training|phases|weight|all)$/;
const field = /^[\w-]{1,32}\.\w{1,40}$/;
/** Names looked at. */
const MOST = 32;

/** The names in `lock=`, and those that are none. */
export function readLocks(text: string | null): {
  readonly locks: readonly string[];
  readonly stray: readonly string[];
} {
  const names = (text ?? '').split(',', MOST).map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  const isLock = (name: string) => whole.test(name) || field.test(name);
  return { locks: given.filter(isLock), stray: given.filter((name) => !isLock(name)).map((name) => name.slice(0, 40)) };
}

/** `all` is every change of the document and its parameters; Play, Step and Reset are a name of their own. */
export const locksAll = (locks: readonly string[], name: string): boolean =>
  locks.includes(name) || (name !== 'run' && locks.includes('all'));

/** Whether a path is locked, as `changedPaths` names it. */
export function isLocked(locks: readonly string[], path: string): boolean {
  if (locksAll(locks, path)) return true;
  const [of, name] = path.split('.');
  if (name === undefined) return path === 'initial' && locksAll(locks, 'network');
  return locksAll(locks, of === 'data' || of === 'training' ? of : 'network');
}
