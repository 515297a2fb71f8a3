// Ceremonies on one wall: each result once by itself, at its hour, or later where the wall was away then; and again
// when somebody asks. What was shown is remembered by this browser.
import type { Award } from "./feed";
import { campaign, page } from "./page";

export interface Ceremony {
  campaign: string;
  number: number; // of the period; 0: the challenge
  at: string;
  closedAt: string;
  replay: boolean; // somebody asked for it
  awards: Award[];
}

/** `raised` is called when people see it. */
type Show = (ceremony: Ceremony, raised: () => void) => Promise<void>;

const shelf = `challengehub.ceremonies.${campaign.code}`;
const most = 60; // that are remembered
const once = 10_000; // ms in which it is the same wish

const idOf = ({ number, closedAt }: Ceremony): string => `${number} ${closedAt}`;

export class Ceremonies {
  private readonly shown = new Set<string>(); // on this page
  private readonly waiting = new Set<string>();
  private line = Promise.resolve();

  /** @param failed one was not shown: the latest are to be asked for again */
  constructor(
    private readonly show: Show,
    private readonly failed: () => void,
  ) {}

  /** One that is due now, or asked for. */
  hear(ceremony: Ceremony): void {
    const id = idOf(ceremony);
    if (!this.waiting.has(id) && (ceremony.replay || !this.shown.has(id))) this.celebrate(ceremony);
  }

  /** The latest, when the wall comes or comes back. Who was never here missed nothing; a screen was meant to be. */
  catchUp(latest: Ceremony[]): void {
    const kept = recall() ?? (page.screen ? [] : latest.map(idOf));
    for (const ceremony of latest) {
      const id = idOf(ceremony);
      if (!this.shown.has(id) && !this.waiting.has(id) && !kept.includes(id)) this.celebrate(ceremony);
    }
    keep(kept);
  }

  /** Behind the ceremonies that have been heard of. */
  after(work: () => void): void {
    this.line = this.line.then(work).catch((failed: unknown) => {
      // what fails is seen to fail, and holds up no ceremony
      setTimeout(() => {
        throw failed;
      });
    });
  }

  private celebrate(ceremony: Ceremony): void {
    const id = idOf(ceremony);
    this.waiting.add(id);
    this.line = this.line
      .then(() => this.show(ceremony, () => this.raised(id)))
      // the connection was not there yet, or went meanwhile: it is among the latest
      .catch(() => {
        this.waiting.delete(id);
        this.failed();
      });
  }

  private raised(id: string): void {
    // before nobody's eyes it was not shown: it is caught up with when the page is seen
    if (document.hidden) return void this.waiting.delete(id);
    this.shown.add(id);
    keep([id]);
    setTimeout(() => this.waiting.delete(id), once);
  }
}

/** Null: this browser has never been here. */
function recall(): string[] | null {
  if (page.sample) return null;
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? "null") as string[] | null;
  } catch {
    return null;
  }
}

function keep(ids: string[]): void {
  if (page.sample) return;
  const kept = (recall() ?? []).filter((id) => !ids.includes(id));
  try {
    localStorage.setItem(shelf, JSON.stringify([...kept, ...ids].slice(-most)));
  } catch {
    // a browser that keeps nothing shows no ceremony that it was away from
  }
}
