/**
 * Finds out which of the bot's messages answers which photo. The wire has no reply reference: a caption names
 * the uploader, and the bot answers a conversation's photos in the order they were posted.
 *
 * @param messages of one conversation, oldest first
 * @returns Map of a photo's seq to its caption
 */
export function captionsOf(messages) {
  const captions = new Map();
  const waiting = [];
  for (const message of messages) {
    if (message.type === "image") {
      waiting.push(message);
    } else if (message.bot) {
      const at = waiting.findIndex((photo) => message.text.startsWith(`${photo.name} uploaded `));
      if (at >= 0) {
        captions.set(waiting.splice(at, 1)[0].seq, message);
      }
    }
  }
  return captions;
}
