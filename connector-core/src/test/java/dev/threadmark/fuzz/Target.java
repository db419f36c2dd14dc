package dev.threadmark.fuzz;

import java.util.List;

/** What is fuzzed: something that takes bytes, and what must be true of it whatever they are. */
enum Target {
  GRAPH(new GraphRequests(), 2_000_000),
  GMAIL(new GmailRequests(), 600_000),
  TOKEN(new TokenTexts(), 6_000_000),
  AUTHOR(new AuthorFields(), 2_000_000),
  MAIL(new RawMails(), 500_000),
  HTML(new HtmlTexts(), 50_000);

  /** Longer inputs are cut: what size alone costs has tests of its own. */
  static final int MAX_BYTES = 64 * 1024;

  final Check check;

  /** How often a long blind run tries it. */
  final int runs;

  Target(Check check, int runs) {
    this.check = check;
    this.runs = runs;
  }

  interface Check {
    /** Throws what the code under test throws, or an {@link AssertionError}. */
    void of(byte[] input) throws Exception;

    /** Inputs to start from. */
    default List<byte[]> seeds() {
      return List.of(new byte[0]);
    }
  }
}
