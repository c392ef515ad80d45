import { type ReactNode, useEffect, useState } from 'react';
import { type ForeignProblem, type ForeignTensors, MOST_FOREIGN_BYTES, readForeign } from '#importers/foreign.ts';
import { large, of } from '#importers/foreignWords.ts';
import type { ImportedNetwork, RefusedNetwork } from '#importers/importedNetwork.ts';
import { networkOfOnnx } from '#importers/onnx/networkOfOnnx.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Notice } from '#ui/Notice.tsx';
import { askForFile } from '../files.ts';
import styles from './ForeignDialog.module.css';
import * as words from './foreignDialogWords.ts';
import { refusedSheet, useNetworkFromFile } from './NetworkFromFile.tsx';
import type { Sheet } from './sheet.ts';
import { useWeightsFromFile } from './WeightsFromFile.tsx';

type Found = ForeignTensors | ForeignProblem | ImportedNetwork | RefusedNetwork;

/** What a file holds. Never rejects: what cannot be read is a problem in a sentence. */
async function foundIn(file: File): Promise<Found> {
  if (file.size > MOST_FOREIGN_BYTES) return { kind: 'problem', says: of(file.name, large(MOST_FOREIGN_BYTES)) };
  try {
    const found = readForeign(new Uint8Array(await file.arrayBuffer()), file.name);
    return found.kind === 'network' ? networkOfOnnx(found.model) : found;
  } catch {
    return { kind: 'problem', says: of(file.name, words.NOT_READ) };
  }
}

/** What a file of another program holds, shown before anything is changed: weights for the network on the page, or a network. */
export function ForeignDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const [read, setRead] = useState<{ readonly of: File; readonly found: Found }>();
  useEffect(() => {
    let wanted = true;
    void foundIn(file).then((found) => wanted && setRead({ of: file, found }));
    return () => {
      wanted = false;
    };
  }, [file]);
  const found = read?.of === file ? read.found : undefined;
  const shown = { name: file.name, onClose };
  switch (found?.kind) {
    case 'tensors':
      return <Weights key={file.name} found={found} {...shown} />;
    case 'network':
      return <Network key={file.name} found={found} {...shown} />;
    case 'refused':
      return <Frame sheet={refusedSheet(found)} {...shown} />;
    case 'problem':
      return (
        <Frame sheet={{ title: words.PROBLEM_TITLE, body: <Notice kind="bad">{found.says}</Notice> }} {...shown} />
      );
    default:
      return <Frame sheet={{ title: words.FILE_TITLE, body: <p role="status">{words.READING}</p> }} {...shown} />;
  }
}

interface Shown {
  readonly name: string;
  readonly onClose: () => void;
}

const Weights = ({ found, ...shown }: Shown & { found: Parameters<typeof useWeightsFromFile>[0] }) => (
  <Frame sheet={useWeightsFromFile(found, shown.name, shown.onClose)} {...shown} />
);

const Network = ({ found, ...shown }: Shown & { found: ImportedNetwork }) => (
  <Frame sheet={useNetworkFromFile(found, shown.name, shown.onClose)} {...shown} />
);

function Frame({ sheet: { title, body, actions }, name, onClose }: Shown & { sheet: Sheet }): ReactNode {
  const desk = useDesk();
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      actions={
        <>
          {actions}
          <Button onClick={() => askForFile(desk)}>{words.OTHER_FILE}</Button>
          <Button onClick={onClose}>{words.CANCEL}</Button>
        </>
      }
    >
      <div className={styles['body']}>
        <p className={styles['quiet']}>
          {name}. {words.STAYS}
        </p>
        {body}
      </div>
    </Dialog>
  );
}
