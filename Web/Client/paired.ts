// A paired screen asks now and then what it shall show, says that it is alive, and loads anew when told to.
import { page } from "./page";

const pause = 15_000;

export function keepPaired(): void {
  const { screen } = page;
  if (!screen) return;
  setInterval(() => void ask(screen.version), pause);
  void ask(screen.version);
}

async function ask(shown: number): Promise<void> {
  try {
    const answer = await fetch(`${page.base}/api/v1/screen?shown=${shown}`);
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) return location.assign(`${page.base}/wall`);
    if (answer.ok && (await answer.json() as { version: number }).version !== shown) location.assign(`${page.base}/wall`);
  } catch {
    // away: the board itself says that it is not live
  }
}
