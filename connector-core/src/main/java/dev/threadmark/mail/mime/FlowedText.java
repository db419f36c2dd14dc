package dev.threadmark.mail.mime;

/**
 * Joins the lines of {@code format=flowed} text (RFC 3676): a line that ends in a space goes on in
 * the next one of the same quote depth; a signature's {@code "-- "} never does.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * @param delSp the space that marks the break is not part of the text
   */
  static String joined(String text, boolean delSp) {
    StringBuilder joined = new StringBuilder(text.length());
    int depthBefore = 0;
    boolean flows = false;
    boolean first = true;
    for (String line : text.split("\n", -1)) {
      int depth = depth(line);
      String content = unstuffed(line, depth);
      boolean signature = content.equals(SIGNATURE);
      if (!flows || depth != depthBefore || signature) {
        joined.append(first ? "" : "\n").append(quote(depth));
      }
      first = false;
      flows = content.endsWith(" ") && !signature;
      boolean drop = flows && delSp;
      joined.append(content, 0, drop ? content.length() - 1 : content.length());
      depthBefore = depth;
    }
    return joined.toString();
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }

  private static String unstuffed(String line, int depth) {
    int from = depth < line.length() && line.charAt(depth) == ' ' ? depth + 1 : depth;
    return line.substring(from);
  }

  private static String quote(int depth) {
    return depth == 0 ? "" : ">".repeat(depth) + " ";
  }
}
