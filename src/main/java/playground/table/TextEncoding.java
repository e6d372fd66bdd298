package playground.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How bytes are letters. */
public enum TextEncoding {
    UTF_8,
    /** What spreadsheets call Unicode text: it begins with a byte order mark. */
    UTF_16,
    /** What spreadsheets in Western Europe still save. */
    WINDOWS_1252;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /**
     * The one that a file is in. Only UTF-8 has rules that other bytes break, so what keeps them is UTF-8; in Windows-1252, all but
     * five bytes are letters.
     */
    static TextEncoding find(byte[] file) {
        if (beginsAsUtf16(file)) {
            return UTF_16;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS_1252;
        }
    }

    /** The text with its byte order mark, if it has one. What is no letter in this encoding becomes U+FFFD. */
    String decode(byte[] file) {
        try {
            return charset(file)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("A decoder that replaces doesn't fail.", e);
        }
    }

    static boolean hasByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    }

    private Charset charset(byte[] file) {
        return switch (this) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16 ->
                file.length > 0 && file[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            case WINDOWS_1252 -> WESTERN;
        };
    }

    private static boolean beginsAsUtf16(byte[] file) {
        if (file.length < 2) {
            return false;
        }
        int first = ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
        return first == 0xFFFE || first == 0xFEFF;
    }
}
