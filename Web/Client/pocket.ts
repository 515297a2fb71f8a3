// A player's own page: where he stands, what is next, and a cheer for a colleague. What the hub tells makes it ask how
// he stands now; while the network is away it shows what it knew last.
import "./pocket.css";
import { send, shout, type Cheered } from "./cheers";
import { isDeal } from "./deals";
import { byId, fill, make, text } from "./dom";
import { Feed, type Score } from "./feed";
import { forgetWhenSignedOut, isKept, keepOwn, keptOwn } from "./kept";
import { Liveness } from "./liveness";
import {
  campaign,
  counted,
  frozenSince,
  gain,
  money,
  number,
  page,
  periodName,
  rankTitle,
  say,
  terms,
  theme,
  type Board,
  type Prize,
  type Stage,
} from "./page";
import { month, type Day } from "./pocketMonth";
import { Times } from "./times";

interface Enough {
  stage: Stage;
  times: number;
}
interface Line {
  rank: number;
  code: string;
  name: string;
  points: number;
  mine: boolean;
  cheer: boolean;
}
interface Me {
  player: { code: string; name: string; shown: string; board: Board };
  period: { number: number } | null;
  rank: number | null;
  count: number;
  points: { period: number; overall: number; today: number };
  around: Line[];
  leaders: Line[];
  next: { rank: number; name: string; points: number; enough: Enough | null } | null;
  prizes: { held: string[]; next: { prize: Prize; points: number | null; enough: Enough | null } | null };
  last: { occurredAt: string; stage: Stage | null; rule: string | null; points: number } | null;
  frozenSince: string | null;
  days: Day[];
  cheers: boolean;
}
interface Sheet {
  me: Me;
  cheers: { cheer: string; words: string }[];
  words: Record<string, string>;
}
/** Of Chromium alone, when the page may be installed. */
interface Installing extends Event {
  prompt(): Promise<unknown>;
}

const pause = 3000; // ms between two questions, so that a busy floor does not ask all the time
const spread = 1200; // ms over which telephones ask that heard the same
const top = 1; // any part of the board tells that it changed
const memory = "challengehub.board.cheer"; // goes with what is kept when somebody signs out

const sheet = JSON.parse(byId("pocket").textContent!) as Sheet;
Object.assign(page.words, sheet.words);
const whose = sheet.me.player.code;
let me: Me = (isKept() ? keptOwn<Me>(whose) : null) ?? sheet.me;
const shown = new Map<HTMLElement, string>();
let isAwaited = false;
let asked = -Infinity;

const times = new Times(byId("times"));
const liveness = new Liveness(byId("liveness"), () => times.now());
const choice = byId<HTMLSelectElement>("cheer");

const feed = new Feed({
  live: () => liveness.live(),
  stale: (since) => liveness.stale(since),
  refused: (why) => liveness.refused(why),
  clock: (asOf) => times.sync(asOf),
  scored: (scores) => scored(scores),
  corrected: () => soon(),
  changed: () => soon(),
  periodEnded: () => soon(),
  periodClosed: () => soon(),
  cheered: (cheered) => cheer(cheered),
});

/** Not before somebody looks. */
function soon(): void {
  if (isAwaited) return;
  isAwaited = true;
  const wait = Math.max(0, asked + pause - performance.now()) + Math.random() * spread;
  setTimeout(() => document.visibilityState === "visible" && void ask(), wait);
}

async function ask(): Promise<void> {
  isAwaited = false;
  asked = performance.now();
  const more = new URLSearchParams({ player: whose, lang: page.lang });
  const address = `${page.base}/api/v1/campaigns/${encodeURIComponent(campaign.code)}/me?${more}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !/json/.test(answer.headers.get("Content-Type") ?? "")) return;
  me = (await answer.json()) as Me;
  keepOwn(whose, me);
  show();
}

function show(): void {
  text(byId("rank"), me.rank === null ? "–" : number(me.rank));
  text(byId("rank-title"), me.rank === null ? say("notRanked") : rankTitle(me.rank));
  text(byId("points"), counted(me.points.period));
  text(byId("today"), say("pocketToday", { points: gain(me.points.today) }));
  const board = theme.boards[me.player.board];
  text(
    byId("where"),
    [
      periodName(me.period?.number),
      say("of", { count: `${number(me.count)} ${me.count === 1 ? board.one : board.many}` }),
      frozenSince({ frozen: me.frozenSince !== null, asOf: me.frozenSince ?? "" }),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  text(byId("next"), next());
  byId("cheering").hidden = !me.cheers;
  // who is near stands above already
  const near = new Set(me.around.map((line) => line.code));
  const others = me.leaders.filter((line) => !near.has(line.code));
  list(byId("around"), me.around);
  list(byId("leaders"), others);
  byId("leaders-title").hidden = byId("leaders").hidden = others.length === 0;
  showPrize();
  const sum = me.days.reduce((all, day) => all + day.points, 0);
  month(byId("chart"), byId("days"), me.days, `${byId("month-title").textContent}: ${counted(sum)}`);
  showLast();
}

function next(): string {
  if (!me.next) return me.rank === 1 ? say("pocketFirst") : "";
  const { rank, name, points } = me.next;
  return [say("pocketNext", { points: counted(points), rank: number(rank), name }), enough(me.next.enough)]
    .filter(Boolean)
    .join(" ");
}

/** "1 film released is enough." */
function enough(steps: Enough | null): string {
  if (!steps) return "";
  const { one, many } = theme.stages[steps.stage];
  return steps.times === 1
    ? say("pocketEnoughOne", { what: one })
    : say("pocketEnough", { n: number(steps.times), what: many });
}

/** What is the same stays, with the button that somebody is about to press. */
function list(place: HTMLElement, lines: Line[]): void {
  const state = JSON.stringify(lines);
  if (shown.get(place) === state) return;
  shown.set(place, state);
  const pressed = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("li")?.dataset.code;
  const had = place.contains(document.activeElement);
  fill(place, ...lines.map(lineOf));
  const again = [...place.children].find((line) => had && (line as HTMLElement).dataset.code === pressed);
  again?.querySelector("button")?.focus();
}

function lineOf(line: Line): HTMLElement {
  const item = make(
    "li",
    line.mine ? "mine" : "",
    make("b", "rank", number(line.rank)),
    " ",
    make("span", "name", line.name),
    " ",
    make("span", "points", counted(line.points)),
    line.cheer ? cheerButton(line.code, line.name) : null,
  );
  item.dataset.code = line.code;
  return item;
}

function cheerButton(code: string, name: string): HTMLElement {
  const button = make("button", "cheer", say("pocketCheer")) as HTMLButtonElement;
  button.type = "button";
  button.setAttribute("aria-label", say("pocketCheerName", { name }));
  button.addEventListener("click", () => void sendTo(code, name, button));
  return button;
}

async function sendTo(code: string, name: string, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const words = choice.selectedOptions[0]?.text ?? "";
  const why = await send(code, choice.value);
  button.disabled = false;
  button.focus();
  text(byId("said"), why === null ? say("pocketCheered", { name, words }) : why || say("pocketAway"));
}

function showPrize(): void {
  const { held, next: near } = me.prizes;
  const parts: string[] = [];
  if (near) {
    const { prize, points, enough: steps } = near;
    const scope = say(prize.scope === "period" ? "everyPeriod" : "grandPrize");
    parts.push(`${prize.name}${prize.value ? ` (${money(prize.value)})` : ""}: ${terms(prize)}, ${scope}.`);
    if (points !== null) parts.push(say("pocketMissing", { points: counted(points) }), enough(steps));
  }
  text(byId("prize"), parts.filter(Boolean).join(" ") || say("pocketNoPrize"));
  text(byId("held"), held.length ? say("pocketHeld", { prizes: held.join(", ") }) : "");
}

function showLast(): void {
  const { last } = me;
  if (!last) return text(byId("last"), say("noEntries"));
  const at = new Date(last.occurredAt).toLocaleString(page.lang, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: campaign.timeZone,
  });
  const what = last.stage ? theme.stages[last.stage].one : (last.rule ?? "");
  text(byId("last"), [gain(last.points), what, at].filter(Boolean).join(" · "));
}

/** The latest closing by name has a button, too. */
function scored(scores: Score[]): void {
  const latest = scores
    .filter((score) => isDeal(score) && score.participant !== "~" && score.participant !== me.player.shown)
    .pop();
  if (latest) {
    const { name, participant, points } = latest;
    const line = byId("announced");
    const button = mayCheer(participant) ? [cheerButton(participant, name)] : [];
    fill(line, `${name} ${theme.stages.closed.did} ${gain(points)} `, ...button);
    line.hidden = false;
  }
  soon();
}

/** Behind a code with ~ somebody may have no name; of those who are on this page it is known. */
const mayCheer = (code: string): boolean =>
  me.cheers &&
  (!code.startsWith("~") || [...me.around, ...me.leaders].some((line) => line.code === code && line.cheer));

function cheer(cheered: Cheered): void {
  if (cheered.participant !== me.player.shown) return;
  const parts = shout(cheered).map((part) => part.textContent ?? "");
  text(byId("said"), parts.join(" · "));
}

for (const { cheer: code, words } of sheet.cheers) choice.append(new Option(words, code));
choice.value = localStorage.getItem(memory) ?? choice.value;
if (choice.selectedIndex < 0) choice.selectedIndex = 0;
choice.addEventListener("change", () => localStorage.setItem(memory, choice.value));

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && isAwaited) void ask();
});
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const button = byId<HTMLButtonElement>("install");
  button.hidden = false;
  button.addEventListener("click", () => void (event as Installing).prompt().then(() => (button.hidden = true)));
});

show();
keepOwn(whose, me);
forgetWhenSignedOut();
void feed.watch({ board: me.player.board, period: "current", top, show: soon }).catch(() => undefined);
void feed.run();
