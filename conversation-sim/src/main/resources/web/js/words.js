/** How long an answer may take before the page says that it is late. */
export const LATE_AFTER_MS = 30_000;

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });

export const timeOfDay = (at) => clock.format(new Date(at));
export const dayOf = (at) => day.format(new Date(at));

/** 1258291 -> "1.2 MB" */
export function fileSize(bytes) {
  const [size, unit] = bytes < 1024 ? [bytes, "bytes"] : bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${size.toFixed(unit === "MB" ? 1 : 0).replace(".0", "")} ${unit}`;
}

/** ["Ana", "Ben", "Chloé"] -> "Ana, Ben and Chloé" */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** One line about what a message holds, for lists and screen readers. */
export function summary(event) {
  if (event.deleted) {
    return "deleted";
  }
  if (event.type !== "image") {
    return event.text;
  }
  const { length } = event.pictures;
  return length > 1 ? `${length} photos` : `photo ${event.picture.name}`;
}

/** What the platform managed to tell the bot: an icon, a state and words, or null when all is well. */
export function deliveryWords(delivery, bot) {
  const reason = delivery?.detail ? ` (${delivery.detail})` : "";
  switch (delivery?.state) {
    case "pending":
      return { icon: "clock", words: `Telling ${bot.name}` };
    case "delivered":
      return { icon: "check", words: `${bot.name} was told` };
    case "retrying":
      return { icon: "retry", words: `${bot.name} did not take it${reason}; trying again, attempt ${delivery.attempts + 1}`, shown: true };
    case "failed":
      return { icon: "alert", words: `${bot.name} could not be told${reason}`, shown: true };
    default:
      return null;
  }
}

/**
 * What to write under a photo.
 *
 * @param wordings tells whether a caption says what was recognised
 * @returns `kind` is a CSS class: locked, looking, muted or trouble; `late` is the time in ms at which
 *     "looking" turns into "muted"
 */
export function photoStatus(event, caption, wordings, bot, now) {
  if (caption?.deleted) {
    return { kind: "muted", words: `${bot.name} has deleted its answer.` };
  }
  if (caption) {
    return { kind: "locked", words: caption.text, hint: wordings.isPlain(caption.text) ? hint(event, caption) : "" };
  }
  const delivery = deliveryWords(event.delivery, bot);
  if (delivery?.shown) {
    return { kind: "trouble", words: `${delivery.words}.` };
  }
  if (!bot.connected) {
    return { kind: "muted", words: "Waiting for a bot to connect." };
  }
  const late = Date.parse(event.at) + LATE_AFTER_MS;
  return now < late
    ? { kind: "looking", words: `${bot.name} is looking`, late }
    : { kind: "muted", words: `${bot.name} has not answered yet.` };
}

function hint(event, caption) {
  return event.picture.readable
    ? `${caption.name} was not sure enough to say of what. You can tell.`
    : `${caption.name} could not look into this one. A JPEG or PNG picture would work.`;
}
