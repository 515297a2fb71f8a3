// What slides show that is no board: winners, prizes, time, a message, the desk's figures. Data only ever becomes text.
import type { Award, Standing } from "./feed";
import { fill, fit, make, text } from "./dom";
import { podium } from "./podium";
import type { DeskFigures, Slide } from "./programme";
import { campaign, money, number, periodName, say, terms, theme } from "./page";
import { left } from "./times";

export interface Made {
  /** Null: the board that the wall has by itself. */
  panel: HTMLElement | null;
  /** Of a board. */
  layout?: string;
  /** Before it is seen. */
  enter?(): void;
  /** Once it has its place. */
  placed?(): void;
  /** A few times a second, while it is seen. */
  tick?(): void;
}

const perStep = 70; // characters of a message: each step is written smaller …
const smallest = 3; // … down to this one

function whole(name: string, heading: string, ...content: (Node | null)[]): HTMLElement {
  const panel = make("section", `panel slide of-${name}`, heading ? make("h2", "", heading) : null, ...content);
  panel.dataset.testid = `slide-${name}`;
  return panel;
}

export function winnersOf(period: number, standings: Standing[], awards: Award[]): Made {
  const of = make("p", "of", periodName(period || null));
  return { panel: whole("winners", say("winners"), of, podium(standings, awards)) };
}

/** From the `from`-th on; `held` hears how many have found room. */
export function prizes(from: number, held: (count: number) => void): Made | null {
  const shown = campaign.prizes.slice(from);
  if (shown.length === 0) return null;
  const lines = shown.map((prize) =>
    make(
      "li",
      "prize",
      make(
        "span",
        "who",
        make("b", "name", prize.name),
        make(
          "span",
          "team",
          [
            say(prize.scope === "period" ? "everyPeriod" : "grandPrize"),
            terms(prize),
            theme.boards[prize.board]?.many ?? prize.board,
          ].join(" · "),
        ),
      ),
      prize.value ? make("span", "points", money(prize.value)) : null,
    ),
  );
  const panel = whole("prizes", say("prizes"), make("ul", "prizelist", ...lines));
  const placed = () => {
    for (const line of panel.querySelectorAll<HTMLElement>(".name, .team")) fit(line, 0.7);
    while (lines.length > 1 && panel.scrollHeight > panel.clientHeight + 1) lines.pop()!.remove();
    held(lines.length);
  };
  return { panel, placed };
}

interface Left {
  left: string;
  what: string;
}

/** Nothing is left of what is over. */
function lefts(now: number): Left[] {
  const [starts, ends] = [Date.parse(campaign.startsAt), Date.parse(campaign.endsAt)];
  if (campaign.status === "closed" || now >= ends) return [];
  if (now < starts) return [{ left: left(starts - now), what: say("startsIn") }];
  const all = { left: left(ends - now), what: say("leftInCampaign") };
  const period = campaign.periods.find((one) => Date.parse(one.startsAt) <= now && now < Date.parse(one.endsAt));
  if (!period || campaign.periods.length < 2) return [all];
  const what = say("leftIn", { period: periodName(period.number) });
  return [{ left: left(Date.parse(period.endsAt) - now), what }, all];
}

export function countdown(now: () => number): Made | null {
  if (lefts(now()).length === 0) return null;
  const list = make("ul", "lefts");
  const tick = () => {
    const shown = lefts(now());
    if (list.childElementCount !== shown.length)
      fill(list, ...shown.map(() => make("li", "", make("b", "left"), " ", make("span", "what"))));
    shown.forEach((one, at) => {
      text(list.children[at]!.firstElementChild!, one.left);
      text(list.children[at]!.lastElementChild!, one.what);
    });
  };
  tick();
  return { panel: whole("countdown", "", list), tick };
}

/** Whether its days have come, where the challenge runs, and are not over. */
function isDue({ from, until }: Slide, now: number): boolean {
  const today = new Date(now).toLocaleDateString("sv-SE", { timeZone: campaign.timeZone }); // 2026-03-02
  return (!from || from <= today) && (!until || today <= until);
}

export function message(slide: Slide, now: number): Made | null {
  if (!slide.text || !isDue(slide, now)) return null;
  const panel = whole("message", "", make("p", "said", slide.text));
  panel.dataset.length = String(Math.min(smallest, Math.floor(slide.text.length / perStep)));
  return { panel };
}

/** @param figures the newest; null: the server has not told any for a while */
export function desk(figures: () => DeskFigures | null): Made | null {
  const first = figures();
  if (!first) return null;
  const kinds = ["waiting", "overdue", "taken"] as const;
  const words = { waiting: say("deskWaiting"), overdue: say("deskOverdue"), taken: say("deskTaken") };
  const shown = kinds.filter((kind) => first[kind] !== null);
  const counts = shown.map(() => make("b", "left"));
  const list = make("ul", "lefts", ...shown.map((kind, at) => make("li", "", counts[at], " ", words[kind])));
  const tick = () => {
    const now = figures();
    if (now) shown.forEach((kind, at) => text(counts[at]!, number(now[kind] ?? 0)));
  };
  tick();
  return { panel: whole("desk", say("deskTitle"), list), tick };
}
