// The desk: a tap works at once, whatever the network does; what others do is seen.
import "./leads.css";
import "./outbox.css";
import "./pages.css";
import { celebrate } from "./celebrate";
import { keys } from "./keys";
import { Lines } from "./lines";
import { listen, type Change } from "./live";
import { release, takeOver } from "./moves";
import { Outbox } from "./outbox";
import { startPages } from "./pages";
import { Queue } from "./queue";
import { search } from "./search";
import type { Answer } from "./send";
import { say, sheet } from "./sheet";
import { Store, type Entry } from "./store";

const lines = new Lines();
const store = new Store();

const queue = new Queue(store, {
  changed: () => show(),
  done: (entry, { result, lead }) => {
    const points = paid(result);
    const undo = entry.type === "lead.taken" ? () => keep(release(entry, lead?.takenAt)) : undefined;
    outbox.done(entry, points, undo);
    celebrate(entry.type, points);
    void lines.refresh(entry.lead);
  },
  refused: (entry, why) => {
    outbox.refused(entry, why);
    void lines.refresh(entry.lead);
  },
});
const outbox = new Outbox(queue, () => show());

/** What it paid the reader; to who plays nothing himself, all of it. */
function paid(result: Answer["result"]): number {
  const entries = result?.entries ?? [];
  const own = sheet.own.length === 0 ? entries : entries.filter((one) => sheet.own.indexOf(one.participant) >= 0);
  return own.reduce((sum, one) => sum + one.points, 0);
}

function show(): void {
  outbox.show();
  lines.mark(new Set(store.all().map((entry) => entry.lead)));
}

function keep(entry: Entry): void {
  if (!queue.add(entry)) outbox.tell(say("notKept"), true);
}

async function changed(change: Change): Promise<void> {
  const place = lines.line(change.lead) ?? (lines.one?.dataset.lead === change.lead ? lines.one : null);
  if (!place) return lines.count();
  if (change.version !== undefined && change.version <= Number(place.dataset.version)) return;
  const title =
    place.querySelector(".company a")?.textContent?.trim() ?? document.querySelector("h1")?.textContent ?? "";
  const before = place.dataset.status;
  if (change.gone) {
    lines.remove(change.lead);
    lines.count();
    return outbox.tell(say("gone", { lead: title }));
  }
  const status = await lines.refresh(change.lead);
  show();
  // what I did myself stands here already
  if (status && change.status !== before && !mine.has(change.lead))
    outbox.tell(say("changed", { lead: title, status }));
}

/** Leads whose moves of this page are on their way, or just came back. */
const mine = { has: (lead: string) => store.all().some((entry) => entry.lead === lead) || recent.has(lead) };
const recent = new Set<string>();

takeOver((entry) => {
  recent.add(entry.lead);
  setTimeout(() => recent.delete(entry.lead), 15_000);
  keep(entry);
});
keys(() => outbox.undo());
search();
startPages();
document.addEventListener("desk:found", () => show());
show();
void queue.run();
void listen(
  (change) => void changed(change),
  () => void lines.all(),
);
document.body.dataset.desk = "ready";
