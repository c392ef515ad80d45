import { useLayoutEffect, useRef } from 'react';
import { ColorKey } from '#charts/ColorKey.tsx';
import type { Frame } from '#engine/protocol.ts';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import { blockName } from '#state/blockName.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatNumber } from '#ui/format.ts';
import { aboveZero, belowZero, biasBar, perLayer } from './keyWords.ts';
import styles from './StageKeys.module.css';

interface StageKeysProps {
  readonly image: boolean;
  readonly biases: boolean;
  /** A tensor of shares stands beside an output. */
  readonly shares: boolean;
  readonly maps: boolean;
}

/** The keys of what is drawn, and of nothing else. They stand in one line: those that have no room are left out whole. */
export function StageKeys({ image, biases, shares, maps }: StageKeysProps) {
  const { editor } = useDesk();
  const network = useEditor((s) => s.document.network);
  const chosen = useEditor((s) => s.selection?.block);
  const block = chosen === undefined ? undefined : findBlock(network, layers, chosen)?.block.id;
  // Each layer has a scale of its own: its ends are said of the one that is selected.
  const limitIn = ({ probes }: Frame) => {
    const own = probes.units?.blocks.find((b) => b.id === block && b.name === undefined && b.picture !== 'tokens');
    return own && formatNumber(own.limit, 2, true);
  };
  useFrameValue(limitIn, 200);
  // Another block may be selected where no frame comes.
  const { frame } = editor;
  const ends = frame && limitIn(frame);
  const note = ends === undefined ? (maps ? undefined : perLayer) : blockName(network, block!);
  const line = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const keys = line.current!;
    const leaveOut = () => {
      // Below the line: hidden from keys and readers as well as from sight.
      for (const key of keys.children as HTMLCollectionOf<HTMLElement>)
        key.style.visibility = key.offsetTop - keys.offsetTop > keys.clientHeight / 2 ? 'hidden' : '';
    };
    // It calls at first too, before the page is painted; to measure here would lay the page out once more.
    const observer = new ResizeObserver(leaveOut);
    for (const part of [keys, ...keys.children]) observer.observe(part);
    return () => observer.disconnect();
  });

  return (
    <span className={styles['keys']} ref={line}>
      <ColorKey
        scale="signed"
        low={ends === undefined ? belowZero : `−${ends}`}
        high={ends === undefined ? aboveZero : `+${ends}`}
        width={48}
        className={styles['signed']!}
      />
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {biases && (
        <span className={styles['bias']}>
          <i aria-hidden />
          <Explained says={biasBar} term="bias">
            bias
          </Explained>
        </span>
      )}
      {shares && <ColorKey scale="magnitude" low="0" high="1" note="attention" width={48} />}
      {image && <ColorKey scale="pixels" low="pixel 0" high="1" width={48} />}
    </span>
  );
}
