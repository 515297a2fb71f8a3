// The lines of a list, or the one lead of the page, as they are on the server now.
import { byId } from "../dom";
import { sheet } from "./sheet";

const apart = 1_500; // ms between two looks at the numbers of the tabs

export class Lines {
  private timer = 0;

  line(lead: string): HTMLElement | null {
    return all(document).find((line) => line.dataset.lead === lead) ?? null;
  }

  /** Of the page that shows one lead. */
  get one(): HTMLElement | null {
    return document.getElementById("lead-now");
  }

  /** @returns what the line says of its status; null: it is not on this page, or not his any more */
  async refresh(lead: string): Promise<string | null> {
    this.count();
    if (this.one?.dataset.lead === lead) return await this.page();
    const line = this.line(lead);
    if (!line) return null;
    const html = await read(`${sheet.line}&lead=${encodeURIComponent(lead)}`);
    if (html === null) return statusOf(line);
    const fresh = html === "" ? null : all(parse(html))[0];
    if (!fresh) {
      this.remove(lead);
      return null;
    }
    replace(line, fresh);
    return statusOf(fresh);
  }

  remove(lead: string): void {
    const line = this.line(lead);
    if (!line) return;
    const next = (line.nextElementSibling ?? line.previousElementSibling) as HTMLElement | null;
    const focused = line.contains(document.activeElement);
    line.remove();
    if (focused) (next?.querySelector<HTMLElement>("a") ?? byId("main")).focus();
  }

  /** It waits to be sent: its buttons rest. */
  mark(leads: Set<string>): void {
    for (const line of all(document).concat(this.one ?? [])) {
      const waits = leads.has(line.dataset.lead ?? "");
      if (waits === (line.dataset.waits === "true")) continue;
      line.dataset.waits = String(waits);
      for (const button of Array.from(line.querySelectorAll<HTMLButtonElement>("form.move button")))
        button.disabled = waits;
    }
  }

  /** After the connection was away: each line that has changed. */
  async all(): Promise<void> {
    if (this.one) return void (await this.page());
    const html = await read(location.href);
    if (!html) return;
    const page = parse(html);
    counts(page);
    const fresh = new Map(all(page).map((line) => [line.dataset.lead, line]));
    for (const line of all(document)) {
      const now = fresh.get(line.dataset.lead);
      if (!now) void this.refresh(line.dataset.lead!);
      else if (Number(now.dataset.version) > Number(line.dataset.version)) replace(line, now);
    }
  }

  /** The numbers of the tabs, a moment later. */
  count(): void {
    clearTimeout(this.timer);
    if (!document.querySelector(".lists")) return;
    this.timer = window.setTimeout(() => {
      void read(location.href).then((html) => {
        if (html) counts(parse(html));
      });
    }, apart);
  }

  private async page(): Promise<string | null> {
    const html = await read(location.href);
    if (html === null) return null;
    const page = parse(html);
    const fresh = page.getElementById("lead-now");
    if (!fresh || !this.one) return null;
    replace(this.one, fresh);
    const tale = page.getElementById("tale");
    if (tale) document.getElementById("tale")?.replaceWith(tale);
    return statusOf(fresh);
  }
}

const all = (page: Document): HTMLElement[] =>
  Array.from(page.querySelectorAll<HTMLElement>("li[data-lead].lead-line"));

const statusOf = (line: HTMLElement): string | null => line.querySelector(".status")?.textContent?.trim() ?? null;

const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

/** @returns empty: it is not there; null: nobody knows */
async function read(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
    if (answer.status === 404) return "";
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function replace(line: HTMLElement, fresh: HTMLElement): void {
  // what is being typed stays, unless the lead has moved on
  if (line.querySelector("details[open]") && line.dataset.status === fresh.dataset.status) return;
  const focused = line.contains(document.activeElement);
  line.replaceWith(fresh);
  fresh.classList.add("fresh");
  if (focused) (fresh.querySelector<HTMLElement>("summary, .step button, a") ?? byId("main")).focus();
}

function counts(page: Document): void {
  const fresh = page.querySelector(".lists");
  const old = document.querySelector(".lists");
  if (fresh && old && !old.contains(document.activeElement) && fresh.innerHTML !== old.innerHTML)
    old.replaceWith(fresh);
}
