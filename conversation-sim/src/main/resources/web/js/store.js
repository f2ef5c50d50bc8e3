import { Wordings } from "./captions.js";
import { remembered, remember } from "./memory.js";

/**
 * Everything the page knows. It changes only through these methods and tells by DOM events:
 * `conversations`, `members`, `bot`, `samples`, `current`, `poster`, `read`, `unknown`, and `message`, `change` and
 * `delivery`, whose detail is the message concerned.
 *
 * A message keeps all texts it has had in `versions`, whether it is `deleted`, and in `reactions` who reacted by what.
 */
export class Store extends EventTarget {
  conversations = new Map();
  members = new Map();
  bot = { connected: false, name: "Spotter" };
  samples = [];
  platforms = [];
  wordings = new Wordings();
  /** What bots have called that is not emulated: `{platform, method}` each. */
  unknown = [];
  current = null;
  poster = remembered("poster");
  #events = new Map();
  #read = new Map();

  /** What is known now: each conversation's id with the seq up to which nothing can be news, and the members' ids. */
  mark() {
    const seqs = new Map([...this.conversations.keys()].map((id) => [id, this.settledSeq(id)]));
    return { seqs, members: new Set(this.members.keys()) };
  }

  /**
   * Takes a whole state over, and forgets what was known at `mark` but is gone: the server has been started
   * anew. What came by the stream since then may be younger than the state, and stays.
   */
  load(state, mark) {
    gone(mark.members, state.members).forEach((id) => this.members.delete(id));
    gone(mark.seqs.keys(), state.conversations).forEach((id) => {
      this.conversations.delete(id);
      this.#events.delete(id);
    });
    state.members.forEach((member) => this.members.set(member.id, member));
    state.conversations.forEach((conversation) => this.conversations.set(conversation.id, conversation));
    this.samples = state.samples;
    this.platforms = state.platforms;
    this.wordings = new Wordings(state.wordings);
    this.unknown = state.unknown ?? [];
    this.#tell("unknown");
    this.#tell("samples");
    this.setBot(state.bot);
    this.#tell("members");
    this.#tell("conversations");
    if (!this.conversations.has(this.current)) {
      this.open(this.conversations.has(remembered("conversation")) ? remembered("conversation") : state.conversations[0]?.id);
    }
  }

  setBot(bot) {
    this.bot = bot;
    this.#tell("bot");
  }

  putUnknown(call) {
    this.unknown = [...this.unknown, call];
    this.#tell("unknown");
  }

  /** Whether people can react to messages of a conversation. */
  hasReactions(id) {
    return Boolean(this.#platform(id)?.reactions);
  }

  #platform(id) {
    const platform = this.conversations.get(id)?.platform;
    return this.platforms.find(({ name }) => name === platform);
  }

  /** The bot as a conversation has it: it may be connected on one platform and not on another. */
  botIn(id) {
    const platform = this.conversations.get(id)?.platform;
    return { ...this.bot, connected: this.bot.platforms?.includes(platform) ?? this.bot.connected };
  }

  /** What people call the platform that a conversation is on. */
  platformOf(id) {
    return this.#platform(id)?.title ?? "";
  }

  /** How many photos a message in a conversation may have. */
  maxFiles(id) {
    return this.#platform(id)?.maxFiles ?? 1;
  }

  putConversation(conversation) {
    this.conversations.set(conversation.id, conversation);
    this.#tell("conversations");
  }

  putMember(member) {
    this.members.set(member.id, member);
    this.#tell("members");
  }

  /** Adds an event in its place; of one that is known already only the delivery can be news. */
  addMessage(message) {
    const list = this.#list(message.conversation);
    let at = list.length;
    while (at > 0 && list[at - 1].seq > message.seq) {
      at--;
    }
    if (list[at - 1]?.seq === message.seq) {
      this.setDelivery({ ...message.delivery, conversation: message.conversation, seq: message.seq });
      return;
    }
    list.splice(at, 0, message);
    if (message.target === undefined) {
      this.#tell("message", message);
    } else {
      this.#change(list, message.target);
    }
  }

  /** Makes a message what the events that changed it have made of it, in their order. */
  #change(list, target) {
    const message = list.find(({ seq }) => seq === target);
    if (message) {
      message.versions = [message.versions?.[0] ?? message.text];
      message.deleted = false;
      message.reactions = new Map();
      list.filter((event) => event.target === target).forEach((event) => apply(event, message));
      message.text = message.versions.at(-1);
      this.#tell("change", message);
    }
  }

  /** Takes a delivery's progress; the answer to a post may bring older news than the stream has by then. */
  setDelivery(delivery) {
    const message = this.#list(delivery.conversation).find(({ seq }) => seq === delivery.seq);
    const known = message?.delivery;
    if (message && known?.state !== "delivered" && !(delivery.attempts < known?.attempts)) {
      message.delivery = delivery;
      this.#tell("delivery", message);
    }
  }

  open(id) {
    this.current = id ?? null;
    if (id) {
      remember("conversation", id);
    }
    this.#tell("current");
  }

  postAs(member) {
    this.poster = member;
    remember("poster", member);
    this.#tell("poster");
  }

  markRead(id) {
    if (this.unread(id) > 0) {
      this.#read.set(id, this.lastSeq(id));
      this.#tell("read");
    }
  }

  /** All messages of a conversation, oldest first, among them those that were deleted. */
  messages(id) {
    return this.#all(id).filter(({ target }) => target === undefined);
  }

  /** A message, if it is known. */
  message(id, seq) {
    return this.messages(id).find((message) => message.seq === seq);
  }

  lastSeq(id) {
    return this.#all(id).at(-1)?.seq ?? 0;
  }

  #all(id) {
    return this.#events.get(id) ?? [];
  }

  /** Up to here nothing can be news: every message before is known and its delivery is over. */
  settledSeq(id) {
    const open = this.#all(id).find(({ delivery }) => ["pending", "retrying"].includes(delivery?.state));
    return open ? open.seq - 1 : this.lastSeq(id);
  }

  unread(id) {
    const read = this.#read.get(id) ?? 0;
    return this.messages(id).filter(({ seq }) => seq > read).length;
  }

  /** The people of a conversation, then those who could join it; bots are neither. */
  people(id) {
    const inside = new Set(this.conversations.get(id)?.members);
    const people = [...this.members.values()].filter(({ bot }) => !bot);
    return {
      inside: people.filter((person) => inside.has(person.id)),
      outside: people.filter((person) => !inside.has(person.id)),
    };
  }

  #list(id) {
    if (!this.#events.has(id)) {
      this.#events.set(id, []);
    }
    return this.#events.get(id);
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

/** Lets an event that changes a message have its effect. */
function apply({ type, text, emoji, symbol, added, member }, message) {
  if (type === "edit") {
    message.versions.push(text);
  } else if (type === "deletion") {
    message.deleted = true;
  } else {
    const { who } = message.reactions.get(emoji) ?? { who: [] };
    const now = added ? [...who, member] : who.filter((other) => other !== member);
    if (now.length > 0) {
      message.reactions.set(emoji, { symbol, who: now });
    } else {
      message.reactions.delete(emoji);
    }
  }
}

const gone = (known, present) => [...known].filter((id) => !present.some((one) => one.id === id));
