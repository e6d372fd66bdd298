package playground.export;

/** A file to be taken home. Nobody writes to its bytes. */
public record ExportedFile(String name, String mediaType, byte[] content) {}
