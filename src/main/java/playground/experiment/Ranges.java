package playground.experiment;

import playground.data.Feature;
import playground.data.Formula;
import playground.nn.Network;
import playground.nn.OptimizerSetting;

/**
 * Every range and initial number of an experiment, each written here and nowhere else; {@link Settings} says which setting has
 * which.
 */
public final class Ranges {
    private static final long LARGEST_SEED = (1L << 32) - 1;
    private static final int MOST_POINTS = 5_000;

    /** Percent; the generators read it as TensorFlow Playground's noise slider. */
    public static final NumberRange NOISE = NumberRange.reals(0, 50, 1, 0);

    public static final NumberRange COUNT = NumberRange.wholes(20, MOST_POINTS, 10, 500);
    public static final NumberRange CLASSES = NumberRange.wholes(2, 6, 1, 2);
    /** Percent of the points that are trained on; the initial value is that of generated points. */
    public static final NumberRange TRAIN_SHARE = NumberRange.wholes(10, 100, 5, 50);

    public static final NumberRange SEED = NumberRange.wholes(0, LARGEST_SEED, 1, 1);
    /** How many explicit points an experiment may carry. */
    public static final NumberRange POINTS = NumberRange.wholes(0, MOST_POINTS, 1, 0);

    /** How many bits the parity is of. */
    public static final NumberRange BITS = NumberRange.wholes(2, 8, 1, 4);

    /** How many coordinates a point has. */
    public static final NumberRange DIMENSIONS = NumberRange.wholes(1, 2, 1, 2);

    public static final NumberRange COORDINATE = NumberRange.reals(-1e6, 1e6, 0, 0);
    public static final NumberRange TARGET = NumberRange.reals(-1e6, 1e6, 0, 0);

    /** How many of the features a network takes; with none of them it has other inputs. */
    public static final NumberRange FEATURES = NumberRange.wholes(0, Feature.values().length, 1, 2);

    public static final NumberRange FOURIER_COUNT = NumberRange.wholes(0, 32, 1, 0);
    public static final NumberRange FOURIER_SCALE = NumberRange.logarithmic(0.01, 10, 1);
    public static final NumberRange FORMULAS = NumberRange.wholes(0, 8, 1, 0);
    /** Characters of one formula. */
    public static final NumberRange FORMULA_LENGTH = NumberRange.wholes(1, Formula.LONGEST, 1, 1);

    /** Characters of a column's or a class's name. */
    public static final NumberRange NAME_LENGTH = NumberRange.wholes(0, 40, 1, 0);

    public static final NumberRange LAYERS = NumberRange.wholes(0, 8, 1, 2);
    public static final NumberRange UNITS = NumberRange.wholes(1, 32, 1, 4);
    /** A weight or bias set by hand or given with the experiment. Training itself may go beyond. */
    public static final NumberRange PARAMETER = NumberRange.reals(-1e6, 1e6, 0, 0);

    /** How many initial parameters may be set by hand: any of the largest network's. */
    public static final NumberRange HAND_SET = NumberRange.wholes(0, 15_000, 1, 0);

    public static final NumberRange LEARNING_RATE = NumberRange.logarithmic(1e-5, 10, 0.03);
    /** Its initial value is the one a control takes as regularization is switched on. */
    public static final NumberRange REGULARIZATION_RATE = NumberRange.reals(0, 10, 0, 0.001);

    public static final NumberRange LEAKY_SLOPE = NumberRange.reals(0, 1, 0, Network.LEAKY_SLOPE);
    public static final NumberRange HUBER_DELTA = NumberRange.logarithmic(0.01, 100, Network.HUBER_DELTA);

    public static final NumberRange MOMENTUM = NumberRange.reals(0, 0.999, 0, OptimizerSetting.MOMENTUM.initial());
    public static final NumberRange DECAY = NumberRange.reals(0, 0.999, 0, OptimizerSetting.DECAY.initial());
    public static final NumberRange BETA_1 = NumberRange.reals(0, 0.999, 0, OptimizerSetting.BETA1.initial());
    public static final NumberRange BETA_2 = NumberRange.reals(0, 0.9999, 0, OptimizerSetting.BETA2.initial());
    public static final NumberRange EPSILON = NumberRange.logarithmic(1e-12, 0.1, OptimizerSetting.EPSILON.initial());
    public static final NumberRange WEIGHT_DECAY = NumberRange.reals(0, 1, 0, OptimizerSetting.WEIGHT_DECAY.initial());

    /** Epochs. */
    public static final NumberRange SCHEDULE_EVERY = NumberRange.wholes(1, 100_000, 1, 50);

    public static final NumberRange SCHEDULE_FACTOR = NumberRange.reals(0.01, 1, 0, 0.5);
    /** Epochs. */
    public static final NumberRange WARM_UP = NumberRange.wholes(0, 10_000, 1, 0);

    /** 0 is off. */
    public static final NumberRange CLIP_NORM = NumberRange.reals(0, 1000, 0, 0);

    public static final NumberRange DROPOUT = NumberRange.reals(0, 0.9, 0, 0);
    /** How many parts of the network may be frozen. */
    public static final NumberRange FROZEN = NumberRange.wholes(0, 1000, 1, 0);

    /** More than there are training points means all of them. */
    public static final NumberRange BATCH_SIZE = NumberRange.wholes(1, MOST_POINTS, 1, 10);

    public static final NumberRange STOP_STEP = NumberRange.wholes(1, 100_000_000, 1, 1000);
    public static final NumberRange STOP_EPOCH = NumberRange.wholes(1, 1_000_000, 1, 200);
    public static final NumberRange STOP_LOSS = NumberRange.logarithmic(1e-6, 10, 0.01);

    /** A share, or R². */
    public static final NumberRange STOP_SCORE = NumberRange.reals(0.01, 1, 0.01, 0.95);

    /** Epochs. */
    public static final NumberRange STOP_PATIENCE = NumberRange.wholes(1, 100_000, 1, 20);

    /** Hidden layers and the output layer, from 1 on. */
    public static final NumberRange STOP_LAYER = NumberRange.wholes(1, (long) LAYERS.max() + 1, 1, 1);

    public static final NumberRange STOP_UNIT = NumberRange.wholes(1, (long) UNITS.max(), 1, 1);

    /** From 1 on; 0 is the bias. */
    public static final NumberRange STOP_INPUT =
            NumberRange.wholes(0, (long) (FEATURES.max() + FOURIER_COUNT.max() + FORMULAS.max()), 1, 1);

    public static final NumberRange STOP_DEAD_UNITS = NumberRange.wholes(1, (long) (LAYERS.max() * UNITS.max()), 1, 1);

    /** A share of the limit. */
    public static final NumberRange STOP_SHARPNESS = NumberRange.reals(0.01, 100, 0.05, 1);

    private Ranges() {}
}
