// Waits before somebody tries again.

export const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Longer after each failure, up to the last of the waits; and each time another, so that thousands of screens whose
 * server was restarted do not all come back in the same instant.
 */
export const again = (waits: readonly number[], failures: number) =>
  later(waits[Math.min(Math.max(failures, 0), waits.length - 1)]! * (0.4 + 1.2 * Math.random()));
