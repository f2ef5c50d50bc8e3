import { byId } from "./dom.js";

/**
 * Asks for a name in a dialog. It closes only when `take` succeeded: a refused name stays to be corrected. Then the
 * message box has the focus, where one goes on.
 *
 * @param take async function of the name
 */
export function ask({ title, label, ok }, take) {
  const dialog = byId("ask");
  const input = byId("ask-name");
  const error = byId("ask-error");
  byId("ask-title").textContent = title;
  byId("ask-label").textContent = label;
  byId("ask-ok").textContent = ok;
  error.textContent = "";
  input.value = "";

  byId("ask-form").onsubmit = async (event) => {
    event.preventDefault();
    try {
      await take(input.value.trim());
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
