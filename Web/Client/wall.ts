// The wall: the top of the board moving as points come, the rest of the campaign in turn beside it, news below.
import "./wall.css";
import "./wall-portrait.css";
import { Announcements } from "./announcements";
import { byId, fit, make, text } from "./dom";
import { Curtain } from "./celebration";
import { Ceremonies, type Ceremony } from "./ceremony";
import { isDeal, Largest } from "./deals";
import { Feed, type Award, type Score, type Snapshot, type Watch } from "./feed";
import { Finale } from "./finale";
import { known, layout } from "./layouts/layout";
import boat from "./layouts/boat.svg";
import { Liveness } from "./liveness";
import { LowerThird } from "./lowerThird";
import { missed, together, Told, type Change, type Correction } from "./news";
import { Overtakings } from "./overtaking";
import { paced } from "./paced";
import { campaign, frozenSince, page, periodName, say, theme, type Board } from "./page";
import { hang } from "./hanging";
import { hold, PastWinners } from "./past";
import { podium, winners } from "./podium";
import { Device } from "./programme";
import { keepCurrent } from "./renew";
import { Rows } from "./rows";
import { Side } from "./side";
import { Sound } from "./sound";
import { Story } from "./story";
import { Ticker } from "./ticker";
import { Times } from "./times";

// ms between two redraws: at demo speed boards change ten times a second, and eyes do not follow
const frame = 350;
const rest = 1300; // after rows changed places: most of the time the board stands still and is read
const fading = 30_000; // ms between two looks at how far arrows have faded
const again = 15_000; // ms until what was missed is asked for once more
const stale = 5 * 60_000; // ms: what is older interrupts nobody, and stands in the ticker
const suspense = 2000; // ms that a board which is revealed waits for the curtain

const times = new Times(byId("times"));
const liveness = new Liveness(byId("liveness"), () => times.now());
const sound = new Sound(byId("sound"));
const ticker = new Ticker(byId("ticker"), () => times.now());
const overtakings = new Overtakings();
const largest = new Largest();
const told = new Told();
const side = new Side(byId("side"));
const past = new PastWinners();
/** The first is large, the others stand beside it in turn. */
const boards: Board[] = page.screen?.boards ?? page.boards ?? ["reps", "teams", "prospectors"];
const first = boards[0]!;
const name = known(byId("wall").dataset.layout);
byId("wall").dataset.layout = name;
const look = layout(name);
const most = Math.min(theme.layout.rows, look.rows);
const story = new Story(side, first, most);
// a title is for a person
const rows = new Rows(byId("board"), {
  titles: first === "reps" || first === "prospectors",
  stages: true,
  fit: look.smallest,
  marker: look.marker ? (theme.marker ?? boat) : null,
  arrow: (code) => overtakings.arrow(code),
});
const curtain = new Curtain(byId("curtain"), sound, { rise: () => rows.cover(), fall: () => rows.uncover() });
const lower = new LowerThird(byId("lower"), {
  isCovered: () => curtain.open,
  alone: (deal) => ticker.score(deal.score),
  together: (deals) => ticker.recap(deals),
});
const ceremonies = new Ceremonies(celebrate, () => setTimeout(() => isLive && void refresh(), again));
let final = campaign.status === "closed" && !page.unrevealed;
let last: Snapshot | null = null;
let isLive = false;
let wasHere = false; // so that what is missed was missed by who is before it
let watched: Watch[] = [];
let unveiled = 0; // when a board that is revealed may be seen
const awarded = new Map<number, Award[]>(); // by period, as far as this wall has heard; 0: the challenge
const house = document.querySelector<HTMLElement>(".house")!;
const device = new Device(
  {
    place: byId("stage"),
    wall: byId("wall"),
    first,
    layout: () => (final ? "table" : name),
    isFinal: () => final,
    isCovered: () => curtain.open,
    now: () => times.now(),
    arrow: (code) => overtakings.arrow(code),
    look: (period) => feed.look(first, period, 3).catch(() => null),
    awards: (period) => awarded.get(period) ?? [],
    rewatch: () => rewatch(),
  },
  sound,
);

const draw = paced((snapshot: Snapshot) => {
  byId("empty").hidden = snapshot.standings.length > 0;
  if (final) return drawFinal(snapshot);
  const state = snapshot.period?.state;
  const isProvisional = state === "grace" || state === "closing";
  text(byId("board-title"), theme.boards[first].title);
  story.move(snapshot);
  byId("board-title").dataset.period = [
    periodName(snapshot.period?.number),
    isProvisional ? say("provisional") : "",
    frozenSince(snapshot),
  ]
    .filter(Boolean)
    .join(" · ");
  return rows.show(snapshot.standings.slice(0, most), snapshot.seq, look.place?.(snapshot, house)) ? rest : frame;
});

const announcements = new Announcements({
  first,
  rows,
  overtakings,
  largest,
  told,
  ticker,
  lower,
  curtain,
  sound,
  celebrates: (score) => device.celebrates(score),
  isStale: (score) => age(score) > stale,
  draw: () => draw.now(),
});

function drawFinal(snapshot: Snapshot): number {
  document.body.dataset.final = "true";
  // the race is over: who won is shown plainly; a slide of a board has its own layout until it goes
  if (byId("stage").dataset.slide !== "board") byId("wall").dataset.layout = "table";
  text(byId("board-title"), say("finalWinners"));
  byId("board-title").dataset.period = theme.boards[first].title;
  document.querySelector(".house > .podium")?.remove();
  byId("board").before(podium(snapshot.standings, awarded.get(0) ?? []));
  rows.show(snapshot.standings.slice(3, 7), snapshot.seq);
  return frame;
}

/** Who passed whom is known with every board, though not every board is drawn. */
function main(snapshot: Snapshot): void {
  const period = snapshot.period?.number ?? null;
  if (last && (last.period?.number ?? null) !== period) largest.begin(period);
  if (last?.frozen && !snapshot.frozen) {
    unveiled = performance.now() + suspense;
    setTimeout(() => last && draw(last), suspense + 1);
  }
  last = snapshot;
  overtakings.take(snapshot);
  if (performance.now() >= unveiled) draw(snapshot);
}

const feed = new Feed({
  live: () => {
    if (!isLive) void refresh();
    isLive = true;
    liveness.live();
  },
  stale: (since) => {
    isLive = false;
    liveness.stale(since);
  },
  refused: (why) => liveness.refused(why),
  clock: (asOf) => times.sync(asOf),
  scored: (scores) => announcements.take(scores),
  corrected: (corrections) => corrected(corrections),
  changed: (change) => apply(change),
  cheered: (cheered) => ticker.cheer(cheered),
  periodEnded: (ended) => mark(ended.number, "grace"),
  periodClosed: ({ number, awards }) => {
    mark(number, "closed");
    if (!number) ceremonies.after(() => end(awards ?? []));
  },
  ceremony: (ceremony) => ceremonies.hear(ceremony),
});

/** What a wall that comes, or comes back, has not heard. */
async function refresh(): Promise<void> {
  if (page.sample) return;
  const now = await missed();
  if (!now) return void setTimeout(() => isLive && void refresh(), again);
  apply(now.state);
  largest.know(now.largest);
  const isUrgent = (score: Score) => wasHere && isDeal(score) && age(score) <= stale;
  together(told.fresh(now.scored.filter(isUrgent)))
    .map((score) => announcements.deal(score))
    .forEach((deal) => announcements.tell(deal));
  ticker.refill(together(told.others(now.scored)), told.others(now.corrected));
  wasHere = true;
  past.know(now.winners);
  for (const { number, awards } of now.winners) awarded.set(number, awards);
  ceremonies.catchUp(now.ceremonies);
  const { awards } = now;
  if (now.state.status === "closed" && awards) ceremonies.after(() => end(awards));
}

/** ms before the board that has it, by people's time: the demonstration's year passes in minutes. */
function age({ recordedAt }: Score): number {
  if (!recordedAt || !last) return 0;
  // a frozen board is as of its freeze
  const now = last.frozen ? times.now() : Date.parse(last.asOf);
  return (now - Date.parse(recordedAt)) / campaign.clock.speed;
}

/** Of the challenge, as it stands. */
function apply({ status, startsAt, endsAt, periods, ceremonyAt }: Change): void {
  Object.assign(campaign, { status, startsAt, endsAt, periods, ceremonyAt });
  story.soon();
}

function corrected(heard: Correction[]): void {
  for (const correction of told.fresh(heard)) ticker.correct(correction);
}

function mark(period: number | null, state: string): void {
  for (const one of campaign.periods) if (one.number === period) one.state = state;
}

async function celebrate({ number, awards }: Ceremony, raised: () => void): Promise<void> {
  await device.lit();
  const board = await feed.look(first, number ? String(number) : "overall", 3);
  if (board.frozen) throw new Error("not for everybody yet");
  past.add({ number, awards });
  awarded.set(number, awards);
  if (board.standings.length === 0) return raised();
  curtain.ceremony(winners(number, periodName(number || null), board.standings, awards), raised);
}

/** Who won, and beside it the whole challenge in place of its last period. */
function end(awards: Award[]): void {
  awarded.set(0, awards);
  side.won(awards);
  campaign.status = "closed";
  if (!final) {
    final = true;
    rows.clear();
    side.end();
    rewatch();
  } else if (last && last.period === null) draw(last);
}

function beside(name: string, title: string): (snapshot: Snapshot) => void {
  return paced((snapshot) => {
    side.set(name, title, snapshot);
    return rest;
  });
}

/** A connection that is lost watches them when it is back. */
function watchBoards(): void {
  const [title, period] = [theme.boards, final ? "overall" : "current"];
  watched = [
    { board: first, period, top: theme.layout.rows, show: main },
    ...boards.slice(1).map((board) => ({ board, period, top: 8, show: beside(board, title[board].title) })),
  ];
  if (!final && campaign.periods.length > 1)
    watched.push({ board: first, period: "overall", top: 8, show: beside("overall", title[first].title) });
  watched = device.watches(watched, period);
  for (const watch of watched) void feed.watch(watch).catch(() => undefined);
}

function rewatch(): void {
  for (const watch of watched) void feed.unwatch(watch).catch(() => undefined);
  watchBoards();
}

side.add("past", () => past.panel(), { lasts: true, placed: hold });
watchBoards();
void feed.run();
keepCurrent({
  busy: () => curtain.open || lower.isTelling || device.isBusy,
  shows: () => device.shows,
  heard: (told) => device.take(told),
});
if (!page.sample) hang(byId("wall"));
setInterval(() => rows.point(), fading);

// a page that nobody saw may have missed an hour
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && isLive) void refresh();
});

const fitSign = () => fit(byId("campaign"), 0.62);
const refit = () => {
  fitSign();
  side.fit();
  rows.point();
};
refit();
new Finale(times, { isBusy: () => curtain.open || lower.isTelling, changed: fitSign, lead: () => story.lead });
addEventListener("resize", refit);
document.fonts.addEventListener("loadingdone", refit); // the theme's letters have another width than those before them
look.dress?.(house);
if (theme.layout.frame === "marquee") byId("wall").append(make("div", "lights"));
