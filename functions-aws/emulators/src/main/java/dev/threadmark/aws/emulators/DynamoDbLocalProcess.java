package dev.threadmark.aws.emulators;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** What {@code ServerRunner} does, but on loopback: its own server listens on all interfaces. */
final class DynamoDbLocalProcess {
  private DynamoDbLocalProcess() {}

  public static void main(String[] args) throws Exception {
    Lines.keepOutput();
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(
        new ContextHandler(
            new LocalDynamoDBServerHandler(
                new LocalDynamoDBRequestHandler(0, true, null, false, false), null)));
    server.start();
    int port = ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
    Lines.serve(port, UnaryOperator.identity());
  }
}
