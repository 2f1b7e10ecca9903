package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.net.SocketAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.util.Duration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Java serialization over a real socket; the bytes are looked at, not read as objects. Without key-value pairs: SLF4J's are
 * not serializable, and Logback closes the connection over them.
 */
class SocketTest extends Matrix {
    private static final String LAST = "the last line";
    private static final int PATIENCE_MILLIS = 120_000; // an interrupt ends no waiting for a socket

    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(PATIENCE_MILLIS);
            SocketAppender appender = new SocketAppender();
            appender.setContext(context);
            appender.setRemoteHost(server.getInetAddress().getHostAddress());
            appender.setPort(server.getLocalPort());
            appender.setEventDelayLimit(Duration.buildBySeconds(30));
            appender.start();
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                Logger log = attach.apply(appender);
                Events.logWithoutPairs(context, log);
                log.info(LAST);
                return readUntilLast(socket.getInputStream());
            } finally {
                appender.stop();
            }
        }
    }

    private static String readUntilLast(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            if (b == 'e' && bytes.toString(UTF_8).endsWith(LAST)) {
                break;
            }
        }
        return bytes.toString(UTF_8);
    }

    /** The receiver formats the message itself. */
    @Override
    Stream<String> expected() {
        return Stream.of("plain line of nobody", "to <email>", "<card>", "<ip>", "buyerName=<name>", LAST);
    }
}
