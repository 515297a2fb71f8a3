// Words of the pack of which a part cannot be seen on the wall.
const words = "#board-title, .row .title, .panel h2, .cry, .ticker .did";

export function cut(document: Document): string[] {
  const cut = [...document.querySelectorAll<HTMLElement>(words)].filter(
    (x) => x.textContent && (isLeftOut(x) || (x.clientWidth > 0 && x.getClientRects().length > 0 && isCut(x))),
  );
  return [...new Set(cut.map((x) => x.textContent!))];
}

/** A wall shows no part of a title. */
const isLeftOut = (element: HTMLElement): boolean => element.matches(".title.wrapped");

function isCut(element: HTMLElement): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  if (overflowX !== "visible" || overflowY !== "visible")
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 8;
  return (
    element.scrollWidth > element.clientWidth + 1 ||
    element.getBoundingClientRect().right > element.ownerDocument.documentElement.clientWidth + 1
  );
}
