import { useRef, useState } from 'react';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { classes } from '#ui/classes.ts';
import { explains } from '#ui/explains.ts';
import styles from './Headline.module.css';
import { useHeadlines } from './headlineState.ts';
import {
  AT_THE_START,
  factorLine,
  fatesOf,
  fitting,
  formsAt,
  formsOf,
  mapLine,
  mapsSentence,
  methodOf,
  READ_OF,
  sentenceOf,
  type Told,
  titleOf,
  turnOff,
} from './headlineWords.ts';
import { textWidth } from './textWidth.ts';

export interface HeadlineProps {
  readonly column: PlacedColumn;
  /** The name of its block. */
  readonly title: string;
  /** Its width, in the middle over the column. */
  readonly room: number;
  /** In rows: in one line below its label. */
  readonly down: boolean;
  readonly scale: number;
}

/** In rows: what stands above it, and beside it, in px at 16 px a letter. */
const [LABEL, BESIDE] = [32, 8];

/** What was measured of a column, in as many words as have room over it; pressed, all of it. */
export function Headline({ column, title, room, down, scale }: HeadlineProps) {
  const desk = useDesk();
  const measured = useHeadlines();
  const points = useEditor((s) => s.data.dimensions > 0);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const own = measured?.result.columns.find(({ id }) => id === column.id);
  if (!measured || !own) return null;
  const { result, stale } = measured;
  const input = result.columns.find(({ id }) => id === 'input');
  const told: Told = { column: own, input, answer: result.answer, factors: result.factors, points };
  const forms = formsOf(told);
  const lines = Math.floor(column.headline / (16 * scale));
  const says = fitting(
    stale ? formsAt(forms, result.step) : forms,
    down ? room - 2 * BESIDE * scale : room,
    lines,
    (text) => textWidth(text, 12 * scale),
  );
  if (says === undefined) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes(styles['headline'], stale && styles['stale'])}
        style={
          down
            ? { insetInline: 0, top: LABEL * scale, height: column.headline }
            : { width: room, left: (column.width - room) / 2, height: column.headline }
        }
        data-down={down || undefined}
        data-headline={column.id}
        aria-expanded={open}
        {...explains(`${titleOf(title)}: ${forms[0]}. ${sentenceOf(told)}`)}
        onClick={() => setOpen(!open)}
      >
        <span>{says}</span>
      </button>
      <Card
        open={open}
        anchor={button.current}
        onClose={() => {
          setOpen(false);
          button.current?.focus();
        }}
        title={titleOf(title)}
        badge={<Badge kind="probe" still />}
        side="bottom"
        pinned
        className={styles['card'] ?? ''}
      >
        <p>{sentenceOf(told)}</p>
        {told.factors.length > 0 && own.factors.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{READ_OF}</th>
                <th scope="col">now</th>
                <th scope="col">{AT_THE_START}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {fatesOf(told).map((fate) => {
                const { name, now, start, became } = factorLine(fate);
                return (
                  <tr key={fate.factor.id}>
                    <th scope="row">{name}</th>
                    <td>{now}</td>
                    <td>{start}</td>
                    <td>{became}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        {own.maps && (
          <>
            <p>{mapsSentence(own.maps)}</p>
            <ul>
              {own.maps.named.map((part) => (
                <li key={part.name}>{mapLine(part)}</li>
              ))}
            </ul>
          </>
        )}
        <p className={styles['method']}>{methodOf(result)}</p>
        <Button onClick={() => desk.editor.setView({ headlines: false })}>{turnOff}</Button>
      </Card>
    </>
  );
}
