// Sends one move or note. The same id sent again is the same move, so nothing happens twice.
import { pathOf, sheet } from "./sheet";
import type { Entry } from "./store";

export interface Lead {
  code: string;
  status: string;
  version?: number;
  takenAt?: string;
}
export interface Answer {
  result?: { status: string; entries?: { participant: string; points: number }[] };
  lead?: Lead;
}
export type Sent =
  | { kind: "done"; answer: Answer }
  | { kind: "refused"; why: string }
  | { kind: "later"; ms: number | null } // null: as the queue likes
  | { kind: "signed-out" };

const patience = 20_000; // ms: on a bad network an answer may never come

let token = document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";

export async function send(entry: Entry, again = false): Promise<Sent> {
  try {
    const answer = await post(pathOf(entry.lead, entry.path), entry.body);
    // a page that stands in for the server, while it is away, has done nothing
    if (answer.ok && !/json/.test(answer.headers.get("Content-Type") ?? "")) return { kind: "later", ms: null };
    if (answer.ok) return { kind: "done", answer: (await answer.json()) as Answer };
    if (answer.status === 401) return { kind: "signed-out" };
    // the token is of a session that ended, perhaps of somebody else
    if (answer.status === 403 && !again) return (await known()) ? await send(entry, true) : { kind: "signed-out" };
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429)
      return { kind: "later", ms: Number(answer.headers.get("Retry-After")) * 1000 || null };
    return { kind: "refused", why: await sentence(answer) };
  } catch {
    return { kind: "later", ms: null };
  }
}

async function post(address: string, body: unknown): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
      body: JSON.stringify(body),
      signal: stop.signal,
      redirect: "error",
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Asks who is signed in: what one person tapped is never sent as somebody else. */
async function known(): Promise<boolean> {
  const answer = await fetch(`${sheet.base}/api/v1/session`, { headers: { Accept: "application/json" } });
  if (answer.status >= 500) throw new Error("the server is away");
  if (!answer.ok) return false;
  const session = (await answer.json()) as { author: string; csrf: string };
  if (session.author !== sheet.author) return false;
  token = session.csrf;
  return true;
}

/** The server's own words, in the reader's language. */
async function sentence(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => null)) as {
    title?: string;
    detail?: string;
    errors?: Record<string, string[]>;
  } | null;
  const errors = Object.values(problem?.errors ?? {}).reduce<string[]>((all, some) => all.concat(some), []);
  return errors.join(" ") || problem?.detail || problem?.title || String(answer.status);
}
