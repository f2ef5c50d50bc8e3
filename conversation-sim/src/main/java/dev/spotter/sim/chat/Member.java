package dev.spotter.sim.chat;

/**
 * A person or a bot; the same member in every conversation it has joined.
 *
 * @param id {@code MEM-<uuid>}; an emulation whose platform has ids of another form derives them
 *     from it
 * @param name shown to people, unique in the simulator, 1 to {@value Chat#MAX_NAME} characters
 * @param bot whether it came through a platform's API rather than by the page
 */
public record Member(String id, String name, boolean bot) {}
