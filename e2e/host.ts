/** @file A static host of the built page: its version can be changed while a page is open, it can go down, and it sends the headers it is told to. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

export type Files = ReadonlyMap<string, Buffer>;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What was built. */
export function built(): Files {
  const names = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.replaceAll('\\', '/').slice('dist/'.length), readFileSync(path)];
    }),
  );
}

/** The same page as another build would name it: every file in `assets` has another name, and what names it says so. */
export function renamed(files: Files): Files {
  const other = (path: string) => path.replace(/^(assets\/.*-)..([\w-]{6}\.\w+)$/, '$1_2$2');
  const names = [...files.keys()].filter((path) => path !== other(path)).map((path) => path.slice('assets/'.length));
  const pattern = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const written = (path: string, text: string) => {
    const named = text.replace(pattern, (name) => other(`assets/${name}`).slice('assets/'.length));
    return path === 'sw.js' ? named.replace(/(["'`])[0-9a-f]{16}\1/, '"another version"') : named;
  };
  return new Map(
    [...files].map(([path, bytes]) => [
      other(path),
      /\.(js|css|html)$/.test(path) ? Buffer.from(written(path, bytes.toString())) : bytes,
    ]),
  );
}

export class StaticHost {
  files: Files;
  headers: Record<string, string> = {};
  down = false;
  readonly asked: string[] = [];
  readonly #server = createServer((request, response) => {
    if (this.down) return void request.socket.destroy();
    let path = decodeURI(request.url!.split(/[?#]/)[0]!).slice(1);
    if (path === '' || path.endsWith('/')) path += 'index.html';
    this.asked.push(path);
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    const bytes = this.files.get(path);
    if (!bytes) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes);
  });

  constructor(files: Files) {
    this.files = files;
  }
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }
  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
