import type { Part } from '#lesson/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import { type AllowChoice, allowChoices, ticked } from './allowChoices.ts';
import { NO_LONGER, WHOLE } from './editorWords.ts';
import styles from './Forms.module.css';
import { controlId, useProblem } from './problemsAt.ts';

interface Props {
  part: Part;
  document: StrataDocument | undefined;
  path: string;
  onChange: (allow: readonly string[]) => void;
}

/** The white list, to be ticked: general things, and each field of each block. */
export function AllowForm({ part: { allow }, document, path, onChange }: Props) {
  const groups = allowChoices(document, allow, NO_LONGER, WHOLE);
  const wrong = useProblem(`${path}.allow`, true);
  return (
    <div id={controlId(`${path}.allow`)} className={styles['allow']} tabIndex={-1}>
      {wrong !== null && <p role="alert">{wrong}</p>}
      {groups.map(({ of, choices }, i) => {
        const on = choices.filter((one) => allow.includes(one.path)).length;
        return i === 0 ? (
          <fieldset key={of} className={styles['group']}>
            <legend>{of}</legend>
            <Boxes choices={choices} allow={allow} onTick={(path, on) => onChange(ticked(groups, allow, path, on))} />
          </fieldset>
        ) : (
          <details key={of} className={styles['fold']} open={on > 0}>
            <summary>
              {of}
              {on > 0 && ` · ${on}`}
            </summary>
            <fieldset className={styles['group']}>
              <legend className="visually-hidden">{of}</legend>
              <Boxes choices={choices} allow={allow} onTick={(path, on) => onChange(ticked(groups, allow, path, on))} />
            </fieldset>
          </details>
        );
      })}
    </div>
  );
}

interface BoxesProps {
  choices: readonly AllowChoice[];
  allow: readonly string[];
  onTick: (path: string, on: boolean) => void;
}

function Boxes({ choices, allow, onTick }: BoxesProps) {
  return (
    <div className={styles['boxes']}>
      {choices.map(({ path, says }) => (
        <label key={path} className={styles['box']}>
          <input
            type="checkbox"
            checked={allow.includes(path)}
            onChange={(event) => onTick(path, event.currentTarget.checked)}
          />
          {says}
        </label>
      ))}
    </div>
  );
}
