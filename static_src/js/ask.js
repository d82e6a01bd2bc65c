/*
 * Questions of the check at moments of the recording: the player stops, the question stands below it, and on it goes.
 * The question is the check's own page, fetched; its answer goes where that page would send it. Without this, and
 * wherever it can't be asked now, the check asks it later: nothing is missed.
 */

const STEP = 3; // seconds: more than that is a jump, and who jumps over a moment isn't stopped

export function askAtMoments(player, list) {
  const moments = [...list.querySelectorAll("[data-ask]")].map((item) => ({
    at: Number(item.dataset.ask),
    url: item.dataset.url,
    asked: false,
  }));
  const panel = document.querySelector("[data-ask-panel]");
  let before = null;

  player.onTime((seconds) => {
    const played = before !== null && seconds >= before && seconds - before < STEP;
    const due = played && moments.find(({ at, asked }) => !asked && before < at && seconds >= at);
    before = seconds;
    if (due && panel.hidden) {
      due.asked = true;
      ask(due.url);
    }
  });

  panel.querySelector("[data-ask-on]").addEventListener("click", goOn);

  async function ask(url) {
    const question = formOf(await post(url, new FormData()));
    if (!question) return;
    player.pause();
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
    panel.hidden = false;
    show(question);
    panel.querySelector("[data-ask-heading]").focus();
  }

  function show(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form);
    });
    fill(form);
  }

  async function answer(form) {
    const page = await post(form.action, new FormData(form));
    if (!page) return fill(message("offline"));
    const again = page.querySelector(".govuk-error-summary") && formOf(page);
    if (again) {
      show(again);
      return panel.querySelector("[aria-invalid=true], .govuk-error-message, input, select")?.focus();
    }
    const told = page.querySelector(".app-answer");
    fill(message("saved"), ...(told ? [document.adoptNode(told)] : []));
    panel.querySelector("[data-ask-on]").focus();
  }

  function goOn() {
    panel.hidden = true;
    fill();
    player.play();
  }

  const message = (name) => panel.querySelector(`template[data-ask-says=${name}]`).content.cloneNode(true);
  const fill = (...parts) => panel.querySelector("[data-ask-body]").replaceChildren(...parts);
}

/** The page that comes of it, or null. */
async function post(url, body) {
  const token = document.querySelector("meta[name=csrf-token]")?.content ?? "";
  if (!body.has("csrfmiddlewaretoken")) body.set("csrfmiddlewaretoken", token);
  const response = await fetch(url, { method: "POST", body }).catch(() => null);
  if (!response?.ok || response.status === 204) return null;
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** The form of a question on its own page, ready to stand in this one. */
function formOf(page) {
  const form = page?.querySelector(".app-check form");
  return form ? document.adoptNode(form) : null;
}
