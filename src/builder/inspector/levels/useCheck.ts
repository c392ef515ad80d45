import { useEffect, useRef, useState } from 'react';
import type { Frame } from '#engine/protocol.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';

export type Check = NonNullable<Frame['probes']['check']>;

/** The least time between two checks, in milliseconds: each costs many passes through the network. */
const EVERY = 500;
/** Counts every time that a check is asked for, by whichever block. */
let asks = 0;

/**
 * The gradient check of a block, done anew when the run has moved on or a number was set by hand, at most twice a second. undefined until the engine has answered;
 * null where it cannot be done.
 */
export function useCheck(block: string): Check | null | undefined {
  const { editor } = useDesk();
  const [asked, setAsked] = useState(() => ++asks);
  const [result, setResult] = useOfLineage<Check | null>();
  const changes = useEditor((s) => s.recorded?.changes.length ?? 0);
  const before = useRef(changes);
  useEffect(() => editor.engine.subscribe('check', { block, asked }), [editor, block, asked]);
  useFrames((frame) => {
    const check = frame?.probes.check;
    if (!frame || check === undefined || (check !== null && (check.block !== block || check.asked !== asked))) return;
    if (result === undefined || check?.asked !== result?.asked || check?.loss !== result?.loss) setResult(check);
    if (check && (check.step !== frame.position.step || changes !== before.current)) {
      before.current = changes;
      setAsked(++asks);
    }
  }, EVERY);
  return result;
}
