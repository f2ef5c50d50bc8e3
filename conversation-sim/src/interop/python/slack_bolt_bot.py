"""A photo bot as one would write it with slack-bolt and slack_sdk; nothing in it knows of the simulator but the API's URL.

Usage: slack_bolt_bot.py http | socket. Prints "ready PORT" (PORT is 0 in Socket Mode) once it takes events.
"""

import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request, urlopen

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

TOKEN = os.environ["SPOTTER_SLACK_BOT_TOKEN"]

client = WebClient(token=TOKEN, base_url=os.environ["SPOTTER_SLACK_API_URL"] + "/")
client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
app = App(client=client, signing_secret=os.environ["SPOTTER_SLACK_SIGNING_SECRET"])
posted = {}


@app.event({"type": "message", "subtype": "file_share"})
def photos(event, client):
    name = client.users_info(user=event["user"])["user"]["profile"]["display_name"]
    sizes = " and ".join(download(file) for file in event["files"])
    answer = client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text=f"{name} uploaded {sizes}")
    posted[event["ts"]] = answer["ts"]


def download(file):
    with urlopen(Request(file["url_private_download"], headers={"Authorization": f"Bearer {TOKEN}"})) as answer:
        return f"{len(answer.read())} bytes of {answer.headers.get_content_type()}"


@app.event("app_mention")
def command(event, say):
    say(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": f"Hello <@{event['user']}>"}}], text="")


@app.message("again")
def reply(event, client):
    """A word in the thread of a photo changes what was said of it."""
    client.chat_update(channel=event["channel"], ts=posted[event["thread_ts"]], text=f"corrected: {event['text']}")


@app.event("message")
def anything_else():
    """Bolt complains of events that nobody listens to."""


class Webhook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = app.dispatch(BoltRequest(body=body, headers=dict(self.headers.items())))
        self.send_response(answer.status)
        self.end_headers()
        self.wfile.write((answer.body or "").encode())

    def log_message(self, *_):
        pass


if sys.argv[1] == "socket":
    SocketModeHandler(app, os.environ["SIMULATOR_SLACK_APP_TOKEN"], web_client=client).connect()
    print("ready 0", flush=True)
    threading.Event().wait()
else:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
    print(f"ready {server.server_port}", flush=True)
    server.serve_forever()
