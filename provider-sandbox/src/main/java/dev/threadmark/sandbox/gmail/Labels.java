package dev.threadmark.sandbox.gmail;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The labels of one mailbox. Names are unique ignoring case, as with the real service. */
final class Labels {
  static final String INBOX = "INBOX";
  static final String SENT = "SENT";
  static final String DRAFT = "DRAFT";
  static final String TRASH = "TRASH";
  static final String SPAM = "SPAM";
  static final String UNREAD = "UNREAD";

  private static final List<String> SYSTEM =
      List.of(
          INBOX,
          SENT,
          DRAFT,
          TRASH,
          SPAM,
          UNREAD,
          "CHAT",
          "IMPORTANT",
          "STARRED",
          "CATEGORY_PERSONAL",
          "CATEGORY_SOCIAL",
          "CATEGORY_PROMOTIONS",
          "CATEGORY_UPDATES",
          "CATEGORY_FORUMS");

  private final Map<String, Label> byId = new LinkedHashMap<>();
  private final Map<String, String> idByName = new LinkedHashMap<>();
  private int made;

  Labels() {
    SYSTEM.forEach(name -> put(new Label(name, name, "", "")));
  }

  Collection<Label> all() {
    return byId.values();
  }

  Label get(String id) {
    return Optional.ofNullable(byId.get(id)).orElseThrow(ApiError::notFound);
  }

  Optional<Label> named(String name) {
    return Optional.ofNullable(idByName.get(key(name))).map(byId::get);
  }

  /** Checks the ids of a change; the service refuses an unknown one as a whole. */
  void mustKnow(Collection<String> ids) {
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        throw ApiError.badRequest("Invalid label: " + id);
      }
    }
  }

  Label create(String name, String messageVisibility, String listVisibility, int limit) {
    mustBeFree(name, "");
    if (byId.size() - SYSTEM.size() >= limit) {
      throw ApiError.badRequest("Label limit exceeded");
    }
    Label label = new Label("Label_" + ++made, name, messageVisibility, listVisibility);
    put(label);
    return label;
  }

  Label change(String id, Optional<String> name, Optional<String> messages, Optional<String> list) {
    Label old = mustBeUsers(id);
    name.ifPresent(wanted -> mustBeFree(wanted, id));
    idByName.remove(key(old.name()));
    Label label =
        new Label(
            id,
            name.orElse(old.name()),
            messages.orElse(old.messageVisibility()),
            list.orElse(old.listVisibility()));
    put(label);
    return label;
  }

  void delete(String id) {
    Label old = mustBeUsers(id);
    byId.remove(id);
    idByName.remove(key(old.name()));
  }

  private Label mustBeUsers(String id) {
    Label label = get(id);
    if (!label.user()) {
      throw ApiError.badRequest("Invalid update request");
    }
    return label;
  }

  private void mustBeFree(String name, String exceptId) {
    if (name.isBlank() || name.length() > 225) {
      throw ApiError.badRequest("Invalid label name");
    }
    String taken = idByName.get(key(name));
    if (taken != null && !taken.equals(exceptId)) {
      throw ApiError.conflict("Label name exists or conflicts");
    }
  }

  private void put(Label label) {
    byId.put(label.id(), label);
    idByName.put(key(label.name()), label.id());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
