// Drawing at a pace that eyes follow.
export interface Paced<T> {
  (value: T): void;
  /** What waits is drawn now. */
  now(): void;
}

/** Draws at once, then, always the newest, when the drawing before it has had its time. */
export function paced<T>(draw: (value: T) => number): Paced<T> {
  let newest: { value: T } | null = null;
  let timer = 0;
  const run = () => {
    const next = newest;
    newest = null;
    timer = next ? window.setTimeout(run, draw(next.value)) : 0;
  };
  const show = (value: T) => {
    newest = { value };
    if (!timer) run();
  };
  const now = () => {
    if (!newest) return;
    clearTimeout(timer);
    run();
  };
  return Object.assign(show, { now });
}
