import { FileUp, FolderUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { bytesSource, type SourceFile } from '#data/import/source.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { formatCount } from '#ui/format.ts';
import { TextField } from '#ui/TextField.tsx';
import { fetchFile } from './fetchFile.ts';
import { chosenFiles } from './filesIn.ts';
import styles from './ImportDialog.module.css';
import { words } from './importWords.ts';
import type { Progress } from './useExamination.ts';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface WaysInProps {
  onFiles: (files: readonly SourceFile[]) => void;
  onPaste: (text: string) => void;
  onProblem: (problem: string | undefined) => void;
}

/** Files, a folder, a pasted table, an address. */
export function WaysIn({ onFiles, onPaste, onProblem }: WaysInProps) {
  const [text, setText] = useState('');
  return (
    <>
      <div className={styles['ways']}>
        <Chooser label={words.files} icon={<FileUp {...icon} />} onFiles={onFiles} />
        <Chooser label={words.folder} icon={<FolderUp {...icon} />} folder onFiles={onFiles} />
        <Address onFiles={onFiles} onProblem={onProblem} />
      </div>
      <label className={styles['paste']}>
        {words.paste}
        <textarea
          rows={3}
          spellCheck={false}
          placeholder={words.pasteLike}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onPaste(event.currentTarget.value);
          }}
        />
      </label>
    </>
  );
}

function Chooser(props: { label: string; icon: ReactNode; folder?: boolean; onFiles: (files: SourceFile[]) => void }) {
  return (
    <label className={styles['file']}>
      {props.icon}
      {props.label}
      <input
        type="file"
        multiple
        {...(props.folder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          props.onFiles(chosenFiles(event.currentTarget.files ?? []));
          // so that the same file can be chosen again after it was mended
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function Address({ onFiles, onProblem }: Pick<WaysInProps, 'onFiles' | 'onProblem'>) {
  const [address, setAddress] = useState('');
  const [progress, setProgress] = useState<Progress>();
  const fetching = useRef<AbortController>(undefined);
  useEffect(() => () => fetching.current?.abort(), []);

  async function fetchAddress(): Promise<void> {
    onProblem(undefined);
    const control = new AbortController();
    fetching.current = control;
    setProgress({ done: 0, of: undefined });
    try {
      const fetched = await fetchFile(address, control.signal, (done, of) => setProgress({ done, of }));
      const path = address.split(/[?#]/)[0]!.split('/').at(-1) || address;
      if ('error' in fetched) onProblem(fetched.error);
      else onFiles([bytesSource(path, fetched.bytes)]);
    } catch {
      announce('Cancelled.');
    }
    setProgress(undefined);
  }
  return (
    <>
      <TextField label={words.address} value={address} onChange={setAddress} maxLength={2000} />
      {progress ? (
        <>
          <Button onClick={() => fetching.current?.abort()}>{words.cancelFetch}</Button>
          <label className={styles['progress']}>
            {formatCount(Math.round(progress.done / 1000))} kB{' '}
            <progress {...(progress.of ? { value: progress.done, max: progress.of } : {})} />
          </label>
        </>
      ) : (
        <Button disabled={!/^https?:\/\/./.test(address)} onClick={() => void fetchAddress()}>
          {words.fetch}
        </Button>
      )}
    </>
  );
}
