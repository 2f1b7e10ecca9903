package dev.tacit.benchmarks.peers;

import dev.tacit.benchmarks.seal.Material;
import java.security.GeneralSecurityException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One field with what people use. The guarantees differ: raw Tink, Spring and Jasypt find no key and forget nobody; Spring,
 * Jasypt and Asherah bind to no context; the AWS SDK and Asherah make a key for each message or keep keys in locked memory.
 */
@BenchmarkMode(Mode.AverageTime)
public class FieldPeers {
    /** A value and its context. */
    @State(Scope.Thread)
    public static class Value {
        @Param({"16", "64", "1024", "65536"})
        int size;

        byte[] plaintext = {};
        final byte[] associatedData = Material.associatedData();

        @Setup
        public void fill() {
            plaintext = Material.plaintext(size);
        }
    }

    /** Tink, raw and as an envelope. */
    @State(Scope.Thread)
    public static class Tinks {
        TinkPeer tink = new TinkPeer();
        byte[] raw = {};
        byte[] envelope = {};

        @Setup
        public void fill(Value value) throws GeneralSecurityException {
            raw = tink.raw().encrypt(value.plaintext, value.associatedData);
            envelope = tink.envelope().encrypt(value.plaintext, value.associatedData);
        }
    }

    /** The AWS Encryption SDK. */
    @State(Scope.Thread)
    public static class Aws {
        final AwsPeer aws = new AwsPeer();
        byte[] sealed = {};

        @Setup
        public void fill(Value value) {
            sealed = aws.encrypt(value.plaintext);
        }
    }

    /** GoDaddy Asherah. */
    @State(Scope.Thread)
    public static class Asherah {
        final AsherahPeer asherah = new AsherahPeer();
        byte[] sealed = {};

        @Setup
        public void fill(Value value) {
            sealed = asherah.encrypt(value.plaintext);
        }
    }

    /** Spring Security. */
    @State(Scope.Thread)
    public static class Spring {
        final SpringPeer spring = new SpringPeer();
        byte[] sealed = {};

        @Setup
        public void fill(Value value) {
            sealed = spring.encrypt(value.plaintext);
        }
    }

    /** Jasypt. */
    @State(Scope.Thread)
    public static class Jasypt {
        final JasyptPeer jasypt = new JasyptPeer();
        byte[] sealed = {};

        @Setup
        public void fill(Value value) {
            sealed = jasypt.encrypt(value.plaintext);
        }
    }

    @Benchmark
    public byte[] tinkEncrypt(Value value, Tinks tinks) throws GeneralSecurityException {
        return tinks.tink.raw().encrypt(value.plaintext, value.associatedData);
    }

    @Benchmark
    public byte[] tinkDecrypt(Value value, Tinks tinks) throws GeneralSecurityException {
        return tinks.tink.raw().decrypt(tinks.raw, value.associatedData);
    }

    @Benchmark
    public byte[] tinkEnvelopeEncrypt(Value value, Tinks tinks) throws GeneralSecurityException {
        return tinks.tink.envelope().encrypt(value.plaintext, value.associatedData);
    }

    @Benchmark
    public byte[] tinkEnvelopeDecrypt(Value value, Tinks tinks) throws GeneralSecurityException {
        return tinks.tink.envelope().decrypt(tinks.envelope, value.associatedData);
    }

    @Benchmark
    public byte[] awsEncrypt(Value value, Aws aws) {
        return aws.aws.encrypt(value.plaintext);
    }

    @Benchmark
    public byte[] awsDecrypt(Value value, Aws aws) {
        return aws.aws.decrypt(aws.sealed);
    }

    @Benchmark
    public byte[] asherahEncrypt(Value value, Asherah asherah) {
        return asherah.asherah.encrypt(value.plaintext);
    }

    @Benchmark
    public byte[] asherahDecrypt(Value value, Asherah asherah) {
        return asherah.asherah.decrypt(asherah.sealed);
    }

    @Benchmark
    public byte[] springEncrypt(Value value, Spring spring) {
        return spring.spring.encrypt(value.plaintext);
    }

    @Benchmark
    public byte[] springDecrypt(Value value, Spring spring) {
        return spring.spring.decrypt(spring.sealed);
    }

    @Benchmark
    public byte[] jasyptEncrypt(Value value, Jasypt jasypt) {
        return jasypt.jasypt.encrypt(value.plaintext);
    }

    @Benchmark
    public byte[] jasyptDecrypt(Value value, Jasypt jasypt) {
        return jasypt.jasypt.decrypt(jasypt.sealed);
    }
}
