/**
 * Finds out which of the bot's messages answers which photo. Some platforms say so, by a reply reference or by
 * the thread that the answer is in. Elsewhere a caption names the uploader, and platform and bot both keep to the
 * order of a conversation's photos; so it belongs to its uploader's first photo after the one that was answered
 * last, if the bot was told of it.
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
  return here.find(({ name }) => message.text.startsWith(`${name} uploaded `));
}
