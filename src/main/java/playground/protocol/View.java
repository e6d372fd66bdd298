package playground.protocol;

import playground.explain.Inspection;

/** The views that can be inspected. A page asks by a view's name, and the answer carries the same name. */
enum View {
    EXAMPLE,
    MATRICES,
    GRAPH,
    SLICE,
    SURFACE,
    CHECK,
    HEALTH,
    ERRORS,
    ABLATION;

    static final Inspection.Handler<View> OF = new OfAnswer();

    private static final class OfAnswer implements Inspection.Handler<View> {
        @Override
        public View example(Inspection.Example answer) {
            return EXAMPLE;
        }

        @Override
        public View minibatch(Inspection.Minibatch answer) {
            return EXAMPLE;
        }

        @Override
        public View matrices(Inspection.Matrices answer) {
            return MATRICES;
        }

        @Override
        public View graph(Inspection.Graph answer) {
            return GRAPH;
        }

        @Override
        public View slice(Inspection.Slice answer) {
            return SLICE;
        }

        @Override
        public View surface(Inspection.Surface answer) {
            return SURFACE;
        }

        @Override
        public View check(Inspection.Check answer) {
            return CHECK;
        }

        @Override
        public View health(Inspection.Health answer) {
            return HEALTH;
        }

        @Override
        public View errors(Inspection.Errors answer) {
            return ERRORS;
        }

        @Override
        public View ablation(Inspection.Ablation answer) {
            return ABLATION;
        }
    }
}
