// Panels of the season that are looked at in one glance: the fight for the first place, who climbed, who won the
// periods. What is long in them takes another line and is never cut.
import { make } from "./dom";
import type { Snapshot, Standing } from "./feed";
import { campaign, counted, gain, number, periodName, say, teamName, theme } from "./page";
import { listed } from "./podium";
import type { Season, SeasonPeriod, Stake } from "./season";

const mostDeals = 9; // that are called enough

export function panel(name: string, title: string, ...content: (Node | null)[]): HTMLElement {
  const made = make("section", `panel season ${name}`, make("h2", "", title), ...content);
  made.dataset.testid = `panel-${name}`;
  return made;
}

/** The first against the second of the large board, as it is. */
export function battle(board: Snapshot | null, stakes: Stake[]): HTMLElement | null {
  const [first, second] = board?.standings ?? [];
  if (!board || !first || !second || first.points <= 0 || campaign.status === "closed") return null;
  const gap = first.points - second.points;
  const said = gap > 0 ? say("battleGap", { points: counted(gap) }) : say("battleLevel");
  const passes = board.frozen ? "" : enough(gap, stakes);
  const most = Math.max(1, first.points);
  return panel(
    "battle",
    say("battle"),
    make("p", "of", periodName(board.period?.number)),
    make("ol", "rivals", ...[first, second].map((rival) => rivalOf(rival, most))),
    make("p", "gap", said),
    passes ? make("p", "enough", passes) : null,
  );
}

function rivalOf({ rank, code, name, points }: Standing, most: number): HTMLElement {
  const rival = make(
    "li",
    "rival",
    make("span", "rank", number(rank)),
    make("b", "name", name),
    make("span", "points", number(points)),
    make("span", "bar"),
  );
  rival.style.setProperty("--part", String(Math.max(0, points) / most));
  rival.dataset.code = code;
  return rival;
}

/** What gets the second past the first: one step that is enough by itself, else so many closings. */
export function enough(gap: number, stakes: Stake[]): string {
  // as many points do not pass: who had them first stays ahead, or both share the place
  const needed = ({ points }: Stake) => Math.floor(gap / points) + 1;
  const last = stakes.filter(({ stage }) => stage === "closed").pop();
  const stake = stakes.find((one) => needed(one) === 1) ?? last;
  if (!stake || needed(stake) > mostDeals) return "";
  const { one, many } = theme.stages[stake.stage];
  const n = needed(stake);
  return n === 1 ? say("enoughOne", { what: one }) : say("enough", { n: number(n), what: many });
}

export function climber({ climber: who }: Season): HTMLElement | null {
  if (!who || campaign.status === "closed") return null;
  const { name, team, from, to, points } = who;
  const way = from !== null && from > to ? `${number(from)} → ${number(to)}` : say("rankPrize", { rank: number(to) });
  const agency = teamName(team);
  return panel(
    "climber",
    say("climber"),
    make("p", "of", say("sinceMidnight")),
    make("b", "star name", name),
    agency ? make("p", "team", agency) : null,
    make("p", "way", way),
    make("p", "gained", gain(points)),
  );
}

/** The periods with who won them: the one under way is marked, those to come are pale. */
export function months({ periods }: Season): HTMLElement | null {
  if (periods.length < 2) return null;
  const strip = make("ol", "months");
  for (const period of periods) {
    const month = make(
      "li",
      "month",
      make("span", "when", periodName(period.number)),
      make("b", "name", winner(period)),
      period.points === null ? null : make("span", "points", number(period.points)),
    );
    month.dataset.state = period.state;
    if (period.state === "open") month.setAttribute("aria-current", "true");
    strip.append(month);
  }
  return panel("months", say("season"), strip);
}

function winner({ state, winners, revealed }: SeasonPeriod): string {
  if (state === "upcoming") return "";
  if (state === "open") return say("underWay");
  if (state !== "closed") return say("provisional");
  if (!revealed) return say("notRevealed");
  return winners.length ? listed(winners) : "–";
}

/** Where there is no room for all of them the oldest go first, and the one under way never does. */
export function holdMonths(shown: HTMLElement): void {
  const strip = [...shown.querySelectorAll<HTMLElement>(".month")];
  while (strip.length > 1 && shown.scrollHeight > shown.clientHeight + 1) {
    const gone = strip[0]!.dataset.state === "open" ? strip.pop()! : strip.shift()!;
    gone.remove();
  }
}
