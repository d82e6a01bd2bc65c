/* What Wagtail leaves open in its choosers, in words and for the keyboard.

   Where a form can't be kept, the focus goes to what is wrong: it was on a button that is out of use, from where not even
   Escape is heard. A broken line or an ended sign-in is told with what to do. After choosing, the focus goes to what has
   taken the place of the button that opened the chooser. */

const FORM = "form[data-chooser-modal-creation-form]";
const FAULTS = { 0: "lost", 403: "signed-out" };
let chosen = null;

function focusOnWhatIsWrong() {
  const panel = document.querySelector(FORM)?.parentElement;
  const wrong = panel?.querySelector(".messages, [aria-invalid=true]");
  if (!wrong) return;
  panel.hidden = false; // a new one is shown by Wagtail too, but a moment later
  if (wrong.matches(".messages")) wrong.tabIndex = -1;
  wrong.focus();
  wrong.scrollIntoView({ block: "center" }); // its message stands above it
}

function focusOnWhatIsChosen() {
  const inSight = [...(chosen?.querySelectorAll("button, a") ?? [])].find((each) => each.checkVisibility());
  if (document.activeElement === document.body) inSight?.focus();
  chosen = null;
}

function forget(panel) {
  panel.querySelectorAll(".help-critical").forEach((message) => message.remove());
}

/** In place of Wagtail's own message, which names a number and an administrator. */
function tell(form, status) {
  const panel = form.parentElement;
  forget(panel);
  panel.append(document.querySelector("[data-unsent]").content.cloneNode(true));
  const message = panel.querySelector(".help-critical");
  message.querySelector(`[data-unsent-${FAULTS[status] ?? "failed"}]`).hidden = false;
  message.setAttribute("role", "alert");
  const button = form.querySelector("[type=submit]");
  button.removeAttribute("data-w-progress-loading-value");
  requestAnimationFrame(() => { // once the button is in use again
    button.focus();
    message.scrollIntoView({ block: "nearest" });
  });
}

const sentBy = ({ url, type }) => {
  const form = document.querySelector(FORM);
  return type === "POST" && form?.action === new URL(url, location.href).href ? form : null;
};

document.addEventListener("submit", ({ target }) => {
  if (!target.matches(FORM)) return;
  forget(target.parentElement);
  setTimeout(focusOnWhatIsWrong); // once Wagtail has looked for what is missing
}, true);

document.addEventListener("change", ({ target }) => {
  if (target.type === "hidden" && target.value) chosen = document.getElementById(`${target.id}-chooser`);
});

window.jQuery(document)
  .on("ajaxSuccess", (event, request, settings) => sentBy(settings) && focusOnWhatIsWrong())
  .on("ajaxError", (event, request, settings) => sentBy(settings) && tell(sentBy(settings), request.status))
  .on("hidden.bs.modal", focusOnWhatIsChosen);
