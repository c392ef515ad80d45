/** @file Contestants in processes of their own, reached by JSON lines. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { gridPoints } from './material.ts';
import { subjectOf } from './subject.ts';
import type { Answer, Request } from './turns.ts';
import { isGrid, type Workload, workloads } from './workloads.ts';

/** A contestant wherever it is. */
export interface Remote {
  readonly name: string;
  ask(request: Request): Promise<Answer>;
  end(): void | Promise<void>;
}

/** Marks an answer among whatever else an engine prints. */
export const MARK = '@@';
/** Seconds within which an answer must come: the slowest engine needs minutes for 20 steps of a convolution. */
export const PATIENCE = 900;

function byLines(name: string, child: ChildProcessWithoutNullStreams, worded: (request: Request) => object): Remote {
  let waiting: ((answer: Answer) => void) | undefined;
  let held = '';
  let tail = '';
  const settle = (answer: Answer) => {
    const settled = waiting;
    waiting = undefined;
    settled?.(answer);
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (held + text).split('\n');
    held = lines.pop()!;
    for (const line of lines) if (line.startsWith(MARK)) settle(JSON.parse(line.slice(MARK.length)) as Answer);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-300);
  });
  child.on('error', (error) => settle({ error: error.message }));
  const ended = (): Answer => ({ error: `ended: ${tail.trim().split('\n').at(-1)}` });
  child.on('exit', () => settle(ended()));
  child.stdin.on('error', () => {}); // it has ended; who asks is told
  return {
    name,
    ask: (request) =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve(ended());
        const late = setTimeout(() => settle({ error: `no answer in ${PATIENCE} s` }), PATIENCE * 1000);
        waiting = (answer) => {
          clearTimeout(late);
          resolve(answer);
        };
        child.stdin.write(`${JSON.stringify(worded(request))}\n`);
      }),
    end() {
      child.kill();
    },
  };
}

/** A contestant that this very program runs in another process: `contend` of the module at `program`. */
export function inProcess(name: string, program: string, cwd = process.cwd()): Remote {
  const start = `import(${JSON.stringify(program)}).then((program) => program.contend(${JSON.stringify(name)}))`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start], { stdio: 'pipe', cwd });
  return byLines(name, child, (request) => request);
}

/** A Python with PyTorch, or undefined. */
export const findTorch = (): string | undefined =>
  ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import torch, numpy']).status === 0);

/** PyTorch, which is sent the network and the numbers. */
export function inPython(python: string, script: string): Remote {
  const child = spawn(python, [script], {
    stdio: 'pipe',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const remote = byLines('PyTorch', child, (request) => {
    if (request.command !== 'setUp') return request;
    return { command: 'setUp', subject: worded(workloads.find((w) => w.id === request.workload)!) };
  });
  let warned = false;
  return {
    ...remote,
    async ask(request) {
      const answer = await remote.ask(request);
      const warning = warned ? undefined : slowProduct(answer);
      if (warning) console.error(warning);
      warned ||= warning !== undefined;
      return answer;
    },
  };
}

/** GFLOP/s below which a product of matrices is not what PyTorch can do on any machine of today. */
const FAIR = 20;

/** A line for those whose PyTorch has been built upon a slow product; undefined where it is fast, or does not say. */
export function slowProduct(answer: Answer): string | undefined {
  const version = 'version' in answer ? answer.version : undefined;
  const speed = Number(/\((\d+) GFLOP\/s/.exec(version ?? '')?.[1] ?? FAIR);
  return speed < FAIR
    ? `PyTorch multiplies matrices at ${speed} GFLOP/s only: it is no fair rival. On Debian, python3-torch takes libopenblas0-pthread beside it (apt-get install libopenblas0-pthread).`
    : undefined;
}

const base64 = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

function worded(w: Workload): object {
  const { network, input, start, inputs, targets, lookUp } = subjectOf(w);
  return {
    network,
    shape: input.shape,
    start: Object.fromEntries([...start].map(([path, values]) => [path, base64(values)])),
    inputs: base64(isGrid(w) ? gridPoints(w.grid) : (lookUp?.tokens ?? inputs)),
    targets: base64(targets),
    ...(lookUp ? { vocabulary: lookUp.vocabulary } : {}),
    batch: w.batch,
    loss: w.loss,
    optimizer: w.optimizer,
    grid: isGrid(w),
  };
}
