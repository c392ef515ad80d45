/**
 * Writes a document's network in another format: `npm run -s export -- DOCUMENT.json --to FORMAT [--weights] [--variant NAME] [--out FILE]`. With `--weights` it
 * holds the numbers of the step at which the document's run stands, and the test vector by which it proves itself.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { type Answers, answerInParts } from '#engine/question.ts';
import { cannotHold, type ExportedFile } from '#exporters/exporter.ts';
import { type FormatName, formats } from '#exporters/index.ts';
import { type ExportSource, exportData, fileStem, numbersOf } from '#exporters/source.ts';
import { asLongCommand, mustBeWritable, Refusal, readJson, refuse, unwritable } from './command.ts';
import { openRun, trainUntil } from './openRun.ts';

const USAGE = `usage: npm run -s export -- DOCUMENT.json --to FORMAT [--weights] [--variant NAME] [--out FILE]
  --to FORMAT     one of ${Object.keys(formats).join(', ')}
  --weights       with the numbers of the step at which its run stands: those in the file where it holds weights, else trained again;
                  the formats that hold nothing else have them always
  --variant NAME  one of the document's variants, by itself; A is the document
  --out FILE      writes it there, and what belongs to it beside it; else it is printed, where it is one text`;

interface Arguments {
  file: string;
  to: FormatName;
  weights: boolean;
  variant?: string;
  out?: string;
}

function readArguments(args: readonly string[]): Arguments | string {
  const read: Partial<Arguments> = {};
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--weights') read.weights = true;
    else if (arg === '--to') {
      const name = args[++i] ?? 'nothing';
      if (!Object.hasOwn(formats, name))
        return `--to must be one of ${Object.keys(formats).join(', ')}, received ${name}`;
      read.to = name as FormatName;
    } else if (arg === '--variant' || arg === '--out') {
      const value = args[++i];
      if (value === undefined) return `${arg} needs a ${arg === '--out' ? 'file' : 'name'}\n${USAGE}`;
      read[arg === '--out' ? 'out' : 'variant'] = value;
    } else if (arg.startsWith('--') || read.file !== undefined) return `unknown argument ${arg}\n${USAGE}`;
    else read.file = arg;
  }
  if (read.file === undefined || read.to === undefined) return USAGE;
  return { weights: false, ...read, file: read.file, to: read.to };
}

/** The network of a document as it stands at the step of its run, with its numbers where they are wanted. */
function sourceFrom(file: string, variant: string | undefined, weights: boolean, name?: string): ExportSource {
  // Weights in the file are taken where they are wanted: what is not to be trusted is refused.
  const held = weights && variant === undefined && holdsRun(file);
  const opened = openRun(file, false, held, variant);
  const { document, run } = opened;
  const steps = document.run?.step ?? 0;
  if (!held) trainUntil(opened, file, () => run.trainer.step >= steps);
  if (run.trainer.step < steps) console.error(`${file}: its run diverged at step ${run.trainer.step} of ${steps}`);
  const { plan } = run.trainer;
  const { inference, input, output, code, data } = plan;
  const answered = answerInParts('exported', run.trainer);
  let answer = answered.next();
  while (!answer.done) answer = answered.next();
  const exported = answer.value as Answers['exported'];
  return {
    name: name ?? fileStem(document.title),
    ...{ document: exported.document, inference, input, output, code },
    data: exportData(data!, code),
    ...(document.phases ? { phased: true } : {}),
    ...(weights ? { numbers: numbersOf(inference, exported, input, exported) } : {}),
  };
}

function holdsRun(file: string): boolean {
  const { run } = readJson(file) as { run?: { weights?: unknown } };
  return run?.weights !== undefined;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Refuses to write over the document itself. */
function mustNotBe(file: string, out: string): void {
  if (isSame(file, out)) throw new Refusal(`${out}: this is the document itself: give another name with --out`);
}

/**
 * Where the files of an export go. Refuses names that meet, the document itself, what cannot be written, and, where the first is new, to write over what stands
 * beside it and is something else: nobody named it.
 */
function placesOf(files: readonly ExportedFile[], file: string, out: string): readonly string[] {
  const isNew = !existsSync(out);
  const paths = files.map(({ name }, i) => (i === 0 ? out : join(dirname(out), name)));
  for (const [i, path] of paths.entries()) {
    if (paths.findIndex((one) => resolve(one).toLowerCase() === resolve(path).toLowerCase()) < i)
      throw new Refusal(`${path}: two files of this export would have this name: give another with --out`);
    mustNotBe(file, path);
    mustBeWritable(path);
    if (i > 0 && isNew && existsSync(path) && !Buffer.from(files[i]!.content).equals(readFileSync(path)))
      throw new Refusal(`${path}: it is there, and holds something else: move it, or give another name with --out`);
  }
  return paths;
}

function write(path: string, { content }: ExportedFile): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new Refusal(unwritable(path, error));
  }
}

export const main = asLongCommand(USAGE, async (args) => {
  const read = readArguments(args);
  if (typeof read === 'string') return refuse(read);
  const { file, to, variant, out } = read;
  if (out !== undefined) {
    mustNotBe(file, out);
    mustBeWritable(out);
  }
  const exporter = await formats[to].load();
  const weights = read.weights || exporter.numbers === 'needs';
  const source = sourceFrom(file, variant, weights, out === undefined ? undefined : parse(out).name);
  const made = exporter.make(source);
  if (cannotHold(made)) return refuse(`${file}: ${made.block === undefined ? '' : `${made.block}: `}${made.says}`);
  const [first, ...others] = made.files;
  if (out !== undefined) {
    for (const [i, path] of placesOf(made.files, file, out).entries()) write(path, made.files[i]!);
    return 0;
  }
  if (typeof first.content !== 'string' || others.length > 0)
    return refuse(
      `${to}: these are ${others.length > 0 ? `${others.length + 1} files` : 'bytes'}: say where with --out FILE`,
    );
  console.log(first.content.trimEnd());
  return 0;
});
