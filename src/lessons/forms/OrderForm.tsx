import { ArrowDown, ArrowUp } from 'lucide-react';
import { shuffled } from '#lesson/index.ts';
import { announce } from '#ui/Announcer.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { lower, movedTo, upper } from './formWords.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Things to be put in order, each moved up or down. As they are shown at first is an answer too, once one was moved. */
export function OrderForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'order'>) {
  const { items, id } = question;
  const order = Array.isArray(draft) ? (draft as number[]) : shuffled(items.length, id);
  const move = (at: number, by: number) => {
    const next = [...order];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    onDraft(next);
    announce(movedTo(items[order[at]!]!, at + by + 1, items.length));
  };
  return (
    <ol aria-labelledby={labelledBy} className={styles['order']}>
      {order.map((item, at) => (
        <li key={item}>
          <span>{items[item]}</span>
          <IconButton label={upper(items[item]!)} disabled={locked || at === 0} onClick={() => move(at, -1)}>
            <ArrowUp {...icon} />
          </IconButton>
          <IconButton
            label={lower(items[item]!)}
            disabled={locked || at === order.length - 1}
            onClick={() => move(at, 1)}
          >
            <ArrowDown {...icon} />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}
