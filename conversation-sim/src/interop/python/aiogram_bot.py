"""A photo bot as one would write it with aiogram; nothing in it knows of the simulator but the API's URL.

Usage: aiogram_bot.py poll | webhook. Prints "ready 0" once it takes updates.
"""

import asyncio
import os
import socket
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramRetryAfter
from aiogram.filters import CommandStart
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

SECRET = os.environ["SPOTTER_TELEGRAM_SECRET_TOKEN"]
bot = Bot(
    os.environ["SPOTTER_TELEGRAM_BOT_TOKEN"],
    session=AiohttpSession(api=TelegramAPIServer.from_base(os.environ["SPOTTER_TELEGRAM_API_URL"])),
    default=DefaultBotProperties(parse_mode=ParseMode.HTML),
)
dispatcher = Dispatcher()


@dispatcher.message(CommandStart())
async def start(message):
    await message.answer(f"<b>Hello</b> {message.from_user.mention_html()}")


@dispatcher.message(F.photo | F.document)
async def photo(message):
    source = message.photo[-1] if message.photo else message.document
    data = (await bot.download(source)).read()
    text = f"{message.from_user.first_name} uploaded {len(data)} bytes"
    text += " in an album" if message.media_group_id else ""
    while True:
        try:
            return await message.reply(text)
        except TelegramRetryAfter as wait:
            await asyncio.sleep(wait.retry_after)


@dispatcher.message(F.reply_to_message & F.text)
async def reply(message):
    """A reply to what the bot said changes it."""
    said = message.reply_to_message
    await bot.edit_message_text(f"corrected: {message.text}", chat_id=said.chat.id, message_id=said.message_id)


@dispatcher.startup()
async def ready():
    print("ready 0", flush=True)


async def webhook():
    server = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(server, "/")
    runner = web.AppRunner(server)
    await runner.setup()
    listening = socket.create_server(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    await bot.set_webhook(f"http://127.0.0.1:{listening.getsockname()[1]}/", secret_token=SECRET)
    await dispatcher.emit_startup(bot=bot)
    await asyncio.Event().wait()


async def main():
    if sys.argv[1] == "poll":
        await bot.delete_webhook(drop_pending_updates=True)
        await dispatcher.start_polling(bot, handle_signals=False)
    else:
        await webhook()


asyncio.run(main())
