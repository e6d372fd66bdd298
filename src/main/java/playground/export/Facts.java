package playground.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import playground.experiment.Ids;
import playground.experiment.TrainingSettings;
import playground.nn.DenseLayer;
import playground.nn.Network;

/** What a file says about its network at its beginning, in sentences that hold nothing that a person has written. */
final class Facts {
    private Facts() {}

    static List<String> of(TrainedNetwork trained) {
        TrainedNetwork.Progress progress = trained.progress();
        TrainingSettings training = trained.experiment().training();
        List<String> facts = new ArrayList<>();
        facts.add("A network of " + shape(trained.network()) + ", trained in Backprop Playground.");
        facts.add("Steps of %3$s: %1$d, complete epochs: %2$d; learning rate %4$s, minibatches of %5$d."
                .formatted(
                        progress.step(),
                        progress.epoch(),
                        words(training.optimizer().kind()),
                        progress.learningRate(),
                        training.batches().size()));
        facts.add(measured(
                "training",
                progress.trainPoints(),
                trained,
                progress.evaluation().trainLoss(),
                progress.evaluation().trainScore()));
        if (progress.testPoints() > 0) {
            facts.add(measured(
                    "test",
                    progress.testPoints(),
                    trained,
                    progress.evaluation().testLoss(),
                    progress.evaluation().testScore()));
        }
        facts.add("LINK opens the experiment that makes it again.");
        return facts;
    }

    private static String shape(Network network) {
        StringBuilder shape = new StringBuilder(network.inputs() + (network.inputs() == 1 ? " input" : " inputs"));
        for (int l = 0; l < network.layers().size(); l++) {
            DenseLayer layer = network.layers().get(l);
            boolean hidden = l < network.activations().size();
            Enum<?> function = hidden ? network.activations().get(l) : network.output();
            shape.append(", ").append(layer.fanOut()).append(' ').append(words(function));
        }
        return shape.append(" (")
                .append(network.parameterCount())
                .append(" parameters)")
                .toString();
    }

    private static String measured(
            String which, int points, TrainedNetwork trained, OptionalDouble loss, OptionalDouble score) {
        StringBuilder fact = new StringBuilder("%d %s points".formatted(points, which));
        loss.ifPresent(value -> fact.append(": ")
                .append(words(trained.network().loss()))
                .append(' ')
                .append(rounded(value)));
        score.ifPresent(value -> fact.append(trained.classifies() ? ", accuracy " : ", R squared ")
                .append(rounded(value)));
        return fact.append('.').toString();
    }

    private static String words(Enum<?> constant) {
        return Ids.id(constant).replace('-', ' ');
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
