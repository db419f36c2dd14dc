package dev.threadmark.sandbox.gmail;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ids in a Message-ID, In-Reply-To or References value. */
final class MessageIds {
  private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");

  private MessageIds() {}

  static List<String> in(String value) {
    return ID.matcher(value).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
