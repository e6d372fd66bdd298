package playground.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import playground.experiment.Refusal;
import playground.training.Checkpoint;

/**
 * Checkpoints as bytes, little-endian. Stateless: any thread may call it.
 *
 * <table>
 * <caption>The bytes of the message</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>u8</td><td>kind: 2</td></tr>
 * <tr><td>1</td><td>u8</td><td>version: 1</td></tr>
 * <tr><td>2</td><td>u16</td><td>0</td></tr>
 * <tr><td>4</td><td>u32</td><td>run: as in {@code started}</td></tr>
 * <tr><td>8</td><td>f64</td><td>step: optimizer steps made</td></tr>
 * <tr><td>16</td><td></td><td>the checkpoint itself: to be kept as it is, and handed over in base64</td></tr>
 * </table>
 *
 * <table>
 * <caption>The bytes of a checkpoint; a list is a u32 count and then its entries</caption>
 * <tr><th>type</th><th>field</th></tr>
 * <tr><td>4 bytes</td><td>{@code BPCK}</td></tr>
 * <tr><td>u32</td><td>{@link #VERSION}: another one with each change of these bytes or of the arithmetic of a
 * step</td></tr>
 * <tr><td>u32</td><td>count of the bytes from offset 16 on</td></tr>
 * <tr><td>u32</td><td>CRC-32C of the bytes from 0 to 12 and from 16 on</td></tr>
 * <tr><td>list of u8</td><td>the experiment as JSON without points, UTF-8</td></tr>
 * <tr><td>list of 3 f64, u8</td><td>the points of a drawn set: x, y, target, test</td></tr>
 * <tr><td>i64, i64</td><td>step, completed epochs</td></tr>
 * <tr><td>i32</td><td>flags: bit 0 stopped by its rule, bit 1 diverged, bit 2 the next four fields mean nothing</td></tr>
 * <tr><td>f64, f64, i64, f64</td><td>the loss compared with, the average ratio to it, the step of the last look, the loss
 *     then</td></tr>
 * <tr><td>f64, i64</td><td>of early stopping: the lowest test loss, and the epochs since</td></tr>
 * <tr><td>i32, i64, f64, f64</td><td>only if diverged: cause, step, learning rate, loss before</td></tr>
 * <tr><td>list of f64</td><td>parameters</td></tr>
 * <tr><td>list of lists of f64</td><td>the optimizer's moments</td></tr>
 * <tr><td>list of lists of i64</td><td>the states of the generators: of the order, of dropout</td></tr>
 * <tr><td>i32</td><td>training points of the epoch that had their turn</td></tr>
 * <tr><td>list of i32</td><td>the epoch's order, by the points' indexes; empty between two epochs</td></tr>
 * </table>
 *
 * <p>A client doesn't read a checkpoint's bytes. The version counts up with every change of the bytes and of the arithmetic,
 * because a run that goes on with other bits is not the same run. {@link CheckpointLayout} has the fields that follow the header.
 * The checksum detects damage; it doesn't prove where a checkpoint comes from.
 */
public final class CheckpointCodec {
    static final byte KIND = 2;
    static final byte MESSAGE_VERSION = 1;
    static final int MESSAGE_HEADER_BYTES = 16;

    static final int MAGIC = 0x4B435042;
    static final int VERSION = 4;
    static final int HEADER_BYTES = 16;
    static final int CHECKSUM_OFFSET = 12;

    private CheckpointCodec() {}

    /**
     * The checkpoint as the server sends it: first the header that the page reads, then the bytes that it only keeps.
     *
     * @param json of the checkpoint's experiment
     */
    static ByteBuffer message(long run, Checkpoint checkpoint, byte[] json) {
        byte[] kept = encode(checkpoint, json);
        ByteBuffer message =
                ByteBuffer.allocate(MESSAGE_HEADER_BYTES + kept.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put(KIND).put(MESSAGE_VERSION).putShort((short) 0).putInt((int) run);
        message.putDouble((double) checkpoint.step()).put(kept);
        return message.flip();
    }

    /** The bytes that a page keeps and hands to a server, so that the run goes on from there. */
    public static byte[] encode(Checkpoint checkpoint) {
        return encode(checkpoint, CheckpointLayout.json(checkpoint.experiment()));
    }

    private static byte[] encode(Checkpoint checkpoint, byte[] json) {
        GrowingBytes bytes = new GrowingBytes();
        bytes.room(HEADER_BYTES).position(HEADER_BYTES);
        CheckpointLayout.write(checkpoint, json, bytes);
        byte[] kept = bytes.toArray();
        ByteBuffer header = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).putInt(VERSION).putInt(kept.length - HEADER_BYTES);
        header.putInt(checksum(kept));
        return kept;
    }

    /**
     * The checkpoint in {@code kept}.
     *
     * @throws BadMessage with the path {@code checkpoint}, if the bytes are no checkpoint, are damaged, or have another version
     */
    public static Checkpoint decode(byte[] kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        if (kept.length < Integer.BYTES || bytes.getInt() != MAGIC) {
            throw none(kept.length + " bytes");
        }
        if (kept.length < HEADER_BYTES) {
            throw damaged(kept.length);
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw otherVersion(Integer.toUnsignedString(version));
        }
        if (bytes.getInt() != kept.length - HEADER_BYTES || bytes.getInt() != checksum(kept)) {
            throw damaged(kept.length);
        }
        try {
            return CheckpointLayout.read(bytes);
        } catch (BadMessage | Refusal e) {
            // The bytes are undamaged, but this server would not write them: a server with other settings has.
            throw otherVersion(e.getMessage());
        }
    }

    /** The checksum of all bytes except its own. */
    private static int checksum(byte[] kept) {
        CRC32C checksum = new CRC32C();
        checksum.update(kept, 0, CHECKSUM_OFFSET);
        checksum.update(kept, HEADER_BYTES, kept.length - HEADER_BYTES);
        return (int) checksum.getValue();
    }

    private static BadMessage damaged(int length) {
        return refusal(ErrorCode.CHECKPOINT_DAMAGED, length + " bytes", "The checkpoint is cut or damaged.");
    }

    /** The refusal of a checkpoint that could be read, but whose values don't fit together. */
    public static BadMessage misfit(Refusal refusal) {
        return otherVersion(refusal.getMessage());
    }

    /** The refusal of a checkpoint whose run belongs to another experiment than the one in the message. */
    public static BadMessage ofAnotherExperiment() {
        return refusal(ErrorCode.CHECKPOINT_OTHER_EXPERIMENT, "", "The checkpoint is of a run of another experiment.");
    }

    /** The refusal of bytes that can't be read as a checkpoint's fields. */
    static BadMessage inconsistent() {
        return otherVersion("an inconsistent content");
    }

    static BadMessage none(String value) {
        return refusal(ErrorCode.NO_CHECKPOINT, value, "This is no checkpoint of a run.");
    }

    private static BadMessage otherVersion(String value) {
        return refusal(
                ErrorCode.CHECKPOINT_OTHER_VERSION, value, "The checkpoint was made by a server of another version.");
    }

    private static BadMessage refusal(ErrorCode code, String value, String sentence) {
        return new BadMessage(code, "checkpoint", value, "", sentence);
    }
}
