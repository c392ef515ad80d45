import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Part } from '#lesson/index.ts';
import type { QuestionKindName } from '#lesson/questions/index.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Select } from '#ui/Select.tsx';
import { freeId, type RowList } from './draft.ts';
import {
  ADD_GOAL,
  ADD_HINT,
  ADD_QUESTION,
  did,
  downWords,
  GOAL,
  GOALS,
  HINT,
  HINTS,
  KIND,
  QUESTION,
  QUESTIONS,
  removeWords,
  upWords,
} from './editorWords.ts';
import { FieldForm } from './FieldForm.tsx';
import styles from './Forms.module.css';
import { kindWords } from './fieldWords.ts';
import { controlId } from './problemsAt.ts';
import { emptyGoal, emptyHint, fieldsOf, kindNames, questionOf } from './questionRow.ts';
import { useDraft } from './useDraft.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const words = {
  ask: { title: QUESTIONS, one: QUESTION, add: ADD_QUESTION },
  goals: { title: GOALS, one: GOAL, add: ADD_GOAL },
  hints: { title: HINTS, one: HINT, add: ADD_HINT },
} as const;

type Values = Readonly<Record<string, unknown>>;

/** Questions, goals or hints of a part: each a form, made from the fields of the format. */
export function RowsForm({
  list,
  part,
  at,
  children,
}: {
  list: RowList;
  part: Part;
  at: number;
  children?: ReactNode;
}) {
  const session = useDraft();
  const { title, one, add } = words[list];
  const rows = part[list] as unknown as readonly Values[];
  const path = `parts[${at}].${list}`;
  const taken = [...part.ask, ...part.goals].map(({ id }) => id);
  const change = (i: number, values: Values, key: string) =>
    session.edit({ type: 'row', part: at, list, at: i, values }, did.row(one), `${path}[${i}].${key}`);
  const begin = (): unknown =>
    list === 'ask'
      ? questionOf('choice', freeId('question', taken))
      : list === 'goals'
        ? emptyGoal(freeId('goal', taken))
        : emptyHint();
  return (
    <section className={styles['section']} aria-labelledby={controlId(`${path}-title`)}>
      <h2 id={controlId(`${path}-title`)}>{title}</h2>
      {children}
      {rows.map((row, i) => {
        const name = `${one} ${i + 1}`;
        return (
          <div
            key={i}
            className={styles['card']}
            role="group"
            aria-label={name}
            id={controlId(`${path}[${i}]`)}
            tabIndex={-1}
          >
            <div className={styles['head']}>
              <h3>{name}</h3>
              <IconButton
                label={upWords(name)}
                disabled={i === 0}
                onClick={() => session.edit({ type: 'moveRow', part: at, list, at: i, to: i - 1 }, did.moveRow(one))}
              >
                <ArrowUp {...icon} />
              </IconButton>
              <IconButton
                label={downWords(name)}
                disabled={i === rows.length - 1}
                onClick={() => session.edit({ type: 'moveRow', part: at, list, at: i, to: i + 1 }, did.moveRow(one))}
              >
                <ArrowDown {...icon} />
              </IconButton>
              <IconButton
                label={removeWords(name)}
                onClick={() => session.edit({ type: 'removeRow', part: at, list, at: i }, did.removeRow(one))}
              >
                <Trash2 {...icon} />
              </IconButton>
            </div>
            {list === 'ask' && (
              <Select<QuestionKindName>
                label={KIND}
                options={kindNames.map((value) => ({ value, label: kindWords[value] ?? value }))}
                value={row['kind'] as QuestionKindName}
                onChange={(kind) => {
                  const next = questionOf(kind, String(row['id'] ?? 'question'), row);
                  const gone = Object.fromEntries(Object.keys(row).map((key) => [key, undefined]));
                  change(i, { ...gone, ...next }, 'kind');
                }}
              />
            )}
            <FieldForm
              fields={fieldsOf(list, row)}
              values={row}
              path={`${path}[${i}]`}
              of={list === 'ask' && row['kind'] === 'arithmetic' ? 'arithmetic' : list}
              onChange={(key, value) => change(i, { [key]: value }, key)}
            />
          </div>
        );
      })}
      <Button
        icon={<Plus {...icon} />}
        onClick={() => session.edit({ type: 'addRow', part: at, list, row: begin() }, did.addRow(one))}
      >
        {add}
      </Button>
    </section>
  );
}
