package dev.threadmark.azure.store;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.BinaryData;
import java.util.HexFormat;

/**
 * Writes JSON in ASCII, {@code \\u} and four digits for every other character, as JSON allows.
 * Azurite needs it (it decodes bodies piece by piece, and cuts a batch at U+2028), and it makes the
 * length of a request one that can be told: {@link dev.threadmark.port.Table#MAX_BATCH_BYTES}.
 */
final class AsciiBodies extends HttpPipelineSyncPolicy {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  protected void beforeSendingRequest(HttpPipelineCallContext call) {
    HttpRequest request = call.getHttpRequest();
    BinaryData body = request.getBodyAsBinaryData();
    if (body != null) {
      request.setBody(BinaryData.fromString(ascii(body.toString())));
    }
  }

  /** Outside of strings JSON is ASCII, and so is what a batch puts around it. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      if (c < 0x80) {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(HEX.toHexDigits(c));
      }
    }
    return ascii.toString();
  }
}
