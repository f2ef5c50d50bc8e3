package dev.spotter.bot.fetch;

import java.util.Locale;

/**
 * Why a picture could not be downloaded. Its message names servers but never a whole address, since
 * some platforms put a credential into the path.
 */
public final class FetchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Kinds of failure; the names are stable and, in lower case, the metrics' outcomes. */
  public enum Reason {
    /** The source names no address. */
    NO_ADDRESS(false),
    /** The address is no http(s) address of an allowed origin. */
    NOT_ALLOWED(false),
    /** A redirect without an address, or with one that cannot be read. */
    BAD_REDIRECT(false),
    /** More redirects than the limits allow. */
    TOO_MANY_REDIRECTS(false),
    /** More bytes than the limits allow. */
    TOO_LARGE(false),
    /** A successful answer without a body. */
    EMPTY(false),
    /** A web page instead of a picture: some platforms answer so to who is not signed in. */
    WEB_PAGE(false),
    /** Status 401 or 403. */
    HTTP_DENIED(false),
    /** Status 404 or 410. */
    HTTP_GONE(false),
    /** Status 429. */
    HTTP_THROTTLED(true),
    /** Any other status from 400 to 499. */
    HTTP_4XX(false),
    /** Any status from 500 on. */
    HTTP_5XX(true),
    /** A status that is neither success, redirect nor error. */
    HTTP_UNEXPECTED(false),
    /** The download as a whole took longer than the limits allow. */
    TIMEOUT(true),
    /** The connection ended before the body did. */
    TRUNCATED(true),
    /** The server's name was not found, or no connection to it came about or held. */
    CONNECTION(true),
    /** The server failed again and again lately and is left alone for a while. */
    HOST_DOWN(false),
    /** Too many downloads wait already. */
    OVERLOADED(true);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }

    /** Returns whether the same download may succeed later. */
    public boolean retryable() {
      return retryable;
    }

    /** Returns the reason as metrics show it: its name in lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Reason ofStatus(int status) {
      return switch (status) {
        case 401, 403 -> HTTP_DENIED;
        case 404, 410 -> HTTP_GONE;
        case 429 -> HTTP_THROTTLED;
        default -> status >= 500 ? HTTP_5XX : status >= 400 ? HTTP_4XX : HTTP_UNEXPECTED;
      };
    }
  }

  private final Reason reason;

  public FetchException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  FetchException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns the kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** Returns whether the same download may succeed later. */
  public boolean retryable() {
    return reason.retryable();
  }
}
