package playground.e2e;

/** Software that stands in for a graphics processor, by another name: under its own, a page refuses it. */
public final class StandIn {
    /** A script for a page, before its own. */
    public static final String SCRIPT = """
            {
                const { getParameter } = WebGL2RenderingContext.prototype;
                WebGL2RenderingContext.prototype.getParameter = function (name) {
                    const found = getParameter.call(this, name);
                    return /SwiftShader/.test(found) ? 'a graphics processor' : found;
                };
            }""";

    private StandIn() {}
}
