/**
 * Finds out which of the bot's messages answers which photo. Some platforms say so, by a reply reference or by
 * the thread that the answer is in. Elsewhere a caption names the uploader, in whatever language, and platform and
 * bot both keep to the order of a conversation's photos; so it belongs to its uploader's first photo after the one
 * that was answered last, if the bot was told of it.
 *
 * @param messages of one conversation, oldest first
 * @returns Map of a photo's seq to its caption
 */
export function captionsOf(messages) {
  const captions = new Map();
  let waiting = [];
  for (const message of messages) {
    if (message.type === "image" && message.delivery?.state !== "failed") {
      waiting.push(message);
    } else if (message.bot && message.type === "text") {
      const photo = answeredBy(message, waiting);
      if (photo) {
        captions.set(photo.seq, message);
        const certain = message.answers || message.thread;
        waiting = waiting.filter((other) => (certain ? other !== photo : other.seq > photo.seq));
      }
    }
  }
  return captions;
}

function answeredBy(message, waiting) {
  if (message.answers) {
    return waiting.find(({ seq }) => seq === message.answers);
  }
  const here = message.thread ? waiting.filter((photo) => (photo.thread ?? photo.seq) === message.thread) : waiting;
  return here.find(({ name }) => occurs(message.versions?.[0] ?? message.text, name));
}

const CASED = "[\\p{Lu}\\p{Ll}]";

/** Whether a name occurs in a text as a whole: "Ana 1" does not in "Ana 11", nor "Ana" in "Anatol". */
function occurs(text, name) {
  const glued = `(?!(?<=${CASED})(?=${CASED})|(?<=\\d)(?=\\d))`;
  return new RegExp(`${glued}${literal(name)}${glued}`, "u").test(text);
}

const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Sentence templates in which captions are looked for, as /api/state has them. */
export class Wordings {
  #named;
  #plain;

  constructor(wordings = []) {
    this.#named = wordings.flatMap(({ named }) => named.map(pattern));
    this.#plain = wordings.flatMap(({ plain }) => plain.map(pattern));
  }

  /** A caption in three parts around what was recognised: ["Ana uploaded a photo of ", "a dog", ""]. */
  parts(text) {
    const found = this.#named.map((named) => named.exec(text)).find(Boolean)?.groups;
    return found ? [found.before, found.label, found.after] : [text, "", ""];
  }

  /** Whether a caption is one that says nothing of what the photo shows. */
  isPlain(text) {
    return this.#plain.some((plain) => plain.test(text));
  }
}

/** "{name} uploaded a photo of {label}" -> a pattern with the groups before, label and after. */
function pattern(template) {
  const slots = { name: ".+", count: "[0-9]+" };
  const part = (words) => words.split(/\{(name|count)\}/).map((piece, at) => (at % 2 ? slots[piece] : literal(piece))).join("");
  const [before, after] = template.split("{label}");
  const label = after === undefined ? "" : `(?<label>.+?)(?<after>${part(after)}\\.?)`;
  return new RegExp(`^(?<before>${part(before)})${label}$`, "su");
}

