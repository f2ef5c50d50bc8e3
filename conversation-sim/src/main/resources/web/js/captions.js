/**
 * Finds out which of the bot's messages answers which photo. The wire has no reply reference; but a caption
 * names the uploader, and platform and bot both keep to the order of a conversation's photos. So a caption
 * belongs to its uploader's first photo after the one that was answered last, if the bot was told of it.
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
      const at = waiting.findIndex(({ name }) => message.text.startsWith(`${name} uploaded `));
      if (at >= 0) {
        captions.set(waiting[at].seq, message);
        waiting = waiting.slice(at + 1);
      }
    }
  }
  return captions;
}
