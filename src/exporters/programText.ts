/** @file The text of a program in the making, with the block that each line belongs to. */
export class ProgramText {
  readonly #lines: string[] = [];
  readonly #marks: (string | undefined)[] = [];

  /** Adds a text of one line or several. */
  add(text = '', block?: string): this {
    for (const line of text.split('\n')) {
      this.#lines.push(line.trimEnd());
      this.#marks.push(block);
    }
    return this;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  get marks(): readonly (string | undefined)[] {
    return this.#marks;
  }
}
