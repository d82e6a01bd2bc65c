/* Turns "the player is at second m" into played intervals. Knows no player, no page and no network. */

const HAIRLINE = 0.5; // neighbouring samples leave gaps of a fraction of a second
const EARLY = 1.15; // clocks of player and browser differ a little
const SLACK = 0.75;

/** Sorted, disjoint intervals that cover all the given ones; the server's `learning.intervals.union` says the same. */
export function union(intervals) {
  const merged = [];
  for (const [start, end] of intervals.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1] + HAIRLINE) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** What is not covered between 0 and duration, slivers under a second left out. */
export function gaps(intervals, duration) {
  const missing = [];
  let reached = 0;
  for (const [start, end] of [...union(intervals), [duration, duration]]) {
    if (start - reached >= 1) missing.push([reached, start]);
    reached = Math.max(reached, end);
  }
  return missing;
}

export class Sampler {
  #clock;
  #last = null;
  #played = [];

  /** @param {() => number} clock seconds of real time, from any zero. */
  constructor(clock = () => performance.now() / 1000) {
    this.#clock = clock;
  }

  /**
   * Say where the player is. The step since the last sample counts as played when the player was playing then, and when
   * it is not longer than real time allows: else it was a seek. Works at any rate and any distance between samples,
   * since browsers let a background tab report only once a second.
   */
  sample(time, playing, rate) {
    const now = this.#clock();
    const last = this.#last;
    if (last?.playing) {
      const step = time - last.time;
      const possible = (now - last.now) * Math.max(rate, last.rate) * EARLY + SLACK;
      if (step > 0 && step <= possible) this.#played = union([...this.#played, [last.time, time]]);
    }
    this.#last = { time, playing, rate, now };
  }

  /** The next sample begins anew: the player has been moved. */
  jump() {
    this.#last = null;
  }

  /** Where the player was last seen. */
  get seen() {
    return this.#last;
  }

  /** The intervals since the last take, rounded to hundredths. */
  take() {
    const taken = this.#played.map(([start, end]) => [round(start), round(end)]);
    this.#played = [];
    return taken;
  }
}

export const round = (seconds) => Math.round(seconds * 100) / 100;
