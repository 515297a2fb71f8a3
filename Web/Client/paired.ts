// A paired screen asks now and then what to show, says that it is alive, and reloads when told to, or when what stands
// still on it has changed.
import { page } from "./page";

const pause = 15_000;

type Told = { version: number; look: string | null };

/** `busy`: not a good moment for a change of looks. */
export function keepPaired(busy: () => boolean): void {
  const { screen } = page;
  if (!screen) return;
  const look = () => void ask(screen, busy);
  setInterval(look, pause);
  look();
}

async function ask(shown: { version: number; look: string }, busy: () => boolean): Promise<void> {
  try {
    const answer = await fetch(`${page.base}/api/v1/screen?shown=${shown.version}`);
    if (answer.status === 401 || answer.status === 403 || answer.status === 404)
      return location.assign(`${page.base}/wall`);
    if (!answer.ok) return;
    const told = (await answer.json()) as Told;
    const changed = told.look !== null && told.look !== shown.look;
    if (told.version !== shown.version || (changed && !busy())) location.assign(`${page.base}/wall`);
  } catch {
    // away: the board itself says that it is not live
  }
}
