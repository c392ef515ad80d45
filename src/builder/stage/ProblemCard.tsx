import type { CSSProperties } from 'react';
import { editor, useEditor } from '#state/useEditor.ts';
import { Button } from '#ui/Button.tsx';
import styles from './ProblemCard.module.css';

/** What is wrong with a block, and buttons that mend it. */
export function ProblemCard({ id, style }: { id: string; style?: CSSProperties }) {
  const problem = useEditor((s) => s.inference.problems.find((p) => p.block === id && p.severity !== 'notice'));
  if (!problem) return null;
  return (
    <div className={styles['problem']} id={`problem-${id}`} role="alert" style={style}>
      <p>{problem.message}</p>
      {problem.fixes?.map((fix) => (
        <Button key={fix.label} look="outlined" onClick={() => editor().change(fix.label, fix.changes)}>
          {fix.label}
        </Button>
      ))}
    </div>
  );
}
