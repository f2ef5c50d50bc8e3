import * as api from "./api.js";
import { liveSource } from "./live-source.js";

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;

/**
 * Keeps the store up to date. After every (re)connection it asks for all that came after the last message it
 * has, so nothing is lost however long the connection was away; what arrives twice, the store ignores.
 *
 * @param onStatus called with true when connected and up to date, false when the connection is lost
 */
export function follow(store, onStatus) {
  let delay = FIRST_DELAY_MS;
  let current = null;

  function open() {
    const source = liveSource();
    const on = (type, take) => source.addEventListener(type, ({ data }) => take(JSON.parse(data)));
    on("message", (message) => store.addMessage(message));
    on("delivery", (delivery) => store.setDelivery(delivery));
    on("conversation", (conversation) => store.putConversation(conversation));
    on("member", (member) => store.putMember(member));
    on("bot", (bot) => store.setBot(bot));
    on("unknown", (call) => store.putUnknown(call));
    source.onopen = () => catchUp(source);
    // the browser would retry by itself, but gives up for good on an HTTP error
    source.onerror = () => reopen(source);
    current = source;
  }

  function reopen(source) {
    if (source !== current) {
      return; // the catch-up and the stream itself can both notice one loss
    }
    current = null;
    source.close();
    onStatus(false);
    setTimeout(open, delay);
    delay = Math.min(LONGEST_DELAY_MS, delay * 2);
  }

  async function catchUp(source) {
    // read before the new connection's first message can raise them
    const mark = store.mark();
    try {
      const state = await api.state();
      const missed = await Promise.all(state.conversations.map(({ id }) => api.events(id, mark.seqs.get(id) ?? 0)));
      store.load(state, mark);
      missed.flat().forEach((message) => store.addMessage(message));
      delay = FIRST_DELAY_MS;
      onStatus(source === current);
    } catch {
      reopen(source);
    }
  }

  open();
}
