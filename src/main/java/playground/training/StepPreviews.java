package playground.training;

import playground.data.DataPoint;

/**
 * Finds what a run's steps would do by making them and taking them back, so that the run doesn't change. Works also for a run that
 * has diverged; then the numbers may not be finite. Belongs to the run's thread.
 */
public final class StepPreviews {
    private final RunData data;
    private final Learner learner;
    private final TrainingProgress progress;

    StepPreviews(RunData data, Learner learner, TrainingProgress progress) {
        this.data = data;
        this.learner = learner;
        this.progress = progress;
    }

    /**
     * The coming step.
     *
     * @throws IllegalStateException if there are no training points, or the network isn't {@link Run#trainable}
     */
    public StepPreview coming() {
        int[] points = comingPoints();
        double dropout = data.experiment().training().regularization().dropout();
        return preview(points, points.length, dropout);
    }

    /**
     * The minibatch of the coming step, by the indexes of its points.
     *
     * @throws IllegalStateException if there are no training points
     */
    public int[] comingPoints() {
        if (!progress.hasTrainingPoints()) {
            throw new IllegalStateException("there is no coming step without training points");
        }
        int batch = progress.gather(learner.pass(data.capacity()));
        progress.takeBack();
        return progress.gathered(batch);
    }

    /**
     * A step for which this point alone is the minibatch, with no unit dropped out.
     *
     * @throws IllegalStateException if the network isn't {@link Run#trainable}
     */
    public StepPreview of(DataPoint point) {
        data.gather(point, learner.pass(data.capacity()));
        return preview(new int[0], 1, 0);
    }

    private StepPreview preview(int[] points, int batch, double dropout) {
        if (!learner.trainable()) {
            throw new IllegalStateException("there is no step without a gradient");
        }
        return learner.preview(points, batch, dropout, progress.learningRate());
    }
}
