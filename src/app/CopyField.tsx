import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { tellBeside } from '#ui/tellBeside.ts';
import styles from './CopyField.module.css';
import { COPY_BY_KEYBOARD } from './shareWords.ts';

/** Text to take along, with its button. */
export function CopyField({
  label,
  text,
  rows = 2,
  main = false,
}: {
  label: string;
  text: string;
  rows?: number;
  main?: boolean;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string>();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No permission: what is selected can be copied by hand.
      field.current?.select();
      if (!document.execCommand('copy')) return tellBeside(COPY_BY_KEYBOARD, field.current);
    }
    setCopied(text);
    announce(`${label} copied.`);
  }

  return (
    <div className={styles['copy']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        readOnly
        rows={rows}
        value={text}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        look={main ? 'main' : 'outlined'}
        disabled={text === ''}
        icon={
          copied === text && text !== '' ? (
            <Check size={16} aria-hidden />
          ) : (
            <Copy size={16} strokeWidth={1.75} aria-hidden />
          )
        }
        onClick={() => void copy()}
      >
        {copied === text && text !== '' ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
