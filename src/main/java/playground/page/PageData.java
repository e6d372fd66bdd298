package playground.page;

/**
 * What the page brings along for its program.
 *
 * @param catalogue the ranges, choices and defaults, as JSON
 * @param started the server's first message to a page that asks for the default experiment, as JSON: with it and the frame, the
 *     page shows points and boundary before it is connected
 * @param frame the first frame of that run, in Base64
 */
public record PageData(String catalogue, String started, String frame) {}
