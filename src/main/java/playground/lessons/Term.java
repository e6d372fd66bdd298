package playground.lessons;

import java.util.List;

/**
 * A word of the field, which the glossary explains.
 *
 * @param id the same in every language
 * @param light where on the page it can be seen
 */
public record Term(String id, Light light) {
    /** The name of the file, in each language's folder, that explains the terms. */
    public static final String FILE = "glossary";

    /** In the order in which one builds on another. */
    public static final List<Term> GLOSSARY = List.of(
            new Term("feature", Light.FEATURES),
            new Term("unit", Light.NETWORK),
            new Term("weight", Light.NETWORK),
            new Term("bias", Light.NETWORK),
            new Term("layer", Light.NETWORK),
            new Term("pre-activation", Light.EXAMPLE),
            new Term("activation", Light.ACTIVATION),
            new Term("softmax", Light.EXAMPLE),
            new Term("boundary", Light.PLANE),
            new Term("loss", Light.LOSS),
            new Term("cross-entropy", Light.EXAMPLE),
            new Term("forward", Light.EXAMPLE),
            new Term("backward", Light.EXAMPLE),
            new Term("chain-rule", Light.GRAPH),
            new Term("gradient", Light.WEIGHTS),
            new Term("delta", Light.MATRICES),
            new Term("learning-rate", Light.LEARNING_RATE),
            new Term("step", Light.STEP),
            new Term("minibatch", Light.BATCH_SIZE),
            new Term("epoch", Light.RUN),
            new Term("optimizer", Light.OPTIMIZER),
            new Term("test-points", Light.DATA),
            new Term("overfitting", Light.LOSS),
            new Term("dead-unit", Light.HEALTH),
            new Term("sharpness", Light.HEALTH),
            new Term("gradient-check", Light.CHECK));
}
