// The wall: the top of the board moving as points come, the rest of the campaign in turn beside it, news below.
import "./wall.css";
import "./wall-portrait.css";
import { byId, fit, make, text } from "./dom";
import { Curtain } from "./celebration";
import { Feed, type Closed, type Score, type Snapshot } from "./feed";
import { known, layout } from "./layouts/layout";
import boat from "./layouts/boat.svg";
import { Liveness } from "./liveness";
import { campaign, page, periodName, say, theme, type Board } from "./page";
import { keepPaired } from "./paired";
import { hang } from "./hanging";
import { podium, winners } from "./podium";
import { Rows } from "./rows";
import { Side } from "./side";
import { Sound } from "./sound";
import { Ticker } from "./ticker";
import { Times } from "./times";

// ms between two redraws: at demo speed boards change ten times a second, and eyes do not follow
const frame = 350;
const rest = 1300; // after rows changed places: most of the time the board stands still and is read

const times = new Times(byId("times"));
const liveness = new Liveness(byId("liveness"), () => times.now());
const sound = new Sound(byId("sound"));
const ticker = new Ticker(byId("ticker"));
const curtain = new Curtain(byId("curtain"), sound);
const side = new Side(byId("side"));
const prospectors = new Set<string>();
/** The first is large, the others stand beside it in turn. */
const boards: Board[] = page.screen?.boards ?? page.boards ?? ["reps", "teams", "prospectors"];
const first = boards[0]!;
const name = known(byId("wall").dataset.layout);
byId("wall").dataset.layout = name;
const look = layout(name);
const most = Math.min(theme.layout.rows, look.rows);
// a title is for a person
const rows = new Rows(byId("board"), {
  titles: first === "reps" || first === "prospectors",
  stages: true,
  fit: look.smallest,
  marker: look.marker ? (theme.marker ?? boat) : null,
});
let final = campaign.status === "closed";

const main = paced((snapshot: Snapshot) => {
  byId("empty").hidden = snapshot.standings.length > 0;
  if (final) return drawFinal(snapshot);
  text(byId("board-title"), theme.boards[first].title);
  byId("board-title").dataset.period = periodName(snapshot.period?.number);
  return rows.show(snapshot.standings.slice(0, most), snapshot.seq, look.place?.(snapshot)) ? rest : frame;
});

function drawFinal(snapshot: Snapshot): number {
  document.body.dataset.final = "true";
  byId("wall").dataset.layout = "table"; // the race is over: who won is shown plainly
  text(byId("board-title"), say("finalWinners"));
  byId("board-title").dataset.period = theme.boards[first].title;
  document.querySelector(".house > .podium")?.remove();
  byId("board").before(podium(snapshot.standings, []));
  rows.show(snapshot.standings.slice(3, 7), snapshot.seq);
  return frame;
}

const feed = new Feed({
  live: () => liveness.live(),
  stale: () => liveness.stale(),
  clock: (asOf) => times.sync(asOf),
  scored: (scores) => scored(together(scores)),
  periodEnded: (ended) => mark(ended.number, "grace"),
  periodClosed: (closed) => void closePeriod(closed),
});

function scored(scores: Score[]): void {
  const closings = scores.filter(
    (score) => score.stage === "closed" && score.points > 0 && !prospectors.has(score.participant),
  );
  const seen = closings.find((score) => curtain.celebrate(score));
  for (const score of scores) {
    rows.flash(score.participant);
    ticker.add(score);
  }
  const stage = scores[0]?.stage;
  if (!seen && stage && stage !== "closed") sound.play(stage, 4000);
}

/** Several rules may pay for one fact; people hear of it once, with the sum. */
function together(scores: Score[]): Score[] {
  const facts = new Map<string, Score>();
  for (const score of scores) {
    const fact = `${score.participant} ${score.stage} ${score.occurredAt}`;
    const known = facts.get(fact);
    facts.set(fact, known ? { ...known, points: known.points + score.points } : score);
  }
  return [...facts.values()];
}

function mark(period: number | null, state: string): void {
  for (const one of campaign.periods) if (one.number === period) one.state = state;
}

async function closePeriod(closed: Closed): Promise<void> {
  mark(closed.number, "closed");
  const over =
    !closed.number || campaign.periods.every((period) => period.state === "closed" || period.state === "void");
  try {
    const board = await feed.look(first, closed.number ? String(closed.number) : "overall", 3);
    if (board.standings.length)
      curtain.winners(
        winners(
          theme.celebrations.period?.words ?? say("winners"),
          periodName(closed.number || null),
          board.standings,
          closed.awards ?? [],
        ),
      );
  } catch {
    // the connection went meanwhile: the board that follows tells who leads
  }
  if (over && !final) await end();
}

async function end(): Promise<void> {
  final = true;
  campaign.status = "closed";
  rows.clear();
  await feed.unwatch(now).catch(() => undefined);
  await feed.watch({ board: first, period: "overall", top: theme.layout.rows, show: main }).catch(() => undefined);
}

/** Draws at once, then, always the newest, when the drawing before it has had its time. */
function paced<T>(draw: (value: T) => number): (value: T) => void {
  let newest: { value: T } | null = null;
  let timer = 0;
  const run = () => {
    const next = newest;
    newest = null;
    timer = next ? window.setTimeout(run, draw(next.value)) : 0;
  };
  return (value) => {
    newest = { value };
    if (!timer) run();
  };
}

/** Whose points are a prospector's share of a closing, not a closing of his own. */
function know(snapshot: Snapshot): void {
  for (const standing of snapshot.standings) prospectors.add(standing.code);
}

function beside(name: string, title: string, also?: (snapshot: Snapshot) => void): (snapshot: Snapshot) => void {
  return paced((snapshot) => {
    also?.(snapshot);
    side.set(name, title, snapshot);
    return rest;
  });
}

const title = theme.boards;
const now = { board: first, period: "current", top: theme.layout.rows, show: main };
const period = final ? "overall" : "current";
void feed.watch(final ? { ...now, period } : now);
for (const board of boards.slice(1))
  void feed.watch({
    board,
    period,
    top: 8,
    show: beside(board, title[board].title, board === "prospectors" ? know : undefined),
  });
if (!boards.slice(1).includes("prospectors")) void feed.watch({ board: "prospectors", period, top: 8, show: know });
if (!final && campaign.periods.length > 1)
  void feed.watch({ board: first, period: "overall", top: 8, show: beside("overall", title[first].title) });
void feed.run();
keepPaired(() => curtain.open);
if (!page.sample) hang(byId("wall"));

const fitSign = () => fit(byId("campaign"), 0.62);
fitSign();
addEventListener("resize", () => {
  fitSign();
  side.fit();
});
look.dress?.(document.querySelector(".house")!);
if (theme.layout.frame === "marquee") byId("wall").append(make("div", "lights"));
