// What a reload needs while the server is away: the page, kept by a worker of the browser (public/away.js), and the
// boards as they were seen last. All of it goes when somebody signs out. Browsers keep pages over HTTPS and on the own
// machine only.
import type { Snapshot } from "./feed";
import { later } from "./wait";

const shelf = "challengehub.kept";
const prefix = "challengehub.board";
const place = `${prefix}${location.pathname}`;
const looks = [3_000, 60_000]; // ms: pictures come with the first rows, others when their turn comes

let forgotten = false;

export interface KeptBoards {
  at: number; // ms, by the device's clock
  boards: Snapshot[];
}

/** Whether this very page came out of the browser, not from the server. */
export const isKept = (): boolean => document.documentElement.dataset.kept === "true";

/** Hands the page to the worker, with all that it is made of. */
export async function keepPage(base: string, isScreen = false): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const worker = navigator.serviceWorker;
  let isNew = worker.controller === null;
  const scope = ["/wall", "/me/"].find((own) => location.pathname.startsWith(base + own)) ?? "/boards/";
  worker.addEventListener("message", () => {
    document.body.dataset.keeps = "true";
  });
  try {
    await worker.register(`${base}/dist/away.js`, { scope: base + scope });
  } catch {
    return; // this browser keeps nothing: a reload without a server is its own error page, as ever
  }
  const { active } = await worker.ready;
  for (const look of looks) {
    await later(look);
    if (forgotten) return;
    active?.postMessage({ page: location.href.split("#")[0], parts: parts(), isNew, isScreen });
    isNew = false;
  }
}

const parts = (): string[] =>
  performance
    .getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((address) => address.startsWith(`${location.origin}/`));

export function keepBoards(boards: Snapshot[]): void {
  if (forgotten) return;
  try {
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), boards } satisfies KeptBoards));
  } catch {
    // no room, or none for us: a reload then has an empty board until the server is back
  }
}

export function keptBoards(): KeptBoards | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null") as KeptBoards | null;
  } catch {
    return null;
  }
}

/** Beside the boards: what only its reader may know, and so by whose it is. */
export function keepOwn(whose: string, state: unknown): void {
  if (forgotten) return;
  try {
    localStorage.setItem(`${place}#${whose}`, JSON.stringify(state));
  } catch {
    // as above
  }
}

export function keptOwn<T>(whose: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(`${place}#${whose}`) ?? "null") as T | null;
  } catch {
    return null;
  }
}

export async function forgetKept(): Promise<void> {
  forgotten = true;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
    if ("caches" in window) await caches.delete(shelf);
  } catch {
    // a browser that lets us keep nothing has nothing to forget
  }
}

/** On pages with a way out, and on the one where it leads. */
export function forgetWhenSignedOut(): void {
  document.addEventListener("submit", (event) => {
    if ((event.target as HTMLElement).matches("[data-sign-out]")) void forgetKept();
  });
  if (document.querySelector("[data-signed-out]")) void forgetKept();
}
