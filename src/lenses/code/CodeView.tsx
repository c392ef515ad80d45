import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '#ui/format.ts';
import { rove } from '#ui/rove.ts';
import styles from './CodeView.module.css';
import { AS_LINES, linesLeft, linesOf } from './codeWords.ts';
import { firstLines, type Group, groupsOf } from './groups.ts';
import { highlight, type Piece } from './highlight.ts';

/** More lines, and longer ones, are data: they are in the file. */
const MOST_LINES = 2000;
const MOST_CHARACTERS = 400;
/** Lines in sight before the first of a block. */
const LINES_BEFORE = 4;

export interface CodeViewProps {
  readonly text: string;
  /** The file's name; its ending says the language. */
  readonly name: string;
  readonly marks: readonly (string | undefined)[] | undefined;
  /** What a block is called. */
  readonly nameOf: (block: string) => string;
  /** Blocks whose lines are marked. */
  readonly selected: ReadonlySet<string>;
  /** The block under the pointer, wherever it is. */
  readonly pointed: string | undefined;
  readonly onSelect: (block: string) => void;
  readonly onPoint: (block: string | undefined) => void;
}

/** A program to read: numbered lines, those of a block pressed together. The arrow keys go from block to block. */
export function CodeView({ text, name, marks, nameOf, selected, pointed, onSelect, onPoint }: CodeViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<string>(undefined);
  const [at, setAt] = useState(0);
  const lines = useMemo(() => highlight(text, name), [text, name]);
  const groups = useMemo(() => firstLines(groupsOf(lines.length, marks), MOST_LINES), [lines, marks]);
  const stops = groups.filter(({ block }) => block !== undefined);
  const stop = Math.min(at, stops.length - 1);
  const [first] = selected;

  // What is selected elsewhere comes in sight.
  useEffect(() => {
    if (first === undefined || pressed.current === first) return;
    pressed.current = undefined;
    box.current?.querySelector('[data-on="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [first]);

  // At first sight the network, and not what comes before it; where the program has a scroller of its own.
  const any = stops.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when there is something to show
  useEffect(() => {
    const place = box.current?.querySelector('[data-block]')?.getBoundingClientRect();
    if (!box.current || !place || first !== undefined) return;
    box.current.scrollTop += place.top - box.current.getBoundingClientRect().top - LINES_BEFORE * place.height;
  }, [any]);

  const press = (block: string) => {
    pressed.current = block;
    onSelect(block);
  };
  function onKey(event: KeyboardEvent, index: number): void {
    const next = rove(event.key, index, stops.length);
    if (next === null) return;
    event.preventDefault();
    box.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }
  function onClick({ target }: MouseEvent): void {
    // Who marks text means the text.
    if (getSelection()?.isCollapsed === false) return;
    const block = (target as Element).closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (block !== undefined) press(block);
  }
  return (
    <div
      ref={box}
      className={styles['code']}
      role="group"
      aria-label={AS_LINES}
      translate="no"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      // The number beside the lines is the button; the lines are a larger place to press it.
      onClick={onClick}
      onKeyDown={() => undefined}
      onPointerOver={({ target }) =>
        onPoint((target as Element).closest<HTMLElement>('[data-block]')?.dataset['block'])
      }
      onPointerLeave={() => onPoint(undefined)}
    >
      <div className={styles['lines']}>
        {groups.map((group) => {
          const { block, from, to } = group;
          const index = stops.indexOf(group);
          return (
            <div
              key={from}
              className={styles['group']}
              {...(block === undefined
                ? {}
                : { 'data-block': block, 'data-on': selected.has(block), 'data-pointed': block === pointed })}
            >
              {block === undefined ? (
                <span className={styles['number']} aria-hidden>
                  {numbersOf(group)}
                </span>
              ) : (
                <button
                  type="button"
                  className={styles['number']}
                  aria-label={linesOf(nameOf(block), from + 1, to)}
                  aria-pressed={selected.has(block)}
                  tabIndex={index === stop ? 0 : -1}
                  onFocus={() => setAt(index)}
                  onKeyDown={(event) => onKey(event, index)}
                >
                  {numbersOf(group)}
                </button>
              )}
              <code>
                {lines.slice(from, to).map((line, i) => (
                  <Line key={i} pieces={line} />
                ))}
              </code>
            </div>
          );
        })}
        {lines.length > MOST_LINES && <p className={styles['left']}>{linesLeft(lines.length - MOST_LINES)}</p>}
      </div>
    </div>
  );
}

const numbersOf = ({ from, to }: Group): string =>
  Array.from({ length: to - from }, (_, i) => formatCount(from + i + 1)).join('\n');

function Line({ pieces }: { pieces: readonly Piece[] }) {
  let room = MOST_CHARACTERS;
  const shown = pieces.flatMap((piece) => {
    if (room <= 0) return [];
    const text = piece.text.length > room ? `${piece.text.slice(0, room)} …` : piece.text;
    room -= piece.text.length;
    return [{ ...piece, text }];
  });
  return (
    <span className={styles['line']}>
      {shown.map(({ text, kind }, i) =>
        kind === undefined ? (
          text
        ) : (
          <span key={i} className={styles[kind === 'number' ? 'digits' : kind]}>
            {text}
          </span>
        ),
      )}
      {'\n'}
    </span>
  );
}
