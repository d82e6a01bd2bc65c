/*
 * YouTube's embedded player by its message protocol, so that none of its scripts runs in our page. It answers
 * "listening" with infoDelivery messages, which hold only what has changed.
 */

import { openFrame } from "./frame.js";

const PLAYING = 1;

export function connect(root, tracker, start) {
  const button = root.querySelector("[data-load-embed]");
  const state = { currentTime: start, playerState: -1, playbackRate: 1 };
  const listeners = [];
  let knock;

  function onMessage({ info }) {
    clearInterval(knock);
    if (!info || typeof info !== "object") return;
    const wasPlaying = state.playerState === PLAYING;
    const starts = info.playerState === PLAYING && !wasPlaying;
    for (const name of Object.keys(state)) if (typeof info[name] === "number") state[name] = info[name];
    if (starts || "currentTime" in info) {
      tracker.report(state.currentTime, state.playerState === PLAYING, state.playbackRate);
      listeners.forEach((listener) => listener(state.currentTime));
    }
    if (wasPlaying && state.playerState !== PLAYING) tracker.flush();
  }

  const url = new URL(root.dataset.embedUrl);
  url.searchParams.set("enablejsapi", "1");
  url.searchParams.set("autoplay", "1");
  url.searchParams.set("start", Math.floor(start));
  url.searchParams.set("origin", location.origin);
  const send = openFrame(button, url.href, {
    onMessage,
    onLoad(post) {
      const listen = () => post(JSON.stringify({ event: "listening", id: 1, channel: "widget" }));
      listen();
      knock = setInterval(listen, 250);
    },
  });
  const command = (func, ...args) => send(JSON.stringify({ event: "command", func, args, id: 1, channel: "widget" }));

  return {
    onTime: (listener) => listeners.push(listener),
    seek(seconds) {
      this.moveTo(seconds);
      command("playVideo");
    },
    moveTo(seconds) {
      tracker.jumped();
      command("seekTo", seconds, true);
    },
    pause: () => command("pauseVideo"),
    play: () => command("playVideo"),
    setRate: (rate) => command("setPlaybackRate", rate),
  };
}
