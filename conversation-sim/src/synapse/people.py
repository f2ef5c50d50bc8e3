"""People on a Matrix homeserver, played with matrix-nio: what they do, and what they expect of a bot.

    people.py COMMAND STATE BOT [NUMBER]

The address of the homeserver is in SYNAPSE_URL, a photo's path in PHOTO. STATE is a file that one
command leaves for the next; BOT is the bot's user id. Every user's password is the user's name.

    token     prints an access token for BOT
    manners   plays everything that a bot has to get right in a room, and fails at the first wrong
    leave     posts a photo and takes it back, and another that stays: for a bot that is away
    return    fails unless only that other one was answered
    upload    posts NUMBER photos, a dozen rooms in turn
    count     waits until all are answered, and fails unless each is answered once
"""

import asyncio
import collections
import io
import json
import os
import sys
import time

from nio import AsyncClient, AsyncClientConfig

URL = os.environ["SYNAPSE_URL"]
ROOMS = 12
PATIENCE = 300
QUIET = 3


class Person:
    """One logged-in user."""

    def __init__(self, name):
        self.name = name
        config = AsyncClientConfig(max_limit_exceeded=20, max_timeouts=20, request_timeout=20)
        self.client = AsyncClient(URL, f"@{name}:localhost", config=config)

    async def __aenter__(self):
        await self.client.login(self.name)
        return self

    async def __aexit__(self, *failure):
        await self.client.close()

    async def room(self, name, *invited, state=()):
        made = await self.client.room_create(
            name=name, invite=list(invited), initial_state=list(state)
        )
        return made.room_id

    async def photo_address(self):
        with open(os.environ["PHOTO"], "rb") as file:
            data = file.read()
        sent, _ = await self.client.upload(
            io.BytesIO(data), content_type="image/jpeg", filename="photo.jpg", filesize=len(data)
        )
        return sent.content_uri

    async def send(self, room, content, transaction=None):
        """Sends until it is sent: the homeserver may be away."""
        while True:
            try:
                sent = await self.client.room_send(
                    room, "m.room.message", content, tx_id=transaction
                )
                if hasattr(sent, "event_id"):
                    return sent.event_id
            except Exception as failure:
                print("again:", type(failure).__name__, file=sys.stderr)
            await asyncio.sleep(0.2)

    async def say(self, room, body, **more):
        return await self.send(room, {"msgtype": "m.text", "body": body, **more})

    async def history(self, room):
        """All events of a room, oldest first, as the homeserver tells them."""
        events, start = [], ""
        while True:
            page = await self.client.room_messages(room, start=start, limit=200)
            events += [event.source for event in page.chunk]
            start = page.end
            if not start:
                return events[::-1]

    async def answers(self, room, bot):
        """What the bot said, by the event that it answers."""
        said = collections.defaultdict(list)
        for event in await self.history(room):
            if event["sender"] == bot and event["type"] == "m.room.message":
                relation = event["content"].get("m.relates_to", {})
                said[relation.get("m.in_reply_to", {}).get("event_id")].append(event["content"])
        return said

    async def answer(self, room, bot, event):
        """Waits for the bot's answer to an event."""
        answers = await until(
            lambda: self.answers(room, bot), lambda said: said.get(event), f"an answer to {event}"
        )
        return answers[event][0]

    async def membership(self, room, user):
        """How a user is in a room, for whom it may be too early to ask."""
        state = await self.client.room_get_state_event(room, "m.room.member", user)
        return getattr(state, "content", {})


async def until(look, good, what):
    end = time.monotonic() + PATIENCE
    while True:
        seen = await look()
        if good(seen):
            return seen
        assert time.monotonic() < end, f"{what} did not come; seen: {seen}"
        await asyncio.sleep(0.2)


def image(address, **more):
    return {
        "msgtype": "m.image",
        "body": "photo.jpg",
        "url": address,
        "info": {"mimetype": "image/jpeg", "w": 640, "h": 480},
        **more,
    }


async def joined(person, room, user, membership="join"):
    return await until(
        lambda: person.membership(room, user),
        lambda state: state.get("membership") == membership,
        f"{user} to {membership} {room}",
    )


async def manners(bot):
    async with Person("ana") as ana, Person("ben") as ben:
        await ana.client.set_displayname("Ana")
        await ben.client.set_displayname("@ana:localhost https://example.org")
        room = await ana.room("Pets", bot, ben.client.user_id)
        await ben.client.join(room)
        await joined(ana, room, bot)
        address = await ana.photo_address()

        photo = await ana.send(room, image(address))
        caption = await ana.answer(room, bot, photo)
        assert caption["msgtype"] == "m.notice" and "formatted_body" not in caption, caption
        assert caption["body"].startswith("Ana uploaded a photo"), caption
        assert caption["m.mentions"] == {} and "rel_type" not in caption["m.relates_to"], caption

        root = await ben.say(room, "look at these")
        thread = {"rel_type": "m.thread", "event_id": root, "is_falling_back": True}
        inside = await ben.send(room, image(address, **{"m.relates_to": thread}))
        caption = await ana.answer(room, bot, inside)
        assert caption["m.relates_to"]["rel_type"] == "m.thread", caption
        assert caption["m.relates_to"]["event_id"] == root, caption
        for link in ("@ana:", "example.org"):
            assert link not in caption["body"], caption

        edit = {"rel_type": "m.replace", "event_id": photo}
        edited = await ana.send(
            room, image(address, **{"m.new_content": image(address), "m.relates_to": edit})
        )
        notice = await ben.send(room, {"msgtype": "m.notice", "body": "@spotter help"})
        talk = await ben.say(room, "nice weather")
        called = await ben.say(room, "help", **{"m.mentions": {"user_ids": [bot]}})
        named = await ben.say(room, "@spotter help")
        replied = await ben.say(
            room, "help", **{"m.relates_to": {"m.in_reply_to": {"event_id": photo}}}
        )
        for command in (called, named, replied):
            assert "ignore me" in (await ana.answer(room, bot, command))["body"]
        said = await ana.answers(room, bot)
        assert not {edited, notice, talk} & set(said), said
        assert all(len(each) == 1 for each in said.values()), said

        encryption = {
            "type": "m.room.encryption",
            "state_key": "",
            "content": {"algorithm": "m.megolm.v1.aes-sha2"},
        }
        secret = await ana.room("Secret", bot, state=[encryption])
        left = await joined(ana, secret, bot, "leave")
        assert "encrypted" in left["reason"], left

        for event in await ana.history(room):
            assert event["type"] != "m.reaction" or event["sender"] != bot, event
    return {}


async def leave(bot, state):
    async with Person("ana") as ana:
        room = await ana.room("Away", bot)
        await joined(ana, room, bot)
        print("joined", flush=True)
        sys.stdin.readline()  # until the bot is gone
        address = await ana.photo_address()
        gone = await ana.send(room, image(address))
        await ana.client.room_redact(room, gone)
        stays = await ana.send(room, image(address))
    return {"room": room, "gone": gone, "stays": stays}


async def come_back(bot, state):
    async with Person("ana") as ana:
        await ana.answer(state["room"], bot, state["stays"])
        said = await ana.answers(state["room"], bot)
        assert list(said) == [state["stays"]], said
    return state


async def upload(bot, number):
    async with Person("ana") as ana:
        await ana.client.set_displayname("Ana")
        rooms = [await ana.room(f"Room {i}", bot) for i in range(ROOMS)]
        for room in rooms:
            await joined(ana, room, bot)
        address = await ana.photo_address()
        print("joined", flush=True)
        sent = {}
        for i in range(number):
            sent[await ana.send(rooms[i % ROOMS], image(address), f"photo-{i}")] = rooms[i % ROOMS]
            await asyncio.sleep(0.05)
    return {"sent": sent}


async def count(bot, state):
    async with Person("ana") as ana:
        sent = state["sent"]

        async def answers():
            said = {}
            for room in set(sent.values()):
                said.update(await ana.answers(room, bot))
            return said

        await until(answers, lambda said: len(said) >= len(sent), f"{len(sent)} captions")
        await asyncio.sleep(QUIET)
        said = await answers()
        twice = [event for event, captions in said.items() if len(captions) > 1]
        named = [captions for captions in said.values() if captions[0]["body"].startswith("Ana ")]
        print(
            f"{len(sent)} photos: {len(said)} answered, {len(twice)} twice,"
            f" {len(named)} with the uploader's name"
        )
        assert set(said) == set(sent) and not twice, (set(sent) - set(said), twice)
    return state


async def token(bot):
    async with Person(bot[1:].split(":")[0]) as account:
        print(account.client.access_token)
    return {}


async def main(command, path, bot, number="0"):
    state = {}
    if os.path.exists(path):
        with open(path) as file:
            state = json.load(file)
    steps = {
        "token": lambda: token(bot),
        "manners": lambda: manners(bot),
        "leave": lambda: leave(bot, state),
        "return": lambda: come_back(bot, state),
        "upload": lambda: upload(bot, int(number)),
        "count": lambda: count(bot, state),
    }
    left = await steps[command]()
    with open(path, "w") as file:
        json.dump(left, file)


asyncio.run(main(*sys.argv[1:]))
