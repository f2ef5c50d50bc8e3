package dev.spotter.bot.chat;

import java.util.Optional;

/**
 * Somebody who takes part in a conversation.
 *
 * @param id the platform's id of the member
 * @param name the display name as its owner wrote it, when the event carried it
 */
public record Member(String id, Optional<String> name) {}
