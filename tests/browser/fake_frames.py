"""Pages that stand in for YouTube's and Vimeo's embedded players and speak their message protocols.

They are served in the browser in place of the real ones, which no test may reach. `film` in each frame is the playing
film: a test moves it as a person would with the controls in the frame.
"""

from playwright.sync_api import BrowserContext, Frame, Page, Route

# A film without pictures: it knows where it is by the clock.
FILM = """
const film = {
  at: 0, since: null, rate: 1, duration: 131.67, changed: () => {},
  get time() {
    const played = this.since === null ? 0 : (performance.now() - this.since) / 1000 * this.rate;
    return Math.min(this.duration, this.at + played);
  },
  get playing() { return this.since !== null; },
  play() { this.at = this.time; this.since = performance.now(); this.changed("play"); },
  pause() { this.at = this.time; this.since = null; this.changed("pause"); },
  seek(to) { this.changed("seeking"); this.start(to); this.changed("seeked"); },
  setRate(rate) { this.start(this.time); this.rate = rate; this.changed("rate"); },
  start(from) { this.at = from; if (this.playing) this.since = performance.now(); },
};
window.film = film;
"""

YOUTUBE = """
const say = (event, info) => parent.postMessage(JSON.stringify({event, info, id: 1, channel: "widget"}), "*");
let listening = false;
const where = () => ({currentTime: film.time, currentTimeLastUpdated_: Date.now() / 1000});
film.changed = (what) => {
  if (!listening) return;
  if (what === "play") say("infoDelivery", {playerState: 1});
  if (what === "pause") { say("infoDelivery", {playerState: 2}); say("infoDelivery", where()); }
  if (what === "rate") say("infoDelivery", {playbackRate: film.rate});
  if (what === "seeked") say("infoDelivery", where());
};
addEventListener("message", ({data}) => {
  const {event, func, args} = JSON.parse(data);
  if (event === "listening" && !listening) {
    listening = true;
    say("initialDelivery", {...where(), playerState: film.playing ? 1 : 5, playbackRate: 1, duration: film.duration});
  }
  if (func === "playVideo") film.play();
  if (func === "pauseVideo") film.pause();
  if (func === "seekTo") film.seek(args[0]);
  if (func === "setPlaybackRate") film.setRate(args[0]);
});
setInterval(() => listening && film.playing && say("infoDelivery", where()), 500);
film.at = Number(new URLSearchParams(location.search).get("start"));
film.play();
"""

VIMEO = """
const wanted = new Set();
const say = (event, data) => wanted.has(event) && parent.postMessage(JSON.stringify({event, data}), "*");
const where = () => ({seconds: film.time, percent: film.time / film.duration, duration: film.duration});
film.changed = (what) => what === "rate" ? say("playbackratechange", {playbackRate: film.rate}) : say(what, where());
addEventListener("message", ({data}) => {
  const {method, value} = data;
  if (method === "ping") parent.postMessage(JSON.stringify({method: "ping"}), "*");
  if (method === "addEventListener") wanted.add(value);
  if (method === "play") film.play();
  if (method === "pause") film.pause();
  if (method === "setCurrentTime") film.seek(value);
  if (method === "setPlaybackRate") film.setRate(value);
});
setInterval(() => film.playing && say("timeupdate", where()), 250);
parent.postMessage(JSON.stringify({event: "ready"}), "*");
"""

HOSTS = {"www.youtube-nocookie.com": YOUTUBE, "player.vimeo.com": VIMEO}


class FakeHosts:
    """Answers for the two hosts, and remembers every request that left our own."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        """Stand between the browser and everything that isn't `own`."""
        self.requests: list[tuple[str, dict[str, str]]] = []
        self._own = own
        context.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(self._own):
            return route.fallback()
        self.requests.append((url, route.request.all_headers()))
        script = HOSTS.get(url.split("/")[2], "")
        return route.fulfill(content_type="text/html", body=f"<!doctype html><script>{FILM}{script}</script>")


def film(page: Page) -> Frame:
    """The frame in which the film plays."""
    return page.frames[1]
