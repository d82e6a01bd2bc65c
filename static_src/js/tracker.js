/* Takes the player's reports, and sends what was played: every 15 seconds, on pause, at the end, and on leaving. */

import { drain, keep, listen, unsent, uuid } from "./queue.js";
import { Sampler, round } from "./sampler.js";

const EVERY = 15;

export class Tracker {
  #sampler = new Sampler();
  #slot = uuid();
  #url;
  #token;
  #sentPosition;

  /** Without a url (nobody signed in, or not started) it takes reports and sends nothing. */
  constructor({ url, token, position }) {
    this.#url = url;
    this.#token = token;
    this.#sentPosition = position;
    if (!url) return;
    setInterval(() => this.flush(), EVERY * 1000);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#leave());
    window.addEventListener("pagehide", () => this.#leave());
  }

  /** Asked on leaving, for a report that is not a quarter of a second old. Players that live in a frame can't answer. */
  askPlayer = () => {};

  report(time, playing, rate) {
    this.#sampler.sample(time, playing, rate);
  }

  jumped() {
    this.#sampler.jump();
  }

  /** Put what is new in the queue and start sending; the outcome comes to `onOutcome`. */
  flush(leaving = false) {
    const seen = this.#sampler.seen;
    const intervals = this.#sampler.take();
    const position = round(seen?.time ?? this.#sentPosition);
    const moved = Math.abs(position - this.#sentPosition) >= 1;
    if (!this.#url || !(intervals.length || moved)) return;
    this.#sentPosition = position;
    keep(this.#slot, this.#url, {
      token: this.#token,
      intervals,
      position,
      rate: seen?.rate ?? 1,
      sent_after: round(performance.now() / 1000),
      played_at: new Date().toISOString(),
    });
    drain({ leaving });
  }

  onOutcome(listener) {
    listen((outcome) => (!outcome.url || outcome.url === this.#url) && listener(outcome));
  }

  /** Where an unsent beat of this device says that the person left: newer than anything the server can know from here. */
  get unsentPosition() {
    return this.#url ? unsent(this.#url)?.position : undefined;
  }

  #leave() {
    this.askPlayer();
    this.flush(true);
  }
}
