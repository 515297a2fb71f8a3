// The search answers while one types; without it, the button does.
import { byId } from "../dom";

const pause = 300; // ms

export function search(): void {
  const form = document.getElementById("finder") as HTMLFormElement | null;
  if (!form) return;
  let timer = 0;
  let asked = 0;
  let shown = "";
  const find = async () => {
    const address = `${form.action}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`;
    // leaving the field changes nothing, and somebody may be at a line by now
    if (address === shown) return;
    const mine = ++asked;
    const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" }).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("results");
    if (!fresh || mine !== asked) return;
    byId("results").replaceWith(fresh);
    history.replaceState(null, "", address);
    shown = address;
    document.dispatchEvent(new Event("desk:found"));
  };
  const soon = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void find(), ms);
  };
  form.addEventListener("input", () => soon(pause));
  form.addEventListener("change", () => soon(0));
}
