/** @file Places for small rectangles in a large one: side by side on shelves, each shelf as high as its highest. */
export class Shelves {
  /** Pixels from side to side: grows with the widest rectangle. */
  width: number;
  #x = 0;
  #y = 0;
  #shelf = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Pixels from the top to below the lowest shelf. */
  get height(): number {
    return this.#y + this.#shelf;
  }

  clear(): void {
    this.#x = this.#y = this.#shelf = 0;
  }

  /** The left upper corner of a place of w × h. */
  place(w: number, h: number): { readonly x: number; readonly y: number } {
    this.width = Math.max(this.width, w);
    if (this.#x + w > this.width) {
      this.#y += this.#shelf;
      this.#x = this.#shelf = 0;
    }
    const at = { x: this.#x, y: this.#y };
    this.#x += w;
    this.#shelf = Math.max(this.#shelf, h);
    return at;
  }
}
