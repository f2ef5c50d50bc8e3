// A small bot as one would write it with Vonage's own library. It prints the port it listens on, believes what is signed
// with the account's secret, downloads a photo and answers it in context with who sent how many bytes of which type.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Auth } from "@vonage/auth";
import { tokenGenerate, verifySignature } from "@vonage/jwt";
import { Messages, WhatsAppText } from "@vonage/messages";

const { API_URL, APPLICATION_ID, PRIVATE_KEY_FILE, SIGNATURE_SECRET } = process.env;
const privateKey = readFileSync(PRIVATE_KEY_FILE, "utf8");
const auth = new Auth({ applicationId: APPLICATION_ID, privateKey });
const messages = new Messages(auth, { apiHost: API_URL });

async function take(request, response) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const signed = isSigned(request.headers.authorization ?? "", body);
  response.writeHead(signed ? 200 : 401).end();
  if (signed) {
    await answer(JSON.parse(body));
  }
}

function isSigned(authorization, body) {
  const token = authorization.replace(/^Bearer /, "");
  if (token.split(".").length !== 3 || !verifySignature(token, SIGNATURE_SECRET)) {
    return false;
  }
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  return claims.payload_hash === createHash("sha256").update(body).digest("hex");
}

async function answer(message) {
  if (message.status) {
    console.log(`status ${message.status} ${message.client_ref}`);
  } else if (message.message_type === "image") {
    const sent = await messages.send(
      new WhatsAppText({
        from: message.to,
        to: message.from,
        text: `${message.profile.name} sent ${await size(message.image.url)}`,
        clientRef: `answer to ${message.image.name}`,
        context: { messageUUID: message.message_uuid },
      }),
    );
    console.log(`sent ${sent.messageUUID}`);
  }
}

async function size(url) {
  const token = tokenGenerate(APPLICATION_ID, privateKey);
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return `${(await response.arrayBuffer()).byteLength} bytes of ${response.headers.get("content-type")}`;
}

const server = createServer((request, response) =>
  take(request, response).catch((failure) => console.log(`failed ${failure.stack}`)),
);
server.listen(0, "127.0.0.1", () => console.log(`ready ${server.address().port}`));
