package playground.training;

/**
 * The losses and scores of a run's present parameters, each measured when it is first asked for and then kept until something
 * changes: at the end of an epoch several ask for the same ones. Belongs to the run's thread; only {@link #evaluation} allocates.
 */
final class RunMeasures {
    private final Evaluator evaluator;
    private final Learner learner;
    private final RunData data;
    private boolean trainIsMeasured;
    private double trainLoss;
    private double trainScore;
    private boolean testIsMeasured;
    private double testLoss;
    private double testScore;
    /** Null if nobody has asked for it since the last change. */
    private Evaluation evaluation;

    RunMeasures(Evaluator evaluator, Learner learner, RunData data) {
        this.evaluator = evaluator;
        this.learner = learner;
        this.data = data;
    }

    /** The parameters or the points have changed. */
    void forget() {
        trainIsMeasured = false;
        testIsMeasured = false;
        evaluation = null;
    }

    /** The mean loss over the training points; NaN if there are none. */
    double trainLoss() {
        measureTrain();
        return trainLoss;
    }

    /** The accuracy, or R², over the training points; NaN if that can't be told. */
    double trainScore() {
        measureTrain();
        return trainScore;
    }

    /** The mean loss over the test points; NaN if there are none. */
    double testLoss() {
        measureTest();
        return testLoss;
    }

    /** The accuracy, or R², over the test points; NaN if that can't be told. */
    double testScore() {
        measureTest();
        return testScore;
    }

    /** All four; the same object until something changes. */
    Evaluation evaluation() {
        if (evaluation == null) {
            evaluation = Evaluation.of(trainLoss(), testLoss(), trainScore(), testScore());
        }
        return evaluation;
    }

    private void measureTrain() {
        if (!trainIsMeasured) {
            Samples samples = data.samples();
            evaluator.measure(learner.parameters(), samples, samples.train);
            trainLoss = evaluator.loss();
            trainScore = evaluator.score();
            trainIsMeasured = true;
        }
    }

    private void measureTest() {
        if (!testIsMeasured) {
            Samples samples = data.samples();
            evaluator.measure(learner.parameters(), samples, samples.test);
            testLoss = evaluator.loss();
            testScore = evaluator.score();
            testIsMeasured = true;
        }
    }
}
