package dev.tacit.crypto.internal;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** Runs code that is not ours: a mapper's, or a class's of the host that the mapper calls. */
public final class ForeignCode {
    private ForeignCode() {}

    /**
     * Returns what the code returns. What it throws may quote a value, be it checked or not, an exception or an error, so
     * that its class alone goes on. A virtual machine that fails is let through, but for a stack that a document or record
     * was too deep for.
     *
     * @param refusal makes what is thrown instead
     */
    public static <R> R call(Callable<R> code, Function<Class<?>, RuntimeException> refusal) {
        try {
            return code.call();
        } catch (StackOverflowError tooDeep) {
            throw refusal.apply(tooDeep.getClass());
        } catch (VirtualMachineError failing) {
            throw failing;
        } catch (Throwable quotingTheValue) {
            throw refusal.apply(quotingTheValue.getClass());
        }
    }
}
