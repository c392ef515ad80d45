import { Check, X } from 'lucide-react';
import { type Lesson, sentence } from '#lesson/index.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { ALL_PROVED, CHECKING, COUNT_PROVED, goalProof, PROVE, PROVE_SAYS } from './checkWords.ts';
import { ALL_WELL, GO_THERE, lineSays } from './editorWords.ts';
import styles from './Forms.module.css';
import { ProofProgress } from './ProofProgress.tsx';
import { useDraft } from './useDraft.ts';
import { useProof } from './useProof.ts';

/** What is wrong with the lesson, each with its line in the file and a way there; then whether its goals are true, by training. */
export function CheckPane({ onGo }: { onGo: (path: string) => void }) {
  const session = useDraft();
  const draft = session.shown.use((s) => s.draft);
  const { problems, lesson } = session.checked(draft);
  return (
    <div className={styles['form']}>
      {lesson ? (
        <>
          <Notice kind="good">{ALL_WELL}</Notice>
          <Proofs key={session.checked(draft).text} lesson={lesson} onGo={onGo} />
        </>
      ) : (
        <ul className={styles['problems']}>
          {problems.map((problem) => (
            <li key={sentence(problem)}>
              <span>{lineSays(problem.line)}</span>
              <p>{sentence(problem)}</p>
              <GoThere path={problem.path} onGo={onGo} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function GoThere({ path, onGo }: { path: string; onGo: (path: string) => void }) {
  return (
    <Button onClick={() => onGo(path)}>
      {GO_THERE}
      <span className="visually-hidden"> {path}</span>
    </Button>
  );
}

/** The same check that the command makes: every goal on its seeds, every quoted number, every sentence. */
function Proofs({ lesson, onGo }: { lesson: Lesson; onGo: (path: string) => void }) {
  const { at, result: checked, failed, start, stop } = useProof<'check'>();
  const goals = lesson.parts.flatMap((part, i) =>
    part.goals.map((goal, k) => ({ goal, part, path: `parts[${i}].goals[${k}]` })),
  );
  return (
    <section className={styles['section']} aria-label={PROVE}>
      <p>{PROVE_SAYS}</p>
      {at ? (
        <ProofProgress at={at} label={CHECKING} onStop={stop} />
      ) : (
        <Button look="main" onClick={() => start({ kind: 'check', of: lesson })}>
          {PROVE}
        </Button>
      )}
      {failed !== undefined && <Notice kind="bad">{failed}</Notice>}
      {checked && (
        <Notice kind={checked.faults.length === 0 ? 'good' : 'bad'}>
          {checked.faults.length === 0 ? ALL_PROVED : COUNT_PROVED(checked.faults.length)}
        </Notice>
      )}
      {checked && checked.faults.length > 0 && (
        <ul className={styles['problems']}>
          {checked.faults.map((fault) => (
            <li key={fault}>
              <X size={16} strokeWidth={2} aria-hidden />
              <p>{fault}</p>
              <GoThere path={fault.split(' ')[0]!} onGo={onGo} />
            </li>
          ))}
        </ul>
      )}
      {checked && goals.length > 0 && (
        <ul className={styles['problems']}>
          {goals.map(({ goal, part, path }) => {
            const proof = checked.proofs[`${part.id}/${goal.id}`];
            return (
              proof && (
                <li key={path}>
                  {proof.faults.length === 0 ? (
                    <Check size={16} strokeWidth={2} aria-hidden />
                  ) : (
                    <X size={16} strokeWidth={2} aria-hidden />
                  )}
                  <p>{goalProof(part.title, goal.says, proof)}</p>
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}
