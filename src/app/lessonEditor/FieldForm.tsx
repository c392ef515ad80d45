import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { LessonText } from '#lessons/LessonText.tsx';
import { isObject, type Json } from '#nn/json.ts';
import { sameValue } from '#nn/sameValue.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import { ADD_ROW, removeWords } from './editorWords.ts';
import styles from './Forms.module.css';
import { choiceWords, fieldWords, NOTHING_CHOSEN } from './fieldWords.ts';
import { emptyRow, type FormField, textOf, valueIn } from './formField.ts';
import { controlId, useProblem } from './problemsAt.ts';
import { TextArea } from './TextArea.tsx';

interface FormProps {
  fields: readonly FormField[];
  values: Json;
  /** Of what the fields belong to. */
  path: string;
  /** The list or the group that they stand in, for their words. */
  of: string;
  /** Undefined takes the field away. */
  onChange: (name: string, value: unknown) => void;
}

/** A form for whatever has fields: every control follows from the format's own table. */
export function FieldForm({ fields, values, path, of, onChange }: FormProps) {
  return fields.map((field) => (
    <FieldOf
      key={field.name}
      field={field}
      value={values[field.name]}
      path={path === '' ? field.name : `${path}.${field.name}`}
      of={of}
      onChange={(value) => onChange(field.name, value)}
    />
  ));
}

interface FieldProps {
  field: FormField;
  value: unknown;
  path: string;
  of: string;
  onChange: (value: unknown) => void;
}

function FieldOf({ field, value, path, of, onChange }: FieldProps) {
  const { label, hint } = fieldWords(field.name, of) ?? { label: field.name };
  const id = controlId(path);
  if (field.control === 'group')
    return (
      <fieldset className={styles['group']} id={id}>
        <legend>{label}</legend>
        <FieldForm
          fields={field.fields}
          values={isObject(value) ? value : {}}
          path={path}
          of={field.name}
          onChange={(name, inner) => onChange(withField(value, name, inner))}
        />
      </fieldset>
    );
  if (field.control === 'rows')
    return <Rows field={field} value={value} path={path} label={label} onChange={onChange} />;
  if (field.control === 'flag')
    return (
      <Toggle
        id={id}
        label={label}
        checked={value === true}
        {...(hint === undefined ? {} : { hint })}
        onChange={(on) => onChange(on ? true : field.optional ? undefined : false)}
      />
    );
  if (field.control === 'choice')
    return (
      <Select
        id={id}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        options={[
          ...(field.optional ? [{ value: '', label: NOTHING_CHOSEN }] : []),
          ...field.choices.map((one) => ({ value: one, label: choiceWords[one] ?? one })),
        ]}
        value={typeof value === 'string' ? value : ''}
        onChange={(chosen) => onChange(valueIn(field, chosen))}
      />
    );
  return <Typed field={field} value={value} path={path} label={label} hint={hint} onChange={onChange} />;
}

const withField = (values: unknown, name: string, value: unknown): Json => {
  const { [name]: _, ...rest } = isObject(values) ? values : {};
  return value === undefined ? rest : { ...rest, [name]: value };
};

interface TypedProps extends Omit<FieldProps, 'of'> {
  label: string;
  hint: string | undefined;
}

const hasMarks = (text: string): boolean => /[*`$[{\n]/.test(text);

/** A control that is typed into: its text stays as it was typed as long as it means the same value. */
function Typed({ field, value, path, label, hint, onChange }: TypedProps) {
  const [typed, setTyped] = useState<string>();
  const same = typed !== undefined && sameValue(valueIn(field, typed), value);
  const text = same ? typed : textOf(field, value);
  const says = useProblem(path, field.control !== 'words');
  // What is still empty is no mistake yet: it is counted in the check.
  const error = text === '' ? null : says;
  const common = {
    id: controlId(path),
    label,
    value: text,
    error,
    hint,
    onChange(next: string) {
      setTyped(next);
      onChange(valueIn(field, next));
    },
  };
  if (field.control === 'words')
    return (
      <>
        <TextArea {...common} maxLength={2 * field.longest} />
        {hasMarks(text) && (
          <div className={styles['seen']}>
            <LessonText text={text} />
          </div>
        )}
      </>
    );
  if (field.control === 'lines') return <TextArea {...common} {...(field.like ? { placeholder: field.like } : {})} />;
  if (field.control === 'json') return <TextArea {...common} code least={1} />;
  return (
    <TextField
      {...common}
      {...(field.control === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(field.control === 'written' && field.like ? { placeholder: field.like } : {})}
    />
  );
}

interface RowsProps {
  field: FormField & { control: 'rows' };
  value: unknown;
  path: string;
  label: string;
  onChange: (value: unknown) => void;
}

/** A list of small things, each with its fields beside each other. */
function Rows({ field, value, path, label, onChange }: RowsProps) {
  const rows = Array.isArray(value) ? (value as unknown[]) : [];
  return (
    <fieldset className={styles['group']} id={controlId(path)}>
      <legend>{label}</legend>
      {rows.map((row, i) => (
        <div key={i} className={styles['row']} role="group" aria-label={`${label} ${i + 1}`}>
          <FieldForm
            fields={field.fields}
            values={isObject(row) ? row : {}}
            path={`${path}[${i}]`}
            of={field.name}
            onChange={(name, inner) => onChange(rows.with(i, withField(row, name, inner)))}
          />
          <IconButton label={removeWords(`${label} ${i + 1}`)} onClick={() => onChange(rows.toSpliced(i, 1))}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
        disabled={rows.length >= field.most}
        onClick={() => onChange([...rows, emptyRow(field.fields)])}
      >
        {ADD_ROW}
        <span className="visually-hidden"> {label}</span>
      </Button>
    </fieldset>
  );
}
