/** @file The page of the benchmark: a worker for each contestant, driven from outside through `bench`. */
import type { Answer, Request } from '../turns.ts';

const workers = new Map<string, Worker>();

const bench = {
  start(name: string): void {
    workers.set(name, new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name }));
  },
  ask(name: string, request: Request, patience: number): Promise<Answer> {
    const worker = workers.get(name)!;
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve({ error: `no answer in ${patience} s` }), patience * 1000);
      const settle = (answer: Answer) => {
        clearTimeout(late);
        resolve(answer);
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => settle(data);
      worker.onerror = ({ message }) => settle({ error: `worker: ${message}` });
      worker.postMessage(request);
    });
  },
  end(name: string): void {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
};

export type PageBench = typeof bench;
Object.assign(window, { bench });
