// What waits, what came of it, and how to take it back: at the foot of the page, and said aloud.
import { byId, fill, make, text } from "../dom";
import { gain, say, sheet } from "./sheet";
import type { Queue } from "./queue";
import type { Entry } from "./store";

const shown = 8_000; // ms that good news stand there
const undoable = 55_000; // ms after a take: the server gives it a minute

/** One line of what came back. */
interface News {
  words: string;
  isBad: boolean;
  undo?: () => void;
  goesAt: number; // ms; Infinity: when it is taken away by hand
}

export class Outbox {
  private news: News[] = [];
  private timer = 0;
  private readonly state = byId("outbox-state");
  private readonly lines = byId("outbox-lines");

  constructor(
    private readonly queue: Queue,
    private readonly undone: (entry: Entry) => void,
  ) {}

  done(entry: Entry, points: number, take?: () => void): void {
    // on a slow network the minute may be over
    const until = entry.madeAt + undoable;
    const undo = until > Date.now() + shown ? take : undefined;
    const words = say("done", { what: entry.label, lead: entry.title });
    const paid = points === 0 ? "" : ` ${gain(points)}`;
    this.add({ words: words + paid, isBad: false, undo, goesAt: undo ? until : Date.now() + shown });
  }

  refused(entry: Entry, why: string): void {
    const words = say("refused", { what: entry.label, lead: entry.title, why });
    this.add({ words, isBad: true, goesAt: Infinity });
  }

  /** Something that happened elsewhere. */
  tell(words: string, isBad = false): void {
    this.add({ words, isBad, goesAt: Date.now() + shown });
  }

  /** Takes back the last thing that can be taken back. */
  undo(): void {
    this.lines.querySelector<HTMLButtonElement>("button[data-undo]")?.click();
  }

  show(): void {
    clearTimeout(this.timer);
    const now = Date.now();
    this.news = this.news.filter((one) => one.goesAt > now);
    const waiting = this.queue.store.all().reverse();
    text(this.state, this.sentence(waiting.length));
    this.state.dataset.state = waiting.length === 0 ? "empty" : this.queue.state;
    const focused = this.lines.contains(document.activeElement);
    fill(
      this.lines,
      ...waiting.map((entry) => this.waiting(entry, now)),
      ...this.news
        .slice()
        .reverse()
        .map((one) => this.told(one)),
    );
    if (focused) (this.lines.querySelector("button") ?? byId("main")).focus();
    this.again(waiting, now);
  }

  private add(one: News): void {
    this.news.push(one);
    this.show();
  }

  private sentence(count: number): string {
    const last = this.news[this.news.length - 1];
    if (count === 0) return last?.words ?? "";
    if (this.queue.state === "signed-out") return say("signIn");
    if (this.queue.state === "ready") return "";
    return count === 1 ? say("waitingOne") : say("waitingMany", { n: String(count) });
  }

  private waiting(entry: Entry, now: number): HTMLElement {
    const isHeld = entry.sendAt > now;
    const line = make(
      "li",
      "waiting",
      make("span", "", `${entry.label}: ${entry.title}`),
      make("span", "state", isHeld ? say("held") : this.queue.state === "ready" ? say("sending") : ""),
    );
    line.dataset.lead = entry.lead;
    if (this.queue.state === "signed-out") line.append(signIn());
    if (this.queue.sending !== entry.id && entry.tries === 0)
      line.append(
        button(say("undo"), `${entry.label}: ${entry.title}`, true, () => {
          if (!this.queue.undo(entry)) return;
          this.undone(entry);
          this.tell(say("undone", { what: entry.label, lead: entry.title }));
        }),
      );
    return line;
  }

  private told(one: News): HTMLElement {
    const line = make("li", one.isBad ? "bad" : "good", make("span", "", one.words));
    const away = () => {
      this.news = this.news.filter((other) => other !== one);
      this.show();
    };
    if (one.undo)
      line.append(
        button(say("undo"), one.words, true, () => {
          away();
          one.undo!();
        }),
      );
    if (one.isBad) line.append(button(say("dismiss"), one.words, false, away));
    return line;
  }

  /** When the next line changes by itself. */
  private again(waiting: Entry[], now: number): void {
    const next = Math.min(
      ...waiting.map((entry) => entry.sendAt).filter((at) => at > now),
      ...this.news.map((one) => one.goesAt),
    );
    if (Number.isFinite(next)) this.timer = window.setTimeout(() => this.show(), Math.max(next - now, 50));
  }
}

function button(words: string, of: string, isUndo: boolean, press: () => void): HTMLElement {
  const made = make("button", "button quiet", words, make("span", "unseen", ` ${of}`)) as HTMLButtonElement;
  made.type = "button";
  if (isUndo) made.dataset.undo = "true";
  made.addEventListener("click", press);
  return made;
}

function signIn(): HTMLElement {
  const link = make("a", "button quiet", say("toSignIn")) as HTMLAnchorElement;
  link.href = `${sheet.base}/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
  return link;
}
