// A wall on which nobody ever touches a key notices by itself what stands still on it: other names, rules or theme, a
// newer program, what a paired screen is set to show. It reloads at a quiet moment, once each night too, and only when
// the server has just answered.
import { ask, isRefusal, type Told } from "./ask";
import { isKept } from "./kept";
import { campaign, page } from "./page";
import { later } from "./wait";

const pause = 15_000;
const patience = 8000;
const beat = 250;
const minute = 60_000;
const settled = 5 * minute; // a page that is younger has just been made: while nodes are renewed they take turns
const spread = 2 * minute; // over which the screens of one server come for the newer program
const old = 6 * 60 * minute; // from then on a page has its night before it
const night = { from: 3 * 60, until: 5 * 60, latest: 5.5 * 60 }; // minutes of the day, where the challenge runs

/** Its own moment, so that thousands of screens do not come in the same one. */
const moment = night.from + Math.random() * (night.until - night.from);

export interface Hanging {
  /** Not a good moment. */
  busy(): boolean;
  /** What it shows now. */
  shows(): string;
  heard(told: Told): void;
}

export function keepCurrent(wall: Hanging): void {
  if (!page.sample) void watch(wall);
}

async function watch(wall: Hanging): Promise<never> {
  let renewal: number | null = null; // by this page's own clock
  for (let first = true; ; first = false) {
    // a screen says at once that it is there
    if (!first || !page.screen) await later(pause * (0.75 + Math.random() / 2));
    const told = await ask(wall.shows());
    if (!told) continue;
    if (isRefusal(told)) {
      // a screen that was revoked asks to be paired; to everybody else the board says it
      if (page.screen) again();
      continue;
    }
    if (page.screen && told.version !== page.screen.version) again();
    wall.heard(told);
    const isOlder = told.release !== null && told.release !== page.release;
    renewal = isOlder ? (renewal ?? performance.now() + Math.random() * spread) : null;
    const isRenewed = renewal !== null && performance.now() >= Math.max(renewal, settled);
    // nodes of two releases may not agree on the look; a page that was kept has waited already
    const isCalm = !isOlder && (!isKept() || performance.now() >= settled);
    const looksOtherwise = isCalm && told.look !== null && told.look !== page.look;
    if ((looksOtherwise || isRenewed || isNight(told)) && (await calms(wall))) again();
  }
}

/** A good moment comes soon: the server has just answered. */
async function calms(wall: Hanging): Promise<boolean> {
  for (let waited = 0; waited < patience; waited += beat) {
    if (!wall.busy()) return true;
    await later(beat);
  }
  return false;
}

function isNight(told: Told): boolean {
  if (performance.now() < old || Number.isNaN(told.at)) return false;
  const time = new Date(told.at).toLocaleTimeString("en-GB", { timeZone: campaign.timeZone, hourCycle: "h23" });
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const now = hours * 60 + minutes;
  return now >= moment && now < night.latest;
}

/** A screen may have to show something else, of another challenge. */
function again(): void {
  if (page.screen) location.assign(`${page.base}/wall`);
  else location.reload();
}
