import { FileUp, FolderUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { inTasks } from '#base/tasks.ts';
import { hashInParts, holdImages, type ImageSet } from '#data/images/imageSet.ts';
import type { ImageReading } from '#data/images/readCsvPixels.ts';
import { type GivenFile, readImages } from '#data/images/readImages.ts';
import { scoreWords } from '#lenses/answer/scoreWords.ts';
import { imagesNotKept } from '#library/libraryWords.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import type { ShownSamples } from '#samples/sampleView.ts';
import { keepImages } from '#state/keptImages.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { formatCount } from '#ui/format.ts';
import { Notice } from '#ui/Notice.tsx';
import { Select } from '#ui/Select.tsx';
import { TextField } from '#ui/TextField.tsx';
import csv from './CsvDialog.module.css';
import { decodePicture } from './decodePicture.ts';
import { changeData } from './editData.ts';
import { fetchFile, MOST_BYTES } from './fetchFile.ts';
import { chosenFiles, droppedFiles, type FoundFile } from './filesIn.ts';
import styles from './ImagesDialog.module.css';
import { imagesImport } from './imagesImport.ts';
import { recipeOf, refusal } from './imagesRecipe.ts';

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Pixels along each side that pictures can be brought to. */
const SIDES = ['16', '28', '32', '48', '64'] as const;
/** Images of the preview. */
const SHOWN = 12;

type Progress = { readonly done: number; readonly of: number | undefined };

/** Images of one's own: IDX files with their labels, a table of pixels, or pictures in folders; dropped, chosen, or fetched from an address. */
export function ImagesDialog({ onClose }: { onClose: () => void }) {
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [side, setSide] = useState<(typeof SIDES)[number]>('28');
  const [reading, setReading] = useState<ImageReading>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [address, setAddress] = useState('');
  const [progress, setProgress] = useState<Progress>();
  /** The hash of the images on which the network is tested. */
  const [tested, setTested] = useState<string>();
  const fetching = useRef<AbortController>(undefined);
  useEffect(() => () => fetching.current?.abort(), []);

  useEffect(() => {
    setReading(undefined);
    setTested(undefined);
    if (files.length === 0) return;
    let current = true;
    setBusy(true);
    void readImages(files, Number(side), decodePicture).then((read) => {
      if (!current) return;
      setReading(read);
      setBusy(false);
      if ('images' in read) announce(sentence(read.images));
    });
    return () => {
      current = false;
      setBusy(false);
    };
  }, [files, side]);

  /** Adds files to those that are there; one of the same path takes the other's place. */
  async function take(given: readonly FoundFile[]): Promise<void> {
    setProblem(undefined);
    const large = given.find(({ file }) => file.size > MOST_BYTES);
    // Before it is read: a film dropped by mistake must not fill the memory.
    if (large) return setProblem(`${large.path}: is larger than ${MOST_BYTES / 1e6} MB`);
    const read: GivenFile[] = [];
    for (const { path, file } of given) {
      const bytes = await file.arrayBuffer().catch(() => undefined);
      if (!bytes) return setProblem(`${path}: could not be read`);
      read.push({ path, bytes: new Uint8Array(bytes) });
    }
    add(read);
  }

  const dropped = imagesImport.use((state) => state.dropped);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped is taken once
  useEffect(() => {
    droppedFiles(dropped).then(take, () => setProblem('What was dropped could not be read'));
  }, [dropped]);

  const add = (read: readonly GivenFile[]) =>
    setFiles((before) => [...before.filter(({ path }) => !read.some((file) => file.path === path)), ...read]);

  async function fetchAddress(): Promise<void> {
    setProblem(undefined);
    const control = new AbortController();
    fetching.current = control;
    setProgress({ done: 0, of: undefined });
    try {
      const fetched = await fetchFile(address, control.signal, (done, of) => setProgress({ done, of }));
      if ('error' in fetched) setProblem(fetched.error);
      else add([{ path: address.split(/[?#]/)[0]!.split('/').at(-1) || address, bytes: fetched.bytes }]);
    } catch {
      announce('Cancelled.');
    }
    setProgress(undefined);
  }

  async function apply(): Promise<void> {
    if (!reading || !('images' in reading)) return;
    const { images } = reading;
    const hash = await inTasks(hashInParts(images));
    holdImages(hash, images);
    // Ahead of the change, as a task of its own: it takes a while to copy many images.
    editor().engine.provide(hash, images);
    await new Promise((resolve) => setTimeout(resolve));
    changeData(recipeOf(images, hash, editor().store.getState().document.data), 'Import images');
    onClose();
    const outcome = await keepImages(hash, images);
    if ('kept' in outcome) return announce(`${formatCount(images.labels.length)} images imported.`);
    const text = imagesNotKept(outcome.refused === 'full');
    announce(text);
    editor().notify({ tone: 'info', text });
  }

  const images = reading && 'images' in reading ? reading.images : undefined;
  const data = useEditor((state) => state.data);
  const document = useEditor((state) => state.document);
  const fits =
    images !== undefined &&
    `${[images.channels, images.height, images.width]}` === `${data.shape}` &&
    images.classNames.every((name) => data.classNames.includes(name));
  // Said here, where other files can be chosen: a document with a recipe that cannot be read again would be lost.
  const refused = images && refusal(document, recipeOf(images, '', document.data));
  const wrong = problem ?? (reading && 'error' in reading ? reading.error : refused);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Images from files"
      actions={
        <>
          <Button look="main" disabled={!images || refused !== undefined} onClick={() => void apply()}>
            Use these images
          </Button>
          {fits && (
            <Button onClick={() => void inTasks(hashInParts(images)).then(setTested)}>Test the network on them</Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className={csv['body']}>
        <p className={csv['quiet']}>
          IDX files with their labels, as MNIST comes (also .gz), a table of pixels (CSV), or pictures in folders or a
          zip, a folder for each class; chosen, or dropped anywhere on the page. Everything stays on this device.
        </p>
        <div className={styles['ways']}>
          <Chooser label="Choose files" icon={<FileUp {...icon} />} onFiles={take} />
          <Chooser label="Choose a folder" icon={<FolderUp {...icon} />} folder onFiles={take} />
          <Select
            label="Picture size"
            value={side}
            options={SIDES.map((value) => ({ value, label: `${value} × ${value}` }))}
            onChange={setSide}
          />
        </div>
        <div className={styles['ways']}>
          <TextField label="Address" value={address} onChange={setAddress} maxLength={2000} />
          {progress ? (
            <Button onClick={() => fetching.current?.abort()}>Cancel fetching</Button>
          ) : (
            <Button disabled={!/^https?:\/\/./.test(address)} onClick={() => void fetchAddress()}>
              Fetch
            </Button>
          )}
        </div>
        {progress && (
          <label className={styles['progress']}>
            {formatCount(Math.round(progress.done / 1000))} kB{' '}
            <progress {...(progress.of ? { value: progress.done, max: progress.of } : {})} />
          </label>
        )}
        {files.length > 0 && (
          <div className={styles['given']}>
            <span>{files.length === 1 ? files[0]!.path : `${formatCount(files.length)} files`}</span>
            <Button look="bare" onClick={() => setFiles([])}>
              Start over
            </Button>
          </div>
        )}
        {wrong !== undefined && <Notice kind="bad">{wrong}.</Notice>}
        <div role="status" className={csv['reading']}>
          {busy && 'Reading …'}
          {images && <p>{sentence(images)}</p>}
        </div>
        {images && tested !== undefined && fits && <Tested key={tested} hash={tested} images={images} />}
        {images && refused === undefined && <Preview images={images} />}
      </div>
    </Dialog>
  );
}

/** What the network, as it stands, says of images that it has never met. It is asked once. */
function Tested({ hash, images }: { hash: string; images: ImageSet }) {
  const [result, setResult] = useState<{ step: number; count: number; right: number }>();
  useEffect(() => {
    const { engine } = editor();
    engine.provide(hash, images);
    const stops = [
      engine.subscribe('external', { hash }),
      engine.onFrame(({ probes: { external } }) => {
        if (external?.hash !== hash) return;
        setResult(external);
        for (const stop of stops) stop();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [hash, images]);
  if (!result) return <p role="status">Asking the engine …</p>;
  const { step, count, right } = result;
  const { accuracy, margin, bound } = scoreWords({ loss: 0, accuracy: right / count, count }, true);
  return (
    <p role="status">
      Of {count < images.labels.length ? 'the first ' : 'these '}
      {formatCount(count)} images, which it did not train on, the network names{' '}
      <b>
        {accuracy} {margin}
      </b>{' '}
      right at step {formatCount(step)}. {bound}
    </p>
  );
}

/** "5,000 images of 28 × 28 pixels in 10 classes: 0, 1, …". */
function sentence({ labels, height, width, classNames }: ImageSet): string {
  const names = `${classNames.slice(0, 12).join(', ')}${classNames.length > 12 ? ', …' : ''}`;
  return `${formatCount(labels.length)} images of ${height} × ${width} pixels in ${classNames.length} classes: ${names}.`;
}

function Chooser(props: {
  label: string;
  icon: React.ReactNode;
  folder?: boolean;
  onFiles: (files: FoundFile[]) => void;
}) {
  return (
    <label className={csv['file']}>
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

/** The first images as they will be seen by the network. */
function Preview({ images }: { images: ImageSet }) {
  const { channels, height, width, labels, classNames } = images;
  const count = Math.min(SHOWN, labels.length);
  const size = channels * height * width;
  const data: ShownSamples = {
    kind: 'image',
    task: 'classification',
    positions: 1,
    shape: [channels, height, width],
    inputsOf: (row: number) =>
      Float32Array.from(images.pixels.subarray(row * size, (row + 1) * size), (value) => value / 255),
    targets: Float32Array.from(labels.subarray(0, count)),
    classNames,
    columnNames: [],
    count,
  };
  return (
    <ul className={styles['preview']} aria-label="The first images">
      {Array.from({ length: count }, (_, row) => (
        <li key={row}>
          <SampleFigure data={data} row={row} />
          <span>{classNames[labels[row]!]}</span>
        </li>
      ))}
    </ul>
  );
}
