package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does with pages without script what a browser does: follows, fills in, keeps one cookie. */
final class Browser {
  private static final Pattern HIDDEN =
      Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");

  private final Function<Request, Response> site;
  private String cookie = "";
  private String path;
  Response page;

  /**
   * @param link with or without what stands behind {@code #}, which no browser sends
   */
  Browser(Function<Request, Response> site, String link) {
    this.site = site;
    path = URI.create(link).getPath();
    load("");
  }

  void load(String query) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    page = site.apply(new Request("GET", path, fields, headers(), new byte[0]));
  }

  /** Presses a button, all hidden fields of the page with it, and goes where that leads. */
  Response press(String button, Map<String, String> typed) {
    Map<String, String> form = new HashMap<>(typed);
    Matcher hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      form.put(hidden.group(1), hidden.group(2));
    }
    form.put("do", button);
    return post(form);
  }

  Response post(Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    Map<String, String> headers = headers();
    headers.put("sec-fetch-site", "same-origin");
    Response answer =
        site.apply(
            new Request("POST", path, Map.of(), headers, body.getBytes(StandardCharsets.UTF_8)));
    page = answer;
    if (answer.headers().containsKey("Set-Cookie")) {
      cookie = answer.headers().get("Set-Cookie").replaceFirst(";.*", "");
    }
    if (answer.status() == 303) {
      String to = answer.headers().get("Location");
      assertEquals(path.substring(path.lastIndexOf('/') + 1), to.replaceFirst("\\?.*", ""));
      load(to.contains("?") ? to.substring(to.indexOf('?') + 1) : "");
    }
    return answer;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    if (!cookie.isEmpty()) {
      headers.put("cookie", "other=1; " + cookie);
    }
    return headers;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
