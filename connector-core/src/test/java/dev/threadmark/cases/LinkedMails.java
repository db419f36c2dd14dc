package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@link HeaderLinks} for those who have nothing but raw mails. */
public final class LinkedMails {
  private LinkedMails() {}

  /** The Message-IDs of every two mails and more that headers tie together. */
  public static List<Set<String>> among(List<byte[]> raws) {
    List<Arrival> arrivals = new ArrayList<>();
    for (byte[] raw : raws) {
      arrivals.add(
          MemoryDesk.understood(
              new Desk.Incoming(
                  SyntheticArchive.MAILBOX, raw, false, Instant.EPOCH, Optional.empty())));
    }
    List<Set<String>> sets = new ArrayList<>();
    for (Set<String> names : HeaderLinks.among(arrivals)) {
      Set<String> ids = new TreeSet<>();
      names.forEach(name -> ids.add(name.substring(name.indexOf(' ') + 1)));
      sets.add(ids);
    }
    return sets;
  }
}
