// Three steps, the winners on them, and what they won.
import type { Award, Standing } from "./feed";
import { campaign, counted, money, number, rankTitle, say, teamName, theme } from "./page";
import { make, picture } from "./dom";
import { badge, dye, isTeam, teamOf } from "./identity";

const named = 3;
const pills = 2; // prizes of one winner that are named

export function podium(standings: Standing[], awards: Award[]): HTMLElement {
  const steps = make("ol", "podium");
  for (const standing of standings.slice(0, 3)) {
    const won = awards.filter((award) => (award.code ?? award.participant) === standing.code).map(prizeOf);
    const step = make(
      "li",
      "place",
      make(
        "span",
        "who",
        standing.rank === 1 ? picture(theme.leader, "leader") : null,
        make("b", "name", standing.name),
        make("span", "title", rankTitle(standing.rank)),
        make("span", "team", teamName(standing.team)),
        ...won.slice(0, pills).map((prize) => make("span", "won", prize)),
        won.length > pills ? make("span", "won", `+${number(won.length - pills)}`) : null,
      ),
      make(
        "span",
        "step",
        isTeam(standing) ? null : badge(standing),
        make("span", "rank", String(standing.rank)),
        make("span", "points", counted(standing.points)),
      ),
    );
    step.dataset.testid = "podium-place";
    step.dataset.code = standing.code;
    step.dataset.rank = String(standing.rank);
    dye(step, teamOf(standing));
    steps.append(step);
  }
  return steps;
}

/** @param period 0: the challenge */
export function winners(period: number, title: string, standings: Standing[], awards: Award[]): HTMLElement {
  const panel = make(
    "div",
    "winners",
    make("div", "rays"),
    make("p", "cry", theme.celebrations.period?.words ?? say("winners")),
    make("p", "of", title),
    podium(standings, awards),
    others(standings.slice(0, 3), awards),
  );
  panel.dataset.testid = "winners";
  panel.dataset.period = String(period);
  return panel;
}

/** What was won by those who do not stand on a step: studios, lots, other boards. */
function others(onSteps: Standing[], awards: Award[]): HTMLElement | null {
  const rest = awards.filter((award) => !onSteps.some(({ code }) => code === (award.code ?? award.participant)));
  const lines = [...byPrize(rest)].slice(0, named);
  return lines.length === 0
    ? null
    : make("ul", "others", ...lines.map(([prize, won]) => make("li", "", make("b", "", prize), listed(won))));
}

/** Who won each prize, by its name with what it is worth. */
export function byPrize(awards: Award[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const award of awards) {
    const prize = prizeOf(award);
    names.set(prize, [...(names.get(prize) ?? []), award.name ?? award.code ?? ""]);
  }
  return names;
}

export const listed = (won: string[]): string =>
  won.slice(0, named).join(", ") + (won.length > named ? ` +${won.length - named}` : "");

function prizeOf(award: Award): string {
  const prize = campaign.prizes.find(({ code }) => code === award.prize);
  const name = prize?.name ?? award.prizeName ?? award.prize ?? "";
  return prize?.value ? `${name} · ${money(prize.value)}` : name;
}
