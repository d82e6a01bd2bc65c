/*
 * The recording on a module's page: see templates/learning/includes/player.html for what the server writes. Everything
 * here adds to a page that already plays own files by itself, with links that start it at a moment.
 */

import { Tracker } from "./tracker.js";

const PLAYERS = {
  file: () => import("./native.js"),
  youtube: () => import("./youtube.js"),
  vimeo: () => import("./vimeo.js"),
};
const AT_THE_END = 3; // seconds: who left there starts over

const root = document.querySelector("[data-player]");
const data = root.dataset;
const asked = new URLSearchParams(location.search).has("t");
const tracker = new Tracker({ url: data.watchedUrl, token: data.token, position: Number(data.position) });
const duration = Number(data.duration);
let start = asked ? Number(data.position) : (tracker.unsentPosition ?? Number(data.position));
if (!asked && duration && start > duration - AT_THE_END) start = 0;
let player = null;

async function connect() {
  const { connect: open } = await PLAYERS[data.provider]();
  player = open(root, tracker, start);
  player.onTime(async (seconds) => (await import("./follow.js")).follow(seconds));
  offerSpeeds();
  const asks = data.watchedUrl && document.querySelector("[data-asks]");
  if (asks) (await import("./ask.js")).askAtMoments(player, asks);
}

function offerSpeeds() {
  const bar = root.querySelector("[data-speed]");
  const select = bar.querySelector("select");
  bar.hidden = false;
  select.addEventListener("change", () => player.setRate(Number(select.value)));
}

// Chapters, transcript and unplayed parts are links of the form ?t=75#player, which work without this too.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="?t="]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const seconds = Number(new URLSearchParams(link.search).get("t"));
  root.scrollIntoView({ block: "nearest" });
  if (player) return player.seek(seconds);
  start = seconds; // nothing is loaded from another site before its own button is pressed
  root.querySelector("[data-load-embed]")?.focus();
});

tracker.onOutcome(async ({ state, answer }) => {
  for (const message of root.querySelectorAll("[data-when]")) message.hidden = message.dataset.when !== state;
  if (!answer) return;
  root.querySelector("[data-when-watched]").hidden = !answer.done;
  const map = document.querySelector("[data-map]");
  if (map) (await import("./map.js")).redraw(map, answer);
});

// A reload goes on where the person is then, not where an old link began.
if (asked) history.replaceState(null, "", location.pathname + location.hash);

if (data.provider === "file") {
  connect();
} else {
  const button = root.querySelector("[data-load-embed]");
  button.addEventListener("click", connect, { once: true }); // a double click would ask for two frames
  button.disabled = false; // until now a press would have been lost
}
