/* What players in another site's frame have in common: one message channel, opened when the person presses the button. */

/**
 * Replace the button by the frame; `onMessage` gets each message that truly comes from it, `onLoad` says when to talk.
 * Returns a function that sends a message to it, and to nobody else.
 */
export function openFrame(button, url, { onLoad, onMessage }) {
  const frame = document.createElement("iframe");
  frame.src = url;
  frame.title = button.dataset.title;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // YouTube refuses to play (error 153) without a referrer
  const origin = new URL(url).origin;
  const send = (message) => frame.contentWindow?.postMessage(message, origin);

  window.addEventListener("message", (event) => {
    if (event.source === frame.contentWindow && event.origin === origin) onMessage(parse(event.data));
  });
  frame.addEventListener("load", () => onLoad(send));
  const held = document.activeElement;
  button.replaceWith(frame);
  // Who had the button goes on in the player. Who writes beside it, and began it by a key, goes on writing.
  if (held === button || held === document.body) frame.focus();
  return send;
}

function parse(data) {
  if (typeof data !== "string") return data ?? {};
  try {
    return JSON.parse(data) ?? {};
  } catch {
    return {};
  }
}
