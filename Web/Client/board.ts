// The boards for those who play: any board, any period, the own line always in sight, and why each score is what it is.
import "./board.css";
import { byId, fill, make, text } from "./dom";
import { Feed, type Snapshot, type Standing, type Watch } from "./feed";
import { forgetWhenSignedOut } from "./kept";
import { Liveness } from "./liveness";
import {
  campaign,
  counted,
  frozenSince,
  money,
  number,
  page,
  periodName,
  rankTitle,
  say,
  terms,
  theme,
  type Board,
} from "./page";
import { Rows } from "./rows";
import { Times } from "./times";

const memory = `challengehub.me.${campaign.code}`;
const top = 1000;

const times = new Times(byId("times"));
const liveness = new Liveness(byId("liveness"), () => times.now());
const periods = byId<HTMLSelectElement>("period");
/** Asked of those only of whom the page does not know who they are. */
const me = document.getElementById("me") as HTMLSelectElement | null;
const rows = new Rows(byId("board"), { titles: true, stages: true, link: (standing) => whyLink(standing) });

let board: Board = page.reach.own[0]?.board ?? "reps";
let watch: Watch | null = null;
let last: Snapshot | null = null;
let picked = me ? (localStorage.getItem(memory) ?? "") : "";

/** Whose line is the reader's; "": there is none on this board. */
const own = (): string => (me ? picked : (page.reach.own.find((one) => one.board === board)?.code ?? ""));

const feed = new Feed({
  live: () => liveness.live(),
  stale: (since) => liveness.stale(since),
  refused: (why) => liveness.refused(why),
  clock: (asOf) => times.sync(asOf),
  scored: (scores) => scores.forEach((score) => rows.flash(score.participant)),
  periodEnded: (ended) => mark(ended.number, "grace"),
  periodClosed: (closed) => mark(closed.number, "closed"),
});

function mark(period: number | null, state: string): void {
  for (const one of campaign.periods) if (one.number === period) one.state = state;
  listPeriods();
}

function listPeriods(): void {
  const chosen = periods.value || (campaign.status === "closed" ? "overall" : "current");
  const begun = campaign.periods.filter(
    (period) => Date.parse(period.startsAt) <= times.now() && period.state !== "void",
  );
  fill(
    periods,
    ...(campaign.status === "closed"
      ? []
      : [option("current", say("thisPeriod", { period: periodName(begun[begun.length - 1]?.number ?? 1) }))]),
    option("overall", say("overall")),
    ...begun.reverse().map((period) => option(String(period.number), periodName(period.number))),
  );
  periods.value = chosen;
}

function option(value: string, words: string): HTMLOptionElement {
  return new Option(words, value);
}

async function choose(): Promise<void> {
  const before = watch;
  rows.clear();
  last = null;
  const chosen: Watch = {
    board,
    period: periods.value,
    top,
    show: (snapshot) => {
      if (watch === chosen) show(snapshot);
    },
  };
  watch = chosen;
  if (before) await feed.unwatch(before).catch(() => undefined);
  await feed.watch(chosen).catch(() => undefined);
}

/** Somebody with an alias sees his own name. */
function known(standings: Standing[]): Standing[] {
  return standings.map((standing) => {
    const self = page.reach.own.find((one) => one.shown === standing.code);
    return self ? { ...standing, code: self.code, name: self.name } : standing;
  });
}

function show(snapshot: Snapshot): void {
  snapshot = { ...snapshot, standings: known(snapshot.standings) };
  last = snapshot;
  text(byId("board-title"), theme.boards[board].title);
  const state = snapshot.period?.state;
  text(
    byId("board-state"),
    [
      periodName(snapshot.period?.number),
      say("of", {
        count: `${number(snapshot.count)} ${snapshot.count === 1 ? theme.boards[board].one : theme.boards[board].many}`,
      }),
      frozenSince(snapshot) ||
        (state === "closed" ? say("certified") : state === "grace" || state === "closing" ? say("provisional") : ""),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  byId("empty").hidden = snapshot.standings.length > 0;
  rows.show(snapshot.standings, snapshot.seq);
  listPeople(snapshot);
  if (snapshot.standings.some((standing) => standing.code === own())) showOwn();
  else void lookAround(snapshot);
}

/** Of a board that is cut everybody may see the own line, with two above and below. */
async function lookAround(snapshot: Snapshot): Promise<void> {
  showOwn();
  if (
    snapshot.standings.length >= snapshot.count ||
    board === "teams" ||
    board === "pairs" ||
    !page.reach.own.some((one) => one.code === own())
  )
    return;
  const asked = new URLSearchParams({ board, period: periods.value, around: own(), lang: page.lang });
  const answer = await fetch(
    `${page.base}/api/v1/campaigns/${encodeURIComponent(campaign.code)}/standings?${asked}`,
  ).catch(() => null);
  if (!answer?.ok || last !== snapshot) return;
  const near = known(((await answer.json()) as Snapshot).standings);
  if (near.length === 0) return;
  showOwn(near);
  byId("own").append(
    make(
      "ol",
      "near",
      ...near.map((one) =>
        make(
          "li",
          one.code === own() ? "mine" : "",
          make("b", "", number(one.rank)),
          ` ${one.name} · ${counted(one.points)}`,
        ),
      ),
    ),
  );
}

/** Everybody ever seen on a board can be picked, so the choice survives a period in which he has not scored. */
function listPeople(snapshot: Snapshot): void {
  if (!me || board === "teams" || board === "pairs") return;
  const listed = new Set([...me.options].map((one) => one.value));
  const chosen = [...me.options].find((one) => one.value === picked && picked !== "");
  if (chosen && chosen.text === chosen.value)
    chosen.text = snapshot.standings.find((one) => one.code === chosen.value)?.name ?? chosen.text;
  const fresh = snapshot.standings.filter((standing) => !listed.has(standing.code));
  if (fresh.length === 0) return;
  const people = [...[...me.options].slice(1), ...fresh.map((standing) => option(standing.code, standing.name))];
  people.sort((a, b) => a.text.localeCompare(b.text, page.lang));
  me.append(...people);
  me.value = picked;
}

function showOwn(standings = last?.standings ?? []): void {
  const section = byId("own");
  const code = own();
  for (const row of byId("board").children) row.classList.toggle("mine", (row as HTMLElement).dataset.code === code);
  section.hidden = code === "" || last === null || board === "teams" || board === "pairs";
  if (section.hidden || !last) return;
  const at = standings.findIndex((standing) => standing.code === code);
  const mine = standings[at];
  const self = page.reach.own.find((one) => one.code === code)?.name ?? me?.selectedOptions[0]?.text;
  const heading = make("h2", "", mine?.name ?? self ?? say("you"));
  heading.id = "own-title";
  if (!mine) return fill(section, heading, make("p", "muted", say("notRanked")));
  const ahead = standings
    .slice(0, at)
    .reverse()
    .find((standing) => standing.rank < mine.rank);
  const behind = standings.slice(at + 1).find((standing) => standing.rank > mine.rank);
  const link = whyLink(mine);
  link?.classList.add("button");
  fill(
    section,
    make("p", "place", make("span", "rank", number(mine.rank)), make("span", "", rankTitle(mine.rank))),
    heading,
    make("p", "points", counted(mine.points)),
    make(
      "ul",
      "gaps",
      ahead ? make("li", "", gap("behind", ahead, ahead.points - mine.points)) : null,
      behind ? make("li", "", gap("ahead", behind, mine.points - behind.points)) : null,
    ),
    make(
      "ul",
      "steps",
      ...(["taken", "contacted", "closed"] as const).map((stage) => {
        const count = mine.stages?.[stage] ?? 0;
        return make(
          "li",
          "",
          make("b", "", number(count)),
          ` ${count === 1 ? theme.stages[stage].one : theme.stages[stage].many}`,
        );
      }),
    ),
    ...(link ? [link] : []),
  );
}

/** Of equal points, who reached them first is ahead. */
function gap(side: "behind" | "ahead", rival: Standing, points: number): string {
  const parts = { points: counted(points), rank: number(rival.rank), name: rival.name };
  return say(points === 0 ? `${side}Tied` : `${side}Name`, parts);
}

/** Null for whom the reader may not ask about. */
function whyLink({ code, team }: { code: string; team?: string | null }): HTMLElement | null {
  const { all, own: mine, teams } = page.reach;
  if (!all && !mine.some((one) => one.code === code) && !(team && teams.includes(team))) return null;
  const link = document.createElement("a");
  link.className = "why";
  const shown = last?.period ? String(last.period.number) : "overall";
  const why = `${page.base}/boards/${encodeURIComponent(campaign.code)}/why/${encodeURIComponent(code)}`;
  link.href = `${why}?period=${shown}&lang=${page.lang}`;
  link.textContent = say("why");
  return link;
}

function listPrizes(): void {
  byId("prizes")?.append(
    ...campaign.prizes.map((prize) =>
      make(
        "li",
        "",
        make(
          "span",
          "words",
          make("strong", "", prize.name),
          make(
            "span",
            "muted",
            [
              theme.boards[prize.board]?.title,
              terms(prize),
              say(prize.scope === "period" ? "everyPeriod" : "grandPrize"),
            ]
              .filter(Boolean)
              .join(" · "),
          ),
        ),
        prize.value ? make("span", "points", money(prize.value)) : null,
      ),
    ),
  );
}

byId("tabs").addEventListener("click", (event) => {
  const tab = (event.target as Element).closest<HTMLButtonElement>("button[data-board]");
  if (!tab) return;
  board = tab.dataset.board as Board;
  for (const other of byId("tabs").querySelectorAll("button"))
    other.setAttribute("aria-pressed", String(other === tab));
  byId("board").dataset.board = board;
  void choose();
});
periods.addEventListener("change", () => void choose());
if (me) {
  if (picked) me.append(option(picked, picked));
  me.addEventListener("change", () => {
    picked = me.value;
    localStorage.setItem(memory, picked);
    if (last) show(last);
  });
}

byId("board").dataset.board = board;
listPeriods();
listPrizes();
forgetWhenSignedOut();
void choose();
void feed.run();
