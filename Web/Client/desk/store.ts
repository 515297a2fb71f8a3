// What waits to be sent, kept in the browser by account and campaign: a reload loses nothing. One key for each, so that
// two tabs never write over one another.
import { sheet } from "./sheet";

export interface Entry {
  id: string;
  lead: string;
  title: string; // of the lead, as it was on the page
  label: string; // of what is done
  path: "moves" | "notes";
  type: string; // lead.taken …, or note
  body: Record<string, unknown>;
  madeAt: number; // ms, by the device
  sendAt: number; // until then it can be undone
  tries: number;
}

// no code has a slash: what is of one campaign is of no other one
const prefix = `challengehub.desk/${sheet.author}/${sheet.campaign}/`;

export class Store {
  /** What a browser does not let us keep lives as long as the page. */
  private readonly loose = new Map<string, Entry>();

  /** In the order in which they were made. */
  all(): Entry[] {
    const kept: Entry[] = [];
    for (const key of this.keys()) {
      const entry = read(localStorage.getItem(key));
      if (entry) kept.push(entry);
    }
    for (const entry of Array.from(this.loose.values())) kept.push(entry);
    return kept.sort((one, other) => one.madeAt - other.madeAt);
  }

  has(id: string): boolean {
    if (this.loose.has(id)) return true;
    try {
      return localStorage.getItem(prefix + id) !== null;
    } catch {
      return false;
    }
  }

  /** @returns whether it survives a reload */
  put(entry: Entry): boolean {
    try {
      localStorage.setItem(prefix + entry.id, JSON.stringify(entry));
      return true;
    } catch {
      this.loose.set(entry.id, entry);
      return false;
    }
  }

  drop(id: string): void {
    this.loose.delete(id);
    try {
      localStorage.removeItem(prefix + id);
    } catch {
      // it was never kept
    }
  }

  /** Another tab kept or sent something. */
  onChange(changed: () => void): void {
    addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(prefix)) changed();
    });
  }

  private keys(): string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }
}

function read(text: string | null): Entry | null {
  try {
    const entry = JSON.parse(text ?? "null") as Entry | null;
    return entry && typeof entry.id === "string" && typeof entry.lead === "string" ? entry : null;
  } catch {
    return null;
  }
}
