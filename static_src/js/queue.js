/*
 * What was watched and is not on the server yet. It lies in localStorage, under the person it belongs to, so that a lost
 * connection, a closed tab or an expired sign-in loses nothing, and so that the next person at a shared workstation never
 * sends it. Each page load keeps one entry, which grows until the server has confirmed it: repeats are harmless there.
 */

import { union } from "./sampler.js";

const PREFIX = "lanyard.watched.";
const WHO = "lanyard.person";
const FIRST_WAIT = 4;
const LONGEST_WAIT = 120;

const person = document.body.dataset.person ?? "";
const listeners = new Set();
const store = openStore();
let wait = FIRST_WAIT;
let timer;
let sending = null;

/** Call with every outcome: {state: "saved" | "waiting" | "signed-out", url, answer}. */
export function listen(listener) {
  listeners.add(listener);
}

/** Keep a beat in the entry of this page load, and merge it with what is waiting there. */
export function keep(slot, url, beat) {
  const waiting = read(key(slot));
  const intervals = union([...(waiting?.beat.intervals ?? []), ...beat.intervals]);
  // A new batch each time: an answer to the shorter one, if still under way, must not remove this one.
  write(key(slot), { url, beat: { ...beat, intervals, batch: uuid() } });
}

/** The newest beat for this address that the server has not confirmed. */
export function unsent(url) {
  return mine()
    .map(read)
    .filter((entry) => entry?.url === url)
    .map((entry) => entry.beat)
    .sort((a, b) => a.played_at.localeCompare(b.played_at))
    .at(-1);
}

/** Send what waits. When the page is being left, everything goes at once, by requests that outlive the page. */
export function drain({ leaving = false } = {}) {
  clearTimeout(timer);
  if (!person) return;
  if (store.getItem(WHO) !== person) return tell({ state: "signed-out" }); // somebody else signed in, in another tab
  if (leaving) return mine().forEach((name) => send(name, true));
  sending ??= sendAll().finally(() => (sending = null));
}

async function sendAll() {
  let name;
  // An entry that grew while it was sent is still there, and is sent again, whole.
  while ((name = mine()[0])) {
    const state = await send(name, false);
    if (state === "signed-out") return;
    if (state === "waiting") {
      timer = setTimeout(drain, wait * 1000);
      wait = Math.min(wait * 2, LONGEST_WAIT);
      return;
    }
  }
}

async function send(name, keepalive) {
  const { url, beat } = read(name);
  const response = await post(url, beat, keepalive);
  const state = outcomeOf(response);
  if (state === "saved" || state === "refused") {
    if (read(name)?.beat.batch === beat.batch) store.removeItem(name);
    wait = FIRST_WAIT;
  }
  tell({ state, url, answer: state === "saved" ? await response.json().catch(() => null) : null });
  return state;
}

function post(url, beat, keepalive) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(beat),
    redirect: "manual", // towards the sign-in page
    keepalive,
  }).catch(() => null);
}

function outcomeOf(response) {
  if (!response || response.status >= 500 || [408, 429].includes(response.status)) return "waiting";
  if ([401, 403].includes(response.status) || response.type === "opaqueredirect") return "signed-out";
  return response.ok ? "saved" : "refused";
}

// Signing in makes a new token, so that the one in the page may be old while the cookie's is right.
function csrfToken() {
  const cookie = document.cookie.match(/(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]+)/);
  return cookie?.[1] ?? document.querySelector("meta[name=csrf-token]")?.content ?? "";
}

function tell(outcome) {
  for (const listener of listeners) listener(outcome);
}

const key = (slot) => `${PREFIX}${person}.${slot}`;
const mine = () => Object.keys(store).filter((name) => name.startsWith(key("")) && read(name));

function read(name) {
  try {
    return JSON.parse(store.getItem(name));
  } catch {
    store.removeItem(name);
    return null;
  }
}

function write(name, entry) {
  try {
    store.setItem(name, JSON.stringify(entry));
  } catch {
    post(entry.url, entry.beat, true); // no room left on the device: at least try at once
  }
}

/** localStorage, or where the browser refuses it, something that lasts as long as the page. */
function openStore() {
  try {
    localStorage.setItem(WHO, person);
    return localStorage;
  } catch {
    const map = { [WHO]: person };
    const hidden = {
      getItem: (name) => map[name] ?? null,
      setItem: (name, value) => void (map[name] = value),
      removeItem: (name) => void delete map[name],
    };
    return new Proxy(map, { get: (_, name) => hidden[name] });
  }
}

/** crypto.randomUUID exists only on HTTPS and localhost; getRandomValues everywhere. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

window.addEventListener("online", () => drain());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && drain());
