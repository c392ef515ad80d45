/**
 * @file The page's service worker: it keeps all files of a version together, so that the page works without a network and goes on working when a newer version
 * is put in its place. What is newest comes from the network whenever there is one. It is the page's alone: what a frame asks for goes past it.
 */

/** Filled in by the build: every file of this version, the page's own script, and a name for all of it. */
declare const FILES: readonly string[];
declare const ENTRY: string;
declare const VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const scope = new URL('./', location.href).href;
const known = new Set(FILES);
const NAME = 'strata files ';
const own = NAME + VERSION;
/** Versions before this one that are kept for pages that were opened with them. */
const EARLIER = 2;
/** Milliseconds that the network may take to answer for the page itself. */
const PATIENCE = 5000;

/** Where a request goes, from the page's folder on; undefined outside of it. */
const pathOf = (url: string) => (url.startsWith(scope) ? url.slice(scope.length).split(/[?#]/)[0]! : undefined);
const isFrame = (url: string) => pathOf(url)?.startsWith('embed/') ?? false;

/** Frames that were opened while this worker runs. */
const frames = new Set<string>();

async function install(): Promise<void> {
  const page = await fetch('./', { cache: 'no-cache' });
  // While a version is put in place, its pieces come at different times.
  if (!page.ok || !(await page.clone().text()).includes(ENTRY))
    throw new Error('This is not the version that is served.');
  const cache = await caches.open(own);
  await cache.addAll(FILES);
  await cache.put('./', page);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== own);
  await Promise.all(others.slice(0, -EARLIER).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

const inOwn = async (path: string) => (await caches.open(own)).match(path, { ignoreVary: true });

/** The page as it is served now; as it was kept where it does not come. */
async function newestPage(request: Request): Promise<Response> {
  const served = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
  const response = await Promise.race([served, late]).catch(() => undefined);
  if (response && (response.ok || response.type === 'opaqueredirect')) return response;
  return (await inOwn('./')) ?? served;
}

/** A file of this version, or of an earlier one; files' names change with their content. */
async function keptFile(request: Request, path: string, client: string): Promise<Response> {
  const by = await worker.clients.get(client);
  if (by && isFrame(by.url)) return fetch(request);
  return (await inOwn(path)) ?? (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request, clientId, resultingClientId } = event;
  const path = pathOf(request.url);
  if (request.method !== 'GET' || path === undefined) return;
  if (isFrame(request.url)) frames.add(resultingClientId);
  else if (frames.has(clientId)) return;
  else if (request.mode !== 'navigate') {
    if (known.has(path) || path.startsWith('assets/')) event.respondWith(keptFile(request, path, clientId));
  } else if (path === '' || path === 'index.html') event.respondWith(newestPage(request));
});
