package dev.threadmark.bench.grow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rows of some tickets of one mail each, as the engine wrote them, by ticket. */
record Template(List<Ticket> tickets) {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
  private static final String ONE_EACH = "SELECT partition, name, value, etag FROM rows";

  /** A row of the data file. */
  record Row(String partition, String name, String value, String etag) {}

  /** A ticket and every row that is of it, in whatever partition. */
  record Ticket(String id, List<Row> rows) {
    private boolean ofOneMail() {
      return rows.stream().filter(row -> row.name().startsWith("event-")).count() == 2;
    }
  }

  static Template read(Connection file) throws SQLException {
    Map<String, List<Row>> byTicket = new LinkedHashMap<>();
    try (Statement statement = file.createStatement();
        ResultSet rows = statement.executeQuery(ONE_EACH)) {
      while (rows.next()) {
        Row row =
            new Row(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4));
        ids(row)
            .keySet()
            .forEach(id -> byTicket.computeIfAbsent(id, n -> new ArrayList<>()).add(row));
      }
    }
    return new Template(
        byTicket.entrySet().stream()
            .map(one -> new Ticket(one.getKey(), one.getValue()))
            .filter(Ticket::ofOneMail)
            .toList());
  }

  private static Map<String, Boolean> ids(Row row) {
    Map<String, Boolean> ids = new HashMap<>();
    Matcher id = ID.matcher(row.partition() + " " + row.value());
    while (id.find()) {
      ids.put(id.group(), true);
    }
    return ids;
  }
}
