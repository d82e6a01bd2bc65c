/* Vimeo's embedded player by its message protocol: subscribe to its events, call its methods. */

import { openFrame } from "./frame.js";

const EVENTS = ["play", "pause", "ended", "timeupdate", "seeking", "seeked", "playbackratechange"];

export function connect(root, tracker, start) {
  const button = root.querySelector("[data-load-embed]");
  const state = { time: start, playing: false, rate: 1 };
  const listeners = [];
  let subscribed = false;

  function subscribe() {
    if (subscribed) return;
    subscribed = true;
    for (const name of EVENTS) send({ method: "addEventListener", value: name });
    if (start) send({ method: "setCurrentTime", value: start });
    send({ method: "play" });
  }

  function onMessage({ event, method, data }) {
    if (event === "ready" || method === "ping") return subscribe();
    if (!EVENTS.includes(event)) return;
    if (event === "seeking") return tracker.jumped();
    const stops = event === "pause" || event === "ended";
    if (event === "play") state.playing = true;
    if (stops) state.playing = false;
    state.time = data?.seconds ?? state.time;
    state.rate = data?.playbackRate ?? state.rate;
    tracker.report(state.time, state.playing, state.rate);
    listeners.forEach((listener) => listener(state.time));
    if (stops) tracker.flush();
  }

  const url = new URL(root.dataset.embedUrl);
  url.searchParams.set("dnt", "1");
  const send = openFrame(button, url.href, { onMessage, onLoad: (post) => post({ method: "ping" }) });

  return {
    onTime: (listener) => listeners.push(listener),
    seek(seconds) {
      this.moveTo(seconds);
      send({ method: "play" });
    },
    moveTo(seconds) {
      tracker.jumped();
      send({ method: "setCurrentTime", value: seconds });
    },
    pause: () => send({ method: "pause" }),
    play: () => send({ method: "play" }),
    setRate: (rate) => send({ method: "setPlaybackRate", value: rate }),
  };
}
