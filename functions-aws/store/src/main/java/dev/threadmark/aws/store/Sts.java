package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.Answer;
import dev.threadmark.aws.service.AwsService;
import dev.threadmark.aws.service.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The Security Token Service, which speaks AWS's <a
 * href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">query protocol</a>: a signed
 * form, answered in XML. What it says is read as the texts of its elements that have no others, by
 * their names.
 */
record Sts(AwsService service) {
  private static final String VERSION = "2011-06-15";

  /** {@link dev.threadmark.port.StoreUnavailable} if it cannot be reached. */
  Answer ask(String action, Map<String, String> parameters) {
    byte[] form = form(action, parameters).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    String what = "sts " + action;
    return service.tries().ask(what, () -> answer(what, service.post(headers, form)));
  }

  private static String form(String action, Map<String, String> parameters) {
    StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + VERSION);
    parameters.forEach(
        (name, value) ->
            form.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }

  private static Answer answer(String what, Exchange exchange) throws IOException {
    boolean got = exchange.status() == 200;
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    try {
      read(exchange.body(), texts);
    } catch (XMLStreamException e) {
      if (got) {
        throw new IOException("an answer that is no XML");
      }
    }
    String error = got ? "" : texts.path("Code").asText();
    return new Answer(what, exchange.status(), error, texts, 1);
  }

  private static void read(byte[] xml, ObjectNode texts) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    String text = "";
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT -> text = "";
        case XMLStreamReader.CHARACTERS -> text += reader.getText();
        case XMLStreamReader.END_ELEMENT -> {
          if (!text.isBlank()) {
            texts.put(reader.getLocalName(), text);
          }
          text = "";
        }
        default -> {}
      }
    }
  }
}
