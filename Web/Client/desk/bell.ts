// The bell in the frame: how many lines wait for the reader. It looks each minute while the page is seen, when it is
// seen again, and when something says on the document that a lead changed; without any of it the page's count stands.

const pause = 60_000;
const least = 2_000;

/** Other scripts dispatch it on the document when a lead changed. */
export const leadChanged = "lead-changed";

export function watchBell(): void {
  const bell = document.getElementById("bell") as HTMLAnchorElement | null;
  const count = bell?.querySelector<HTMLElement>(".count");
  if (!bell || !count) return;

  const address = new URL("api/v1/notifications?limit=1", bell.href).href;
  let timer = 0;
  let looked = Date.now();

  const show = (unread: number) => {
    bell.dataset.unread = count.textContent = String(unread);
    count.hidden = unread === 0;
    const { none, one, many } = bell.dataset;
    const words = [none, one][unread] ?? many?.replace("{count}", String(unread));
    bell.setAttribute("aria-label", words ?? "");
  };

  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    looked = Date.now();
    timer = window.setTimeout(look, pause);
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      if (answer.ok) show((await answer.json()).unread);
      // who was signed out is asked to sign in by the next page
      else if (answer.status === 401) clearTimeout(timer);
    } catch {
      // the network is away: the next look is in a minute
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, Math.max(0, looked + least - Date.now()));
  };
  document.addEventListener("visibilitychange", soon);
  document.addEventListener(leadChanged, soon);
  timer = window.setTimeout(look, pause);
}
