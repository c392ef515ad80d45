/**
 * Hands on what is said, in its order: what needs something that is still on its way waits for it, and what comes after waits its turn.
 * @param need what has to be there before: resolves when it is there, or will not come; undefined where it is
 * @param urgent what waits for nothing
 */
export function inTurn<T>(
  receive: (said: T) => void,
  need: (said: T) => Promise<void> | undefined,
  urgent: (said: T) => boolean,
): (said: T) => void {
  let last: Promise<void> | undefined;
  return (said) => {
    const needed = urgent(said) ? undefined : need(said);
    if (urgent(said) || !(last || needed)) return receive(said);
    const turn = Promise.all([last, needed]).then(() => {
      if (last === turn) last = undefined;
      receive(said);
    });
    last = turn;
  };
}
