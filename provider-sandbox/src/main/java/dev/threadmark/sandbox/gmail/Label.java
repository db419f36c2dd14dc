package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A label: one of Gmail's own, whose id is its name, or a user's. */
record Label(String id, String name, String messageVisibility, String listVisibility) {
  boolean user() {
    return id.startsWith("Label_");
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("name", name);
    if (user()) {
      json.put("messageListVisibility", messageVisibility)
          .put("labelListVisibility", listVisibility);
    }
    return json.put("type", user() ? "user" : "system");
  }
}
