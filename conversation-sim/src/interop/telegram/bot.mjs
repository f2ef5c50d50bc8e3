// A caption bot as one would write it with grammY; nothing in it knows of the simulator but the API root.
// Usage: node bot.mjs poll | webhook. Prints "ready" once it takes updates.
import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";

const { SPOTTER_TELEGRAM_API_URL: apiRoot, SPOTTER_TELEGRAM_BOT_TOKEN: token } = process.env;
const secretToken = process.env.SPOTTER_TELEGRAM_SECRET_TOKEN;
const bot = new Bot(token, { client: { apiRoot } });

async function download(ctx) {
  const file = await ctx.getFile();
  const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
  return Buffer.from(await answer.arrayBuffer());
}

function format(bytes) {
  if (bytes.subarray(0, 3).toString("hex") === "ffd8ff") return "JPEG";
  return bytes.subarray(1, 4).toString() === "PNG" ? "PNG" : "file";
}

bot.on(["message:photo", "message:document"], async (ctx) => {
  const bytes = await download(ctx);
  await ctx.reply(`${ctx.from.first_name} uploaded a ${format(bytes)} of ${bytes.length} bytes`, {
    message_thread_id: ctx.msg.is_topic_message ? ctx.msg.message_thread_id : undefined,
    reply_parameters: { message_id: ctx.msg.message_id },
  });
});

bot.catch((failure) => {
  console.error(failure.error);
  process.exitCode = 1;
});

if (process.argv[2] === "poll") {
  await bot.start({ onStart: (me) => console.log(`ready ${me.username}`) });
} else {
  await bot.init();
  const server = createServer(webhookCallback(bot, "http", { secretToken }));
  server.listen(0, "127.0.0.1", async () => {
    await bot.api.setWebhook(`http://127.0.0.1:${server.address().port}/`, { secret_token: secretToken });
    console.log(`ready ${bot.botInfo.username}`);
  });
}
