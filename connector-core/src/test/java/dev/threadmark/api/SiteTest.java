package dev.threadmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SiteTest {

  @Test
  void theRootOfAPathIsTheOneThatComesFirst() {
    assertEquals("/t/", Site.rootOf("/t/tp-x"));
    assertEquals("/t/", Site.rootOf("/prod/t/tp-x"));
    assertEquals("/console/", Site.rootOf("/prod/console/index.html"));
    assertEquals("/api/v1/", Site.rootOf("/api/v1/mailboxes/t/console/tickets"));
    assertEquals("/api/v1/", Site.rootOf("/else"));
  }
}
