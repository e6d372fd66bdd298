package playground.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import playground.experiment.Refusal;
import playground.explain.Inspection.Node;
import playground.explain.Quantity.Role;
import playground.nn.DenseLayer;
import playground.nn.Network;
import playground.nn.Pass;
import playground.training.Run;

/** The scalar graph of one example's loss, whole or around one unit, with the gradients that reverse mode finds. */
final class GraphInspection {
    static final int MOST_NODES = 1500;

    private final Network network;
    private final Mlp mlp;
    private final IdentityHashMap<Value, Quantity> labels = new IdentityHashMap<>();
    private final Mlp.Forward forward;
    private final Value loss;

    private GraphInspection(Run run, Inspection.Examined examined) {
        network = run.network();
        mlp = new Mlp(network, run.parameters());
        Pass one = new Pass(network, 1);
        run.data().gather(Inspector.point(examined), one);
        List<Value> x = values(one.inputs());
        List<Value> y = values(one.targets());
        run.breaks().take();
        forward = mlp.forward(x);
        loss = mlp.loss(forward, y);
        run.breaks().take();
        loss.backward();
        run.breaks().take();
        label(x, y);
        run.breaks().take();
    }

    static Inspection.Graph of(Run run, Inspection.Examined examined, Inquiry.Graph inquiry) {
        inquiry.of().ifPresent(address -> address.index(run.network(), "of"));
        if (inquiry.of().isEmpty()) checkSize("at least ", leastNodes(run.network()));
        GraphInspection graph = new GraphInspection(run, examined);
        List<Node> nodes = inquiry.of()
                .map(unit -> graph.nodes(graph.root(unit), graph.around(unit)))
                .orElseGet(() -> graph.nodes(graph.loss, Set.of()));
        return new Inspection.Graph(examined, inquiry.of(), nodes);
    }

    /**
     * A lower bound of the whole graph's size, known before it is built: each weight with its product and the sum so far, and each
     * bias.
     */
    private static long leastNodes(Network network) {
        return network.layers().stream()
                .mapToLong(layer -> layer.fanOut() * (3L * layer.fanIn() + 1))
                .sum();
    }

    private static void checkSize(String precision, long nodes) {
        if (nodes > MOST_NODES) {
            throw new Refusal(
                    Refusal.Reason.OUT_OF_RANGE,
                    "of",
                    precision + nodes + " nodes",
                    "at most " + MOST_NODES + " nodes");
        }
    }

    /**
     * The value of a unit that the loss is computed from: its activation, or the logit of an output whose prediction is rounded to
     * 0 or 1.
     */
    private Value root(Address unit) {
        boolean isOutput = unit.layer() == network.layers().size() - 1;
        boolean isLogit = isOutput && mlp.isLossOfLogits(forward);
        return (isLogit ? forward.z() : forward.a()).get(unit.layer()).get(unit.unit());
    }

    /** Where a unit's graph ends: what comes from the layer below. */
    private Set<Value> around(Address unit) {
        Set<Value> ends = Collections.newSetFromMap(new IdentityHashMap<>());
        if (unit.layer() > 0) ends.addAll(forward.a().get(unit.layer() - 1));
        return ends;
    }

    private List<Node> nodes(Value root, Set<Value> ends) {
        List<Value> order = root.usersFirst(ends);
        checkSize("", order.size());
        IdentityHashMap<Value, Integer> ids = new IdentityHashMap<>();
        for (Value value : order) ids.put(value, ids.size());
        List<Node> nodes = new ArrayList<>(order.size());
        for (Value value : order) {
            boolean end = ends.contains(value);
            nodes.add(new Node(
                    nodes.size(),
                    end ? "" : value.operation(),
                    Optional.ofNullable(labels.get(value)),
                    value.data(),
                    value.grad(),
                    end ? List.of() : value.operands().stream().map(ids::get).toList(),
                    end ? new double[0] : value.partials()));
        }
        return nodes;
    }

    private void label(List<Value> x, List<Value> y) {
        int last = network.layers().size() - 1;
        for (int i = 0; i < x.size(); i++)
            labels.put(x.get(i), Quantity.of(Symbol.X).at(Role.INPUT, i));
        for (int k = 0; k < y.size(); k++)
            labels.put(y.get(k), Quantity.of(Symbol.Y).at(Role.UNIT, k));
        for (int l = 0; l <= last; l++) {
            DenseLayer layer = network.layers().get(l);
            for (int u = 0; u < layer.fanOut(); u++) {
                for (int i = 0; i < layer.fanIn(); i++) {
                    labels.put(mlp.parameters().get(layer.weight(u, i)), Quantity.ofWeight(Symbol.W, l, u, i));
                }
                labels.put(mlp.parameters().get(layer.bias(u)), Quantity.ofUnit(Symbol.B, l, u));
                // z and a of a linear unit are one value, which is labelled a
                labels.put(forward.z().get(l).get(u), Quantity.ofUnit(Symbol.Z, l, u));
                Quantity a = l == last ? Quantity.of(Symbol.Y_HAT).at(Role.UNIT, u) : Quantity.ofUnit(Symbol.A, l, u);
                labels.put(forward.a().get(l).get(u), a);
            }
        }
        labels.put(loss, Quantity.of(Symbol.C));
    }

    private static List<Value> values(double[][] rows) {
        return Arrays.stream(rows).map(row -> Value.of(row[0])).toList();
    }
}
