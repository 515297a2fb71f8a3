// A board's rows: kept by code, moved where they now belong, counted up, and flashed when they scored.
import type { Standing } from "./feed";
import { calm, number, rankTitle, say, teamName, theme, type Stage } from "./page";
import { fit, make, picture, text } from "./dom";
import { badge, dye, isTeam, portray, teamOf } from "./identity";
import type { Place } from "./layouts/layout";
import { ties, type Arrow, type Tie } from "./overtaking";

interface Row {
  element: HTMLElement;
  rank: HTMLElement;
  name: HTMLElement;
  title: HTMLElement;
  team: HTMLElement;
  note: HTMLElement;
  arrow: HTMLElement;
  badge: HTMLElement;
  stages: Map<Stage, HTMLElement>;
  points: HTMLElement;
  shown: number;
  counting: number;
  moving: Animation | null;
}

const least = 0.7; // of a team's size, before it takes a second line
const settling = 600; // ms for a row that makes room
export const travel = 900; // ms for one that passes others: people follow it
const faintest = 0.3; // of an arrow, before it goes

const shownStages: Stage[] = ["taken", "contacted", "closed"];

export interface RowsOptions {
  titles: boolean;
  stages: boolean;
  link?: (standing: Standing) => HTMLElement | null;
  /**
   * On a wall a long name shrinks to this part of its size, then takes a second line; on a page it may take more
   * room.
   */
  fit?: number;
  /** The address of what moves for each. */
  marker?: string | null;
  /** On a wall: how far somebody has come. Ties are explained there too. */
  arrow?: (code: string) => Arrow | null;
}

export class Rows {
  private readonly rows = new Map<string, Row>();
  /** Where each row was when something covered them; null: they are seen. */
  private covered: Map<string, DOMRect> | null = null;

  constructor(
    private readonly list: HTMLElement,
    private readonly options: RowsOptions,
  ) {
    if (options.fit) new ResizeObserver(() => this.fit()).observe(list);
  }

  /** Answers whether rows changed places. */
  show(standings: Standing[], seq: number, place?: Place): boolean {
    this.list.dataset.seq = String(seq);
    this.list.style.setProperty(
      "--digits",
      String(Math.max(3, ...standings.map((standing) => number(standing.points).length))),
    );
    const before = this.places();
    const order = this.order();
    const codes = new Set(standings.map((standing) => standing.code));
    for (const [code, row] of this.rows)
      if (!codes.has(code)) {
        row.element.remove();
        this.rows.delete(code);
      }
    const level = this.options.arrow ? ties(standings) : new Map<string, Tie>();
    standings.forEach((standing, at) => {
      const row = this.rows.get(standing.code) ?? this.add(standing);
      if (this.list.children[at] !== row.element) this.list.insertBefore(row.element, this.list.children[at] ?? null);
      this.fill(row, standing);
      this.explain(row, level.get(standing.code));
      place?.(row.element, standing.code);
    });
    this.point();
    if (calm.matches || this.covered) return false;
    this.move(before);
    return this.order() !== order;
  }

  /** Something lies over the rows: what changes places meanwhile is seen to do so when they are seen again. */
  cover(): void {
    this.covered ??= this.places();
  }

  uncover(): void {
    const before = this.covered;
    this.covered = null;
    if (before && !calm.matches) this.move(before);
  }

  /** How far everybody has come: arrows fade with the time. */
  point(): void {
    for (const [code, row] of this.rows) {
      const arrow = this.options.arrow?.(code) ?? null;
      row.arrow.hidden = arrow === null;
      if (!arrow) continue;
      const places = Math.abs(arrow.places);
      row.arrow.dataset.way = arrow.places > 0 ? "up" : "down";
      row.arrow.style.opacity = Math.max(faintest, 1 - arrow.age).toFixed(2);
      text(row.arrow.lastElementChild!, number(places));
      text(row.arrow.firstElementChild!, say(arrow.places > 0 ? "up" : "down", { n: number(places) }));
    }
    this.fit();
  }

  private places(): Map<string, DOMRect> {
    return new Map([...this.rows].map(([code, row]) => [code, row.element.getBoundingClientRect()]));
  }

  private explain(row: Row, tie: Tie | undefined): void {
    text(row.note, tie ? say(tie) : "");
    row.element.classList.toggle("level", tie !== undefined);
  }

  private order(): string {
    return [...this.list.querySelectorAll<HTMLElement>(".row")].map((row) => row.dataset.code).join(" ");
  }

  private fit(): void {
    if (!this.options.fit) return;
    for (const row of this.rows.values()) {
      fit(row.name, this.options.fit);
      row.title.hidden = false;
      fit(row.title, this.options.fit);
      fit(row.team, least);
      // two lines of a team leave no room for a third
      row.title.hidden = row.team.classList.contains("wrapped");
      if (row.title.hidden) fit(row.team, least);
    }
  }

  flash(code: string): void {
    const row = this.rows.get(code)?.element;
    if (!row || calm.matches) return;
    row.classList.remove("scored");
    void row.offsetWidth; // restarts the animation
    row.classList.add("scored");
  }

  clear(): void {
    this.rows.clear();
    this.list.textContent = "";
  }

  private add(standing: Standing): Row {
    const rank = make("span", "rank");
    const [name, title, team, points] = [
      make("span", "name"),
      make("span", "title"),
      make("span", "team"),
      make("span", "points", "0"),
    ];
    const stages = new Map<Stage, HTMLElement>();
    const steps = make("span", "steps");
    for (const stage of this.options.stages ? shownStages : []) {
      const count = make("b", "", "0");
      const words = theme.stages[stage];
      const step = make("span", "step", picture(words.art, "icon"), count, make("span", "unseen", ` ${words.many} `));
      if (!words.art) step.append(make("span", "of", words.many));
      step.title = words.many;
      stages.set(stage, count);
      steps.append(step);
    }
    const note = make("span", "note");
    const arrow = make("span", "arrow", make("span", "unseen"), make("span", "places"));
    arrow.lastElementChild!.setAttribute("aria-hidden", "true");
    const under = make("span", "under", title, this.options.arrow ? note : null, team);
    const face = badge(standing);
    const marker = picture(this.options.marker, "marker");
    // who has a ship is seen on it
    const who = make("span", "who", this.options.arrow ? arrow : null, marker ? null : face, name, under);
    const element = marker
      ? make("li", "row", make("span", "tag", rank, who, steps, points), make("span", "craft", marker, face))
      : make("li", "row", rank, who, steps, points);
    element.dataset.testid = "row";
    element.dataset.code = standing.code;
    const link = this.options.link?.(standing);
    if (link) element.append(link);
    const row: Row = {
      element,
      rank,
      name,
      title,
      team,
      note,
      arrow,
      badge: face,
      stages,
      points,
      shown: 0,
      counting: 0,
      moving: null,
    };
    this.rows.set(standing.code, row);
    return row;
  }

  private fill(row: Row, standing: Standing): void {
    row.element.dataset.rank = String(standing.rank);
    row.element.dataset.points = String(standing.points);
    dye(row.element, teamOf(standing));
    row.badge.hidden = isTeam(standing);
    portray(row.badge, standing);
    text(row.rank, number(standing.rank));
    text(row.name, standing.name);
    row.name.title = standing.name;
    text(row.title, this.options.titles ? rankTitle(standing.rank) : "");
    text(row.team, teamName(standing.team));
    for (const [stage, count] of row.stages) text(count, number(standing.stages?.[stage] ?? 0));
    this.count(row, standing.points);
  }

  private count(row: Row, to: number): void {
    cancelAnimationFrame(row.counting);
    const from = row.shown;
    if (calm.matches || this.covered || from === to || document.hidden) {
      row.shown = to;
      text(row.points, number(to));
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, now - start) / 600); // a frame may have a time before its request
      row.shown = part === 1 ? to : Math.round(from + (to - from) * (1 - (1 - part) ** 3));
      text(row.points, number(row.shown));
      if (part < 1) row.counting = requestAnimationFrame(step);
    };
    row.counting = requestAnimationFrame(step);
  }

  /** FLIP: from where each row was seen to where it is. */
  private move(before: Map<string, DOMRect>): void {
    for (const [code, row] of this.rows) {
      row.moving?.cancel();
      row.moving = null;
      const was = before.get(code);
      const is = row.element.getBoundingClientRect();
      const [x, y] = was ? [was.left - is.left, was.top - is.top] : [0, 0];
      if (was === undefined) {
        row.element.animate([{ opacity: 0.3 }, { opacity: 1 }], { duration: 400, id: "enter" });
      } else if (Math.abs(x) > 1 || Math.abs(y) > 1) {
        row.element.classList.toggle("moving", Math.abs(y) > 1);
        row.element.classList.toggle("rising", y > 1);
        const moving = row.element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], {
          duration: y > 1 ? travel : settling,
          easing: "cubic-bezier(.2,.8,.2,1)",
          id: "move",
        });
        moving.onfinish = () => row.element.classList.remove("rising", "moving");
        row.moving = moving;
      }
    }
  }
}
