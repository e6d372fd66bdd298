package playground.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a value is written to a checkpoint's bytes and read from them. Before a reader allocates memory for a value, it checks that
 * enough bytes are left.
 *
 * @param leastBytes the fewest bytes that a value takes
 */
record Encoding<T>(int leastBytes, BiConsumer<GrowingBytes, T> writer, Function<ByteBuffer, T> reader) {
    static final Encoding<Double> F64 = fixed(Double.BYTES, ByteBuffer::putDouble, ByteBuffer::getDouble);
    static final Encoding<Long> I64 = fixed(Long.BYTES, ByteBuffer::putLong, ByteBuffer::getLong);
    static final Encoding<Integer> I32 = fixed(Integer.BYTES, ByteBuffer::putInt, ByteBuffer::getInt);

    /** The count of the bytes, then the bytes. */
    static final Encoding<byte[]> BYTES = new Encoding<>(
            Integer.BYTES,
            (bytes, value) -> bytes.room(Integer.BYTES + value.length)
                    .putInt(value.length)
                    .put(value),
            bytes -> {
                byte[] value = new byte[count(bytes, 1)];
                bytes.get(value);
                return value;
            });

    /** A value that always takes {@code size} bytes. */
    static <T> Encoding<T> fixed(int size, BiConsumer<ByteBuffer, T> put, Function<ByteBuffer, T> get) {
        return new Encoding<>(size, (bytes, value) -> put.accept(bytes.room(size), value), bytes -> {
            if (bytes.remaining() < size) {
                throw CheckpointCodec.inconsistent();
            }
            return get.apply(bytes);
        });
    }

    /** The count of the entries, then the entries. */
    static <T> Encoding<List<T>> listOf(Encoding<T> entry) {
        return new Encoding<>(
                Integer.BYTES,
                (bytes, list) -> {
                    I32.writer.accept(bytes, list.size());
                    list.forEach(value -> entry.writer.accept(bytes, value));
                },
                bytes -> {
                    int count = count(bytes, entry.leastBytes);
                    List<T> list = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        list.add(entry.reader.apply(bytes));
                    }
                    return list;
                });
    }

    /** The same bytes; reading refuses a value that isn't allowed. */
    Encoding<T> allowing(Predicate<T> allowed) {
        return new Encoding<>(leastBytes, writer, bytes -> {
            T value = reader.apply(bytes);
            if (!allowed.test(value)) {
                throw CheckpointCodec.inconsistent();
            }
            return value;
        });
    }

    /** The same bytes, read as another type of value. */
    <U> Encoding<U> standingFor(Function<T, U> meaning, Function<U, T> value) {
        return new Encoding<>(
                leastBytes,
                (bytes, meant) -> writer.accept(bytes, value.apply(meant)),
                bytes -> meaning.apply(reader.apply(bytes)));
    }

    private static int count(ByteBuffer bytes, int leastBytes) {
        int count = I32.reader.apply(bytes);
        if (count < 0 || (long) count * leastBytes > bytes.remaining()) {
            throw CheckpointCodec.inconsistent();
        }
        return count;
    }
}
