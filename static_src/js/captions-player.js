/* The player beside the captions: the same players as on a module's page, of which nothing is recorded. */

import { secondsOf } from "./captions-text.js";

const PLAYERS = {
  file: () => import("./native.js"),
  youtube: () => import("./youtube.js"),
  vimeo: () => import("./vimeo.js"),
};

export class Player {
  constructor(root) {
    this.video = root.querySelector("video");
    this.state = { time: 0, playing: false, rate: 1, at: 0 };
    this.listeners = [];
    this.button = root.querySelector("[data-load-embed]");
    const tracker = { report: (...state) => this.#told(...state), jumped() {}, flush() {} };
    const open = async () => {
      const { connect } = await PLAYERS[root.dataset.provider]();
      this.player = connect(root, tracker, this.state.time);
    };
    if (this.video) {
      open();
      this.#showOwnCaptions();
    } else {
      this.button.addEventListener("click", open, { once: true });
      this.button.disabled = false;
    }
  }

  onTime(listener) {
    this.listeners.push(listener);
  }

  get time() {
    if (this.video) return this.video.currentTime;
    const { time, playing, rate, at } = this.state;
    return playing ? time + ((performance.now() - at) / 1000) * rate : time;
  }

  get isPlaying() {
    return this.video ? !this.video.paused : this.state.playing;
  }

  toggle() {
    if (!this.player) return this.button?.click(); // another site's video begins by itself
    return this.isPlaying ? this.player.pause() : this.player.play();
  }

  /** Go there; what plays goes on playing, and what stands goes on standing. */
  seek(seconds) {
    if (this.video) this.video.currentTime = seconds;
    else this.player?.moveTo(seconds);
    Object.assign(this.state, { time: seconds, at: performance.now() });
  }

  /** An own file shows the captions as they are on the screen, not as they were saved. */
  show(rows) {
    if (!this.track) return;
    for (const cue of [...(this.track.cues ?? [])]) this.track.removeCue(cue);
    for (const row of rows) {
      const [start, end] = [secondsOf(row.start), secondsOf(row.end)];
      if (end > start) this.track.addCue(new VTTCue(start, end, row.text));
    }
  }

  #told(time, playing, rate) {
    this.state = { time, playing, rate, at: performance.now() };
    for (const listener of this.listeners) listener(time);
  }

  #showOwnCaptions() {
    this.video.querySelector("track")?.remove();
    const { captionsLabel, captionsLanguage } = this.video.dataset;
    this.track = this.video.addTextTrack("captions", captionsLabel, captionsLanguage);
    this.track.mode = "showing";
  }
}
