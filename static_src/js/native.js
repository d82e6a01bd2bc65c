/* The browser's own player. */

export function connect(root, tracker, start) {
  const video = root.querySelector("video");
  const report = () => tracker.report(video.currentTime, !video.paused && !video.ended && !video.seeking, video.playbackRate);

  // Somebody may have used the player before this module came.
  const untouched = video.paused && [0, Number(root.dataset.position)].some((second) => near(video.currentTime, second));
  if (untouched && !near(video.currentTime, start)) video.currentTime = start;
  if (!video.paused) report();

  for (const name of ["play", "playing", "timeupdate", "ratechange", "seeked"]) video.addEventListener(name, report);
  video.addEventListener("seeking", () => tracker.jumped());
  for (const name of ["pause", "ended"]) {
    video.addEventListener(name, () => {
      report();
      tracker.flush();
    });
  }
  tracker.askPlayer = () => !video.paused && report();

  return {
    onTime: (listener) => video.addEventListener("timeupdate", () => listener(video.currentTime)),
    seek(seconds) {
      video.currentTime = seconds;
      video.play().catch(() => {}); // a browser may want a press on the player itself first
    },
    pause: () => video.pause(),
    play: () => video.play().catch(() => {}),
    setRate(rate) {
      video.playbackRate = rate;
    },
  };
}

const near = (one, other) => Math.abs(one - other) < 1;
