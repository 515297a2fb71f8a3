// A cheer for a colleague: sent by a tap, shown on the walls for a moment, kept nowhere.
import { make } from "./dom";
import { campaign, page, say } from "./page";

/** Who cheers whom, as the hub tells it. */
export interface Cheered {
  campaign: string;
  participant: string; // who is cheered, by the code that boards show
  name: string;
  from: string;
  cheer: string;
  words: string;
}

/** The parts of a line of news: "Inès cheers Léa", and the words. */
export const shout = ({ from, name, words }: Cheered): HTMLElement[] => [
  make("b", "", say("cheered", { from, name })),
  make("span", "did", words),
];

/** What a form of the page brings; it may be of a session that has ended. */
let token = document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";

/** Null: it is on its way. Else why it is not, in the server's words; empty: the server is away. */
export async function send(to: string, cheer: string): Promise<string | null> {
  try {
    let answer = await post(to, cheer);
    if (answer.status === 403 && (await renew())) answer = await post(to, cheer);
    return answer.ok ? null : await sentence(answer);
  } catch {
    return "";
  }
}

const post = (to: string, cheer: string): Promise<Response> =>
  fetch(`${page.base}/api/v1/campaigns/${encodeURIComponent(campaign.code)}/cheers`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
    body: JSON.stringify({ to, cheer }),
    redirect: "error",
  });

async function renew(): Promise<boolean> {
  const answer = await fetch(`${page.base}/api/v1/session`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return false;
  token = ((await answer.json()) as { csrf: string }).csrf;
  return true;
}

async function sentence(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => null)) as {
    detail?: string;
    title?: string;
    errors?: Record<string, string[]>;
  } | null;
  const errors = Object.values(problem?.errors ?? {}).reduce<string[]>((all, some) => all.concat(some), []);
  return errors.join(" ") || problem?.detail || problem?.title || String(answer.status);
}
