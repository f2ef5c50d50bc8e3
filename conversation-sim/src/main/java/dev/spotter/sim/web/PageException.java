package dev.spotter.sim.web;

import dev.spotter.sim.chat.ChatException;

/** A request of the page that is refused; the message is for the person who sees the page. */
final class PageException extends RuntimeException {

  private final int status;

  PageException(int status, String words) {
    super(words);
    this.status = status;
  }

  static PageException of(ChatException refused) {
    int status =
        switch (refused.reason()) {
          case NO_CONVERSATION, NO_MEMBER, NO_MESSAGE -> 404;
          case NOT_JOINED, NOT_AUTHOR -> 403;
          case ALREADY_JOINED, NAME_TAKEN, UNCHANGEABLE -> 409;
          case INVALID -> 400;
          case FULL -> 507;
        };
    return new PageException(status, refused.getMessage());
  }

  int status() {
    return status;
  }
}
