// Three steps, the winners on them, and what they won.
import type { Award, Standing } from "./feed";
import { campaign, counted, rankTitle, teamName, theme } from "./page";
import { make, picture } from "./dom";

const named = 3;

export function podium(standings: Standing[], awards: Award[]): HTMLElement {
  const steps = make("ol", "podium");
  for (const standing of standings.slice(0, 3)) {
    const won = awards.filter((award) => (award.code ?? award.participant) === standing.code).map(prizeName);
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
        won.length ? make("span", "won", won.join(" · ")) : null,
      ),
      make(
        "span",
        "step",
        make("span", "rank", String(standing.rank)),
        make("span", "points", counted(standing.points)),
      ),
    );
    step.dataset.testid = "podium-place";
    step.dataset.code = standing.code;
    step.dataset.rank = String(standing.rank);
    steps.append(step);
  }
  return steps;
}

export function winners(heading: string, title: string, standings: Standing[], awards: Award[]): HTMLElement {
  const panel = make(
    "div",
    "winners",
    make("div", "rays"),
    make("p", "cry", heading),
    make("p", "of", title),
    podium(standings, awards),
    others(standings.slice(0, 3), awards),
  );
  panel.dataset.testid = "winners";
  return panel;
}

/** What was won by those who do not stand on a step: studios, lots, other boards. */
function others(onSteps: Standing[], awards: Award[]): HTMLElement | null {
  const names = new Map<string, string[]>();
  for (const award of awards) {
    if (onSteps.some((standing) => standing.code === (award.code ?? award.participant))) continue;
    const prize = prizeName(award);
    names.set(prize, [...(names.get(prize) ?? []), award.name ?? award.code ?? ""]);
  }
  if (names.size === 0) return null;
  const lines = [...names]
    .slice(0, named)
    .map(([prize, won]) =>
      make(
        "li",
        "",
        make("b", "", prize),
        won.slice(0, named).join(", ") + (won.length > named ? ` +${won.length - named}` : ""),
      ),
    );
  return make("ul", "others", ...lines);
}

const prizeName = (award: Award): string =>
  campaign.prizes.find((prize) => prize.code === award.prize)?.name ?? award.prizeName ?? award.prize ?? "";
