package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.Traffic.Kind;

/** What a method of the API is for. */
final class GmailKinds {
  private GmailKinds() {}

  /**
   * @param shape as in {@link Operations}
   */
  static Kind of(String shape) {
    return switch (shape) {
      case "GET history" -> Kind.HISTORY;
      case "GET messages" -> Kind.LIST;
      case "GET messages/*", "GET threads/*" -> Kind.GET;
      case "GET messages/*/attachments/*" -> Kind.ATTACHMENTS;
      case "POST messages/*/modify", "POST messages/batchModify" -> Kind.MODIFY;
      case "POST watch", "POST stop" -> Kind.WATCH;
      default -> shape.contains(" labels") ? Kind.LABELS : Kind.OTHER;
    };
  }
}
