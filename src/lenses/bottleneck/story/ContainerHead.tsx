import { FoldHorizontal, UnfoldHorizontal } from 'lucide-react';
import { explains } from '#ui/explains.ts';
import styles from './ContainerHead.module.css';
import { openWords } from './containerWords.ts';

interface ContainerHeadProps {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  readonly onOpen: (id: string, open: boolean) => void;
}

/** The name of a container's column: a press shows the blocks in it as columns of their own, another puts them away. */
export function ContainerHead({ id, name, open, onOpen }: ContainerHeadProps) {
  const Icon = open ? FoldHorizontal : UnfoldHorizontal;
  return (
    <button
      type="button"
      className={styles['head']}
      aria-expanded={open}
      data-container={id}
      {...explains(openWords(name, open))}
      onClick={() => onOpen(id, open)}
    >
      {name}
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </button>
  );
}
