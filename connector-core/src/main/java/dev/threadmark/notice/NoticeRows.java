package dev.threadmark.notice;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import java.time.Instant;
import java.util.List;

/** Where notices lie, for whoever removes what is old: of all channels that ever had one. */
public final class NoticeRows {
  private static final String CHANNELS = "notice-channels";
  private static final int MOST_CHANNELS = 1_000;

  private NoticeRows() {}

  /** Remembers that a channel has notices: settings may name it no longer some day. */
  static void known(Table table, String channel) {
    table.insert(new RowKey(CHANNELS, Hash.of(channel)), channel);
  }

  /** The names of all channels that ever had a notice. */
  public static List<String> channels(Table table) {
    return table.range(CHANNELS, "", "", MOST_CHANNELS).stream().map(Row::value).toList();
  }

  /** Where a channel's notices wait. */
  public static String waiting(String channel) {
    return "notice/" + Hash.of(channel);
  }

  /** Where it is kept what a channel was told. */
  public static String told(String channel) {
    return "notice-log/" + Hash.of(channel);
  }

  /** When that happened which a waiting notice tells. */
  public static Instant happened(Row waiting) {
    return Json.read(waiting.value(), NoticeStore.Due.class).notice().at();
  }

  /** The mailbox that a waiting notice is about. */
  public static String mailbox(Row waiting) {
    return Json.read(waiting.value(), NoticeStore.Due.class).notice().mailbox();
  }

  /** The ticket that a waiting notice is about. */
  public static String ticket(Row waiting) {
    return Json.read(waiting.value(), NoticeStore.Due.class).notice().ticket();
  }

  /** The address of whoever did what a waiting notice tells; empty where nobody did. */
  public static String by(Row waiting) {
    return Json.read(waiting.value(), NoticeStore.Due.class).notice().by();
  }

  /** When a channel was told, or given up. */
  public static Instant toldAt(Row told) {
    return Json.read(told.value(), NoticeStore.Logged.class).at();
  }
}
