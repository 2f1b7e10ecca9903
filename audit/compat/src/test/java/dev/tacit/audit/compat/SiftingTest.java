package dev.tacit.audit.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** One file a user: the file's name comes from the event too. */
class SiftingTest extends Matrix {
    @TempDir
    Path folder = Path.of("");

    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) throws IOException, JoranException {
        configure();
        Logger holder = context.getLogger("holder");
        Appender<ILoggingEvent> sifting = holder.getAppender("SIFT");
        holder.detachAppender(sifting);
        Events.log(context, attach.apply(sifting));
        context.stop();
        StringBuilder written = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            for (Path file : sorted) {
                written.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
        }
        return written.toString();
    }

    private void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream("""
                <configuration>
                  <appender name="SIFT" class="ch.qos.logback.classic.sift.SiftingAppender">
                    <discriminator><key>user</key><defaultValue>nobody</defaultValue></discriminator>
                    <sift>
                      <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                        <file>%s/${user}.log</file>
                        <encoder><pattern>%%marker %%mdc %%kvp %%msg%%n%%ex</pattern></encoder>
                      </appender>
                    </sift>
                  </appender>
                  <logger name="holder"><appender-ref ref="SIFT"/></logger>
                </configuration>
                """.formatted(folder).getBytes(UTF_8)));
    }
}
