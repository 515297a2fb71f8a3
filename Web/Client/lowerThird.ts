// The strap over the ticker: every closing by name with the board in sight, one by one, or together when they pour in.
// While a curtain is up it waits.
import { called, headline, path, people, type Deal } from "./deals";
import { fill, fit, make, picture } from "./dom";
import { faceOf } from "./identity";
import { gain, money, number, theme } from "./page";

const beat = 250; // ms
const usual = 6000; // ms for one deal …
const least = 2500; // … while others wait
const few = 2; // that are told one by one
const turn = 2600; // ms for the names that the strap holds at a time …
const shortest = 700; // … when there are very many
const whole = 60_000; // ms for all of them
const atATime = 4; // names, about

export interface Telling {
  /** Whether something lies over it. */
  isCovered(): boolean;
  alone(deal: Deal): void;
  together(deals: Deal[]): void;
}

export class LowerThird {
  private readonly waiting: Deal[] = [];
  private names: HTMLElement[] = []; // that have not been shown yet
  private list = make("ul", "names");
  private timer = 0;
  private shown = Infinity; // ms
  private time = 0; // ms for what is shown

  constructor(
    private readonly place: HTMLElement,
    private readonly telling: Telling,
  ) {}

  get isTelling(): boolean {
    return this.timer !== 0;
  }

  tell(deal: Deal): void {
    this.waiting.push(deal);
    if (this.timer) return;
    this.timer = window.setInterval(() => this.look(), beat);
    this.look();
  }

  private look(): void {
    if (this.telling.isCovered()) return;
    this.shown += beat;
    const isAwaited = this.waiting.length > 0 && this.names.length === 0;
    if (this.shown < (isAwaited ? Math.min(this.time, least) : this.time)) return;
    this.shown = 0;
    if (this.names.length) this.turn();
    else if (this.waiting.length > few) this.together(this.waiting.splice(0));
    else if (this.waiting.length) this.alone(this.waiting.shift()!);
    else this.end();
  }

  private alone(deal: Deal): void {
    const { score, move } = deal;
    const way = make("p", "path", path(move));
    this.time = usual;
    const lines = this.show(
      score.participant,
      make("b", "name", score.name),
      " ",
      score.points ? make("span", "gain", gain(score.points)) : null,
      make("span", "did", ` · ${theme.stages.closed.one}`),
      score.amount ? make("span", "did", ` · ${money(score.amount)}`) : null,
    );
    lines.append(" ", way);
    lines.before(faceOf(score) ?? "");
    fit(way, 0.75);
    this.telling.alone(deal);
  }

  private together(deals: Deal[]): void {
    const found = people(deals);
    this.names = found.map((person) => {
      const gained = person.points ? make("span", "gain", `+${number(person.points)}`) : null;
      return make("li", "", make("b", "name", called(person)), " ", gained);
    });
    this.time = Math.max(shortest, Math.min(turn, whole / Math.ceil(found.length / atATime)));
    this.list = make("ul", "names");
    this.show("", headline(deals, theme.stages.closed.many)).append(" ", this.list);
    this.turn();
    this.telling.together(deals);
  }

  /** As many names as there is room for, and one at least. */
  private turn(): void {
    this.list.textContent = "";
    while (this.names.length) {
      const next = this.names[0]!;
      this.list.append(next, " ");
      fit(next.querySelector<HTMLElement>(".name")!, 0.6);
      if (this.list.childElementCount > 1 && this.list.scrollWidth > this.list.clientWidth + 1) return next.remove();
      this.names.shift();
    }
  }

  private show(code: string, ...line: (Node | string | null)[]): HTMLElement {
    const lines = make("div", "told", make("p", "said", ...line));
    const strap = make("div", "strap", picture(theme.stages.closed.art, "icon"), lines);
    strap.dataset.testid = "lower-third";
    strap.dataset.participant = code;
    fill(this.place, strap);
    for (const name of strap.querySelectorAll<HTMLElement>(".said .name")) fit(name, 0.6);
    return lines;
  }

  private end(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.shown = Infinity;
    this.place.textContent = "";
  }
}
