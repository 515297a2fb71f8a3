// What a screen that hangs on a wall for months needs: it stays awake, shows no pointer, and burns nothing in.

const idle = 4000; // ms without a move until the pointer goes
const pause = 60_000; // ms from one pixel to the next
const path = [
  [0, 0],
  [1, 0],
  [2, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-2, -1],
  [-1, -2],
  [0, -2],
] as const;

export function hang(wall: HTMLElement): void {
  stayAwake();
  hidePointer();
  drift(wall);
}

/** A browser that is hidden gives the lock back; few televisions know it, and none over plain HTTP. */
function stayAwake(): void {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}

function hidePointer(): void {
  let timer = 0;
  const shown = () => {
    delete document.body.dataset.idle;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      document.body.dataset.idle = "true";
    }, idle);
  };
  for (const move of ["pointermove", "pointerdown", "keydown"]) document.addEventListener(move, shown);
  shown();
}

/** A pixel a minute, at once and not by an animation: nobody sees it, nor anybody whom motion makes ill. */
function drift(wall: HTMLElement): void {
  let at = 0;
  setInterval(() => {
    at = (at + 1) % path.length;
    const [x, y] = path[at]!;
    wall.style.transform = x || y ? `translate(${x}px, ${y}px)` : "";
  }, pause);
}
