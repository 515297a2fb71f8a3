// What a page asks of itself: whether it may still be seen, and whether what stands still on it is still the same.
import { campaign, page } from "./page";
import type { DeskFigures, Programme } from "./programme";

export interface Told {
  version: number | null; // a paired screen's
  look: string | null;
  release: string | null;
  at: number; // ms, by the server's clock; NaN: it did not say
  programme?: Programme | null; // a paired screen's
  desk?: DeskFigures | null;
}

/** The server is there and shows this page no more: its session has ended, or it is not open to its reader. */
export type Refusal = "signedOut" | "notOpen";

export const isRefusal = (answer: Told | Refusal | null): answer is Refusal => typeof answer === "string";

const refusals: Record<number, Refusal> = { 401: "signedOut", 403: "notOpen", 404: "notOpen" };

/** Null: the server is away. What stands in for it, a proxy, says nothing about this page. */
export async function ask(slide?: string): Promise<Told | Refusal | null> {
  const answer = await fetch(address(slide)).catch(() => null);
  if (!answer || !/json/.test(answer.headers.get("Content-Type") ?? "")) return null;
  const refusal = refusals[answer.status];
  if (refusal) return refusal;
  if (!answer.ok) return null;
  const told = (await answer.json().catch(() => null)) as Partial<Told> | null;
  if (!told) return null;
  const at = Date.parse(answer.headers.get("Date") ?? "");
  const { version = null, look = null, release = null, programme, desk } = told;
  return { version, look, release, at, programme, desk };
}

/** @param slide what a screen shows now */
const address = (slide = ""): string =>
  page.screen
    ? `${page.base}/api/v1/screen?shown=${page.screen.version}${slide && `&slide=${slide}`}`
    : `${page.base}/api/v1/campaigns/${encodeURIComponent(campaign.code)}/look`;
