/** @file The page's questions to the engine that are not answered yet. Each is answered, or refused with a sentence, once; none outlives the run it was asked of. */
import type { Answers, Question } from './question.ts';

interface Open {
  readonly what: Question;
  readonly row: number | undefined;
  resolve(answer: never): void;
  reject(why: Error): void;
}

/** Why a question was not answered. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export class OpenQuestions {
  readonly #open = new Map<number, Open>();
  #last = 0;
  readonly #send: (id: number, what: Question, row: number | undefined) => void;

  /** @param send hands a question to the engine */
  constructor(send: (id: number, what: Question, row: number | undefined) => void) {
    this.#send = send;
  }

  ask<Q extends Question>(what: Q, row?: number): Promise<Answers[Q]> {
    const id = ++this.#last;
    return new Promise<Answers[Q]>((resolve, reject) => {
      this.#open.set(id, { what, row, resolve, reject });
      this.#send(id, what, row);
    });
  }

  /** An answer came; one that nobody waits for any more is dropped. */
  answer(id: number, answer: Answers[Question]): void {
    this.#open.get(id)?.resolve(answer as never);
    this.#open.delete(id);
  }

  /** Another worker knows nothing of what the last one was asked. */
  askAgain(): void {
    for (const [id, { what, row }] of this.#open) this.#send(id, what, row);
  }

  /** There will be no answer. */
  refuse(why: string): void {
    const refused = [...this.#open.values()];
    this.#open.clear();
    for (const { reject } of refused) reject(new Unanswered(why));
  }

  get size(): number {
    return this.#open.size;
  }
}
