package dev.tacit.audit.compat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Function;

class AsyncTest extends Matrix {
    @Override
    String written(Function<Appender<ILoggingEvent>, Logger> attach) {
        StringBuilder written = new StringBuilder(); // appended to by one thread, read when it has ended
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("[%thread] %marker %mdc %kvp %msg%n%ex");
        layout.start();
        AppenderBase<ILoggingEvent> sink = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                written.append(layout.doLayout(event));
            }
        };
        sink.start();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setMaxFlushTime(0);
        async.addAppender(sink);
        async.start();
        Events.log(context, attach.apply(async));
        async.stop();
        return written.toString();
    }
}
