import { byId, el } from "./dom.js";

/** What a bot can be asked with one click; what ends in a space is finished by hand. */
const COMMANDS = ["what do you know", "look again", "undo", "forget ", "help"];

/**
 * Offers what a bot can be asked.
 *
 * @param onSay posts words
 * @param onDraft puts words into the message box
 */
export function showCommands(store, { onSay, onDraft }) {
  function draw() {
    byId("commands-label").textContent = `Ask ${store.bot.name}`;
    byId("commands").replaceChildren(...COMMANDS.map((command) => button(store.bot.name, command)));
  }

  function button(bot, command) {
    const words = `@${bot} ${command}`;
    const isWhole = command === command.trim();
    const label = isWhole ? command : `${command.trim()}…`;
    return el("button", { class: "command", type: "button", title: words, textContent: label, onclick: () => (isWhole ? onSay : onDraft)(words) });
  }

  store.addEventListener("bot", draw);
}
