// A small bot as one would write it with Slack's own framework. It prints the port it listens on, downloads the
// photos of a message and says in its thread who uploaded how many bytes of which type.
import bolt from "@slack/bolt";

const { BOT_TOKEN, SIGNING_SECRET, APP_TOKEN, API_URL } = process.env;
const app = new bolt.App({
  token: BOT_TOKEN,
  signingSecret: SIGNING_SECRET,
  appToken: APP_TOKEN,
  socketMode: Boolean(APP_TOKEN),
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: `${API_URL}/` },
});

app.event("message", async ({ event, client }) => {
  if (event.subtype !== "file_share") {
    return;
  }
  const { user } = await client.users.info({ user: event.user });
  const sizes = await Promise.all(event.files.map((file) => download(file)));
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.thread_ts ?? event.ts,
    text: `${user.profile.display_name} uploaded ${sizes.join(" and ")}`,
  });
});

async function download(file) {
  const response = await fetch(file.url_private_download, { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
  const { byteLength } = await response.arrayBuffer();
  return `${byteLength} bytes of ${response.headers.get("content-type")}`;
}

const server = await app.start(0);
console.log(`ready ${APP_TOKEN ? "" : server.address().port}`);
