import { byId, el } from "./dom.js";

/**
 * Asks for a name in a dialog, and for one of some choices where there are several. It closes only when `take`
 * succeeded: a refused name stays to be corrected. Then the message box has the focus, where one goes on.
 *
 * @param choices `{name, title}` each, in `{label, of}`
 * @param take async function of the name and the choice's name
 */
export function ask({ title, label, ok, choices = { label: "", of: [] } }, take) {
  const dialog = byId("ask");
  const input = byId("ask-name");
  const error = byId("ask-error");
  byId("ask-title").textContent = title;
  byId("ask-label").textContent = label;
  byId("ask-ok").textContent = ok;
  error.textContent = "";
  input.value = "";
  const choice = byId("ask-choice");
  choice.replaceChildren(...choices.of.map(({ name, title: words }) => el("option", { value: name, textContent: words })));
  byId("ask-choice-label").textContent = choices.label;
  byId("ask-choices").hidden = choices.of.length < 2;

  byId("ask-form").onsubmit = async (event) => {
    event.preventDefault();
    try {
      await take(input.value.trim(), choice.value || undefined);
      dialog.close();
      byId("text").focus();
    } catch (failure) {
      error.textContent = failure.message;
      input.select();
    }
  };
  byId("ask-cancel").onclick = () => dialog.close();
  dialog.showModal();
}
