import { AnswerCanvas } from '#lenses/answer/AnswerCanvas.tsx';
import { useEditor } from '#state/useDesk.ts';
import styles from './DrawOver.module.css';
import { DRAW_LABEL, DRAWN_LABEL, penAt } from './drawWords.ts';
import { Paper, type PaperProps } from './Paper.tsx';

export type DrawOverProps = Pick<PaperProps, 'strokes' | 'onStrokes' | 'locked'>;

/** The answer with a pen over it: the border that one expects, drawn before anything is learned, and afterwards laid over what was. */
export function DrawOver(props: DrawOverProps) {
  const domain = useEditor((s) => s.data.domain);
  const label = props.locked ? DRAWN_LABEL : DRAW_LABEL;
  return (
    <Paper {...props} domain={domain} label={label} says={penAt}>
      <div className={styles['canvas']} data-faint={!props.locked}>
        <AnswerCanvas label={label} className={styles['canvas']} />
      </div>
    </Paper>
  );
}
