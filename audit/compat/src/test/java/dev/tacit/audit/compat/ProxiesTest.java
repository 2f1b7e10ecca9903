package dev.tacit.audit.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tacit.annotation.PersonName;
import dev.tacit.audit.scrub.SafeText;
import dev.tacit.audit.scrub.Scrubber;
import dev.tacit.schema.Schemas;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.AbstractBeanFactoryBasedTargetSource;
import org.springframework.aop.target.LazyInitTargetSource;

/** Objects that Spring AOP and the JDK put in front of others. */
class ProxiesTest {
    private final Scrubber labels = Scrubber.withLabels(Schemas.annotated());

    /** What a proxy of the JDK shows. */
    interface Named {
        String name();
    }

    /** A class that Spring puts a subclass in front of. */
    static class Customer implements Named {
        @PersonName
        private final String name;

        Customer() {
            this("");
        }

        Customer(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String toString() {
            return "Customer " + name;
        }
    }

    record Envelope(Object body) {}

    /** A library's handler, which answers from what it holds. */
    record Delegate(Object target) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
            return method.invoke(target, arguments);
        }
    }

    @Test
    void subclassMadeBySpring_showsItsTargetThroughTheSchema() {
        AtomicInteger calls = new AtomicInteger();
        Object proxy = springProxy(true, calls);
        assertThat(proxy.getClass().getName()).contains("$$");
        assertThat(labels.value(proxy)).isEqualTo("Customer[name=<name>]");
        assertThat(labels.value(new Envelope(proxy))).isEqualTo("Envelope[body=Customer[name=<name>]]");
        assertThat(SafeText.of(proxy)).isEqualTo("Customer[name=<name>]");
        assertThat(calls).as("calls through the proxy").hasValue(0);
    }

    @Test
    void proxyOfTheJdkMadeBySpring_showsItsTargetThroughTheSchema() {
        AtomicInteger calls = new AtomicInteger();
        Object proxy = springProxy(false, calls);
        assertThat(Proxy.isProxyClass(proxy.getClass())).isTrue();
        assertThat(labels.value(proxy)).isEqualTo("Customer[name=<name>]");
        assertThat(labels.value(new Envelope(proxy))).isEqualTo("Envelope[body=Customer[name=<name>]]");
        assertThat(calls).hasValue(0);
    }

    @Test
    void subclassThatHidesItsTarget_showsTheMembersOfItsClass() {
        ProxyFactory factory = new ProxyFactory(new Customer(Events.NAME));
        factory.setProxyTargetClass(true);
        factory.setOpaque(true);
        assertThat((String) labels.value(factory.getProxy()))
                .startsWith("Customer[name=")
                .doesNotContain("Canary", "CGLIB");
    }

    @Test
    void targetThatWouldBeMade_isNotAskedFor() {
        AbstractBeanFactoryBasedTargetSource source = new LazyInitTargetSource();
        source.setTargetBeanName("customer");
        source.setTargetClass(Customer.class);
        ProxyFactory factory = new ProxyFactory();
        factory.setTargetSource(source);
        factory.setProxyTargetClass(true);
        assertThat((String) labels.value(factory.getProxy())).startsWith("Customer[name=");
    }

    @Test
    void proxyOfTheJdk_isWithheldIfItsHandlerHoldsSomebody() {
        Object hiding = proxy(new Delegate(new Customer(Events.NAME)));
        assertThat(hiding).hasToString("Customer " + Events.NAME);
        assertThat(labels.value(hiding)).isEqualTo("<withheld>");
        assertThat(labels.value(new Envelope(hiding))).isEqualTo("Envelope[body=<withheld>]");
    }

    @Test
    void proxyOfTheJdk_showsItsTextIfItsHandlerHoldsNobody() {
        assertThat(labels.value(proxy(new Delegate("worker 7 of ann@x.org")))).isEqualTo("worker 7 of <email>");
    }

    private static Object springProxy(boolean subclass, AtomicInteger calls) {
        ProxyFactory factory = new ProxyFactory(new Customer(Events.NAME));
        factory.setProxyTargetClass(subclass);
        factory.addAdvice((MethodInterceptor) invocation -> {
            calls.incrementAndGet();
            return invocation.proceed();
        });
        return factory.getProxy();
    }

    private static Object proxy(InvocationHandler handler) {
        return Proxy.newProxyInstance(ProxiesTest.class.getClassLoader(), new Class<?>[] {Named.class}, handler);
    }
}
