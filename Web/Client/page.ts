// What the server wrote into the page, and how numbers and words are said in it.

import type { Programme } from "./programme";

export type Board = "reps" | "prospectors" | "teams" | "pairs";
export type Stage = "validated" | "taken" | "contacted" | "closed";

export interface Period {
  number: number;
  startsAt: string;
  endsAt: string;
  state: string;
}
export interface Prize {
  code: string;
  name: string;
  scope: string;
  board: Board;
  value: number | null;
  fromRank: number | null;
  toRank: number | null;
  minPoints: number | null;
  raffleWinners: number | null;
  minPercent: number | null;
  byTarget: boolean;
  stock: number | null;
}
export interface Campaign {
  code: string;
  name: string;
  timeZone: string;
  currency: string;
  status: string;
  startsAt: string;
  endsAt: string;
  periods: Period[];
  prizes: Prize[];
  rules: { name: string; on: Stage; points: number }[];
  teams: { code: string; name: string; colour: string; ink: string }[];
  clock: { now: string; speed: number };
  ceremonyAt?: string | null; // the next hour at which something that is over is celebrated
}
export interface Celebration {
  words: string | null;
  art: string | null;
  sound: string | null;
  seconds: number;
}
/** By what it is the sound of. */
export type Tune = Stage | "period";
export interface Theme {
  code: string;
  name: string;
  emblem: string;
  leader: string | null;
  marker: string | null;
  stages: Record<Stage, { one: string; many: string; did: string; art: string | null }>;
  boards: Record<Board, { title: string; one: string; many: string }>;
  ranks: { upTo: number | null; title: string }[];
  points: { one: string; many: string };
  celebrations: Partial<Record<Tune, Celebration>>;
  layout: { board?: string; frame: string; ticker: string; rows: number };
}
/** A player that the reader is, and the board that has him. */
export interface OwnLine {
  code: string;
  name: string;
  shown: string;
  board: Board;
}
interface Page {
  sample: boolean; // a preview's
  people: Record<"reps" | "prospectors", { name: string; team: string | null }[]> | null; // who plays in it
  lang: string;
  base: string;
  campaign: Campaign;
  theme: Theme;
  periodNames: Record<string, string>;
  words: Record<string, string>;
  boards: Board[] | null;
  look: string | null; // a mark of what stands still on it
  unrevealed: boolean; // it is closed, and not everybody may know how it has ended
  release: string | null; // a mark of the program that made it
  screen: { version: number; boards: Board[]; seconds: number; programme: Programme | null } | null;
  reach: { all: boolean; own: OwnLine[]; teams: string[] };
}

export const page = JSON.parse(document.getElementById("page")!.textContent!) as Page;
export const { campaign, theme } = page;

export const calm = matchMedia("(prefers-reduced-motion: reduce)");

const numbers = new Intl.NumberFormat(page.lang, { maximumFractionDigits: 2 });
const teams = new Map(campaign.teams.map((team) => [team.code, team.name]));

export const number = (value: number): string => numbers.format(value);

export const counted = (value: number): string =>
  `${number(value)} ${Math.abs(value) === 1 ? theme.points.one : theme.points.many}`;

export const gain = (value: number): string => `${value > 0 ? "+" : ""}${counted(value)}`;

export const teamName = (code: string | null | undefined): string => (code ? (teams.get(code) ?? code) : "");

export const rankTitle = (rank: number): string =>
  theme.ranks.find((title) => title.upTo === null || rank <= title.upTo)?.title ?? "";

export const periodName = (period: number | null | undefined): string =>
  (period == null ? undefined : page.periodNames[period]) ?? say("overall");

/** Since when a board has been frozen; empty: it is not. */
export function frozenSince(board: { frozen?: boolean; asOf: string }): string {
  if (!board.frozen) return "";
  const time = new Date(board.asOf).toLocaleString(page.lang, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaign.timeZone,
  });
  return say("frozen", { time });
}

export function say(word: string, parts: Record<string, string> = {}): string {
  return (page.words[word] ?? word).replace(/\{(\w+)\}/g, (hole, name: string) => parts[name] ?? hole);
}

/** Whole amounts without cents, all others with them. */
export const money = (value: number): string => {
  const whole = Number.isInteger(value) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(page.lang, { style: "currency", currency: campaign.currency, ...whole }).format(value);
};

/** How a prize is won, in the reader's words. */
export function terms(prize: Prize): string {
  const parts: string[] = [];
  if (prize.fromRank !== null)
    parts.push(
      prize.toRank === null || prize.toRank === prize.fromRank
        ? say("rankPrize", { rank: number(prize.fromRank) })
        : say("ranksPrize", { from: number(prize.fromRank), to: number(prize.toRank) }),
    );
  if (prize.byTarget && prize.fromRank !== null) parts.push(say("targetPrize"));
  if (prize.minPercent !== null) parts.push(say("percentPrize", { percent: number(prize.minPercent) }));
  if (prize.minPoints !== null) parts.push(say("pointsPrize", { points: counted(prize.minPoints) }));
  if (prize.raffleWinners !== null)
    parts.push(prize.raffleWinners === 1 ? say("raffleOne") : say("rafflePrize", { n: number(prize.raffleWinners) }));
  if (prize.stock !== null) parts.push(say("stockPrize", { n: number(prize.stock) }));
  return parts.join(" · ");
}
