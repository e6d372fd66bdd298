package playground.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import playground.maths.Elementary;
import playground.nn.Network;
import playground.nn.Pass;

final class ReluConstructionTest {
    private static final double FROM = -3;
    private static final double TO = 3;
    private static final int PLACES = 6001;

    private static double at(int place) {
        return FROM + (TO - FROM) * place / (PLACES - 1);
    }

    private static double[] outputs(ReluConstruction built) {
        Network network = built.network();
        double[] parameters = built.parameters(network);
        double[] x =
                IntStream.range(0, PLACES).mapToDouble(ReluConstructionTest::at).toArray();
        int[] all = IntStream.range(0, PLACES).toArray();
        Pass pass = new Pass(network, PLACES);
        pass.gather(new double[][] {x}, new double[][] {new double[PLACES]}, all, 0, PLACES);
        pass.forward(parameters, PLACES);
        return pass.activations(1)[0].clone();
    }

    @Test
    void itIsTheStraightLineBetweenTwoSamples() {
        for (int pieces : List.of(4, 8, 16, 32, 64)) {
            double[] y = outputs(ReluConstruction.of(Elementary::sin, FROM, TO, pieces));
            double width = (TO - FROM) / pieces;
            for (int place = 0; place < PLACES; place++) {
                double piece = Math.min(pieces - 1, Math.floor((at(place) - FROM) / width));
                double left = FROM + width * piece;
                double share = (at(place) - left) / width;
                double line = (1 - share) * Math.sin(left) + share * Math.sin(left + width);
                assertEquals(line, y[place], 1e-12, pieces + " pieces at " + at(place));
            }
        }
    }

    @Test
    void theLargestErrorFallsWithTheSquareOfTheNumberOfPieces() {
        double before = largestError(4);
        for (int pieces : List.of(8, 16, 32, 64)) {
            double now = largestError(pieces);
            // towards a quarter, from below, since the second derivative of the sine isn't the same everywhere
            assertEquals(4, before / now, pieces == 8 ? 1 : 0.3, pieces + " pieces");
            double width = (TO - FROM) / pieces;
            assertTrue(now <= width * width / 8, "h² · max |f″| / 8");
            before = now;
        }
    }

    private static double largestError(int pieces) {
        double[] y = outputs(ReluConstruction.of(Elementary::sin, FROM, TO, pieces));
        return IntStream.range(0, PLACES)
                .mapToDouble(place -> Math.abs(y[place] - Math.sin(at(place))))
                .max()
                .orElseThrow();
    }
}
