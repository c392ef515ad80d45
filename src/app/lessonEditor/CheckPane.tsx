import { Check, Square, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { type Lesson, sentence } from '#lesson/index.ts';
import type { Checked, CheckProgress } from '#proof/lessonCheck.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { didNotLoad } from '#ui/partWords.ts';
import { ALL_PROVED, CHECKING, COUNT_PROVED, goalProof, PROVE, PROVE_SAYS, progressSays, STOP } from './checkWords.ts';
import { ALL_WELL, GO_THERE, lineSays, THE_EDITOR } from './editorWords.ts';
import styles from './Forms.module.css';
import { useDraft } from './useDraft.ts';

const proving = loadPart(() => import('./prove.ts'));

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
  const [at, setAt] = useState<CheckProgress>();
  const [checked, setChecked] = useState<Checked>();
  const [failed, setFailed] = useState<string>();
  /** Of the check under way. */
  const stopping = useRef<AbortController>(undefined);
  const stop = () => {
    stopping.current?.abort();
    setAt(undefined);
  };
  useEffect(() => () => stopping.current?.abort(), []);
  const start = async () => {
    const { signal } = (stopping.current = new AbortController());
    const unlessStopped = (then: () => void) => signal.aborted || then();
    setFailed(undefined);
    setChecked(undefined);
    setAt({ path: '', done: 0, of: 1 });
    try {
      const { prove } = await proving();
      const result = await prove({ kind: 'check', of: lesson }, (now) => unlessStopped(() => setAt(now)), signal);
      unlessStopped(() => setChecked(result));
    } catch (error) {
      unlessStopped(() => setFailed(error instanceof Error ? error.message : didNotLoad(THE_EDITOR)));
    }
    unlessStopped(() => setAt(undefined));
  };
  const goals = lesson.parts.flatMap((part, i) =>
    part.goals.map((goal, k) => ({ goal, part, path: `parts[${i}].goals[${k}]` })),
  );
  return (
    <section className={styles['section']} aria-label={PROVE}>
      <p>{PROVE_SAYS}</p>
      {at ? (
        <div className={styles['ways']}>
          <Button icon={<Square size={14} strokeWidth={2} aria-hidden />} onClick={stop}>
            {STOP}
          </Button>
          <progress aria-label={CHECKING} value={at.done} max={at.of} />
          <span>{progressSays(at.path, at.done, at.of)}</span>
        </div>
      ) : (
        <Button look="main" onClick={() => void start()}>
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
