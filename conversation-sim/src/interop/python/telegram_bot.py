"""A photo bot as one would write it with python-telegram-bot; nothing in it knows of the simulator but the API's URL.

Usage: telegram_bot.py poll | webhook. Prints "ready 0" once it takes updates.
"""

import asyncio
import os
import socket
import sys

from aiohttp import web
from telegram import Update
from telegram.error import RetryAfter
from telegram.ext import Application, CommandHandler, MessageHandler, filters

URL = os.environ["SPOTTER_TELEGRAM_API_URL"]
SECRET = os.environ["SPOTTER_TELEGRAM_SECRET_TOKEN"]


async def start(update, context):
    await update.message.reply_html(f"<b>Hello</b> {update.effective_user.mention_html()}")


async def photo(update, context):
    message = update.message
    source = message.photo[-1] if message.photo else message.document
    data = await (await source.get_file()).download_as_bytearray()
    text = f"{message.from_user.first_name} uploaded {len(data)} bytes"
    text += " in an album" if message.media_group_id else ""
    while True:
        try:
            return await message.reply_text(text, do_quote=True)
        except RetryAfter as wait:
            seconds = wait.retry_after
            await asyncio.sleep(getattr(seconds, "total_seconds", lambda: seconds)())


async def reply(update, context):
    """A reply to what the bot said changes it."""
    await update.message.reply_to_message.edit_text(f"corrected: {update.message.text}")


def application():
    builder = Application.builder().token(os.environ["SPOTTER_TELEGRAM_BOT_TOKEN"])
    app = builder.base_url(f"{URL}/bot").base_file_url(f"{URL}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.PHOTO | filters.Document.IMAGE, photo))
    app.add_handler(MessageHandler(filters.REPLY & filters.TEXT, reply))
    return app


async def webhook(app):
    """Its own server, for that of the library wants tornado."""

    async def take(request):
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    server = web.Application()
    server.router.add_post("/", take)
    runner = web.AppRunner(server)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    await app.bot.set_webhook(f"http://127.0.0.1:{listening.getsockname()[1]}/", secret_token=SECRET)


async def main():
    async with application() as app:
        if sys.argv[1] == "poll":
            await app.updater.start_polling(allowed_updates=Update.ALL_TYPES, drop_pending_updates=True)
        else:
            await webhook(app)
        await app.start()
        print("ready 0", flush=True)
        await asyncio.Event().wait()


asyncio.run(main())
