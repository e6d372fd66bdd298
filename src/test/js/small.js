/** A catalogue of a playground that has little, written by hand, states of it, and what can be done there. */
import { createActions } from '../../../web/actions.js';
import { createState } from '../../../web/model/state.js';

const range = (min, max, integer = false) => ({ min, max, step: 1, initial: min, scale: 'linear', integer });

export const catalogue = {
  defaults: {
    data: {
      set: 'circle',
      count: 500,
      noise: 0,
      classes: 2,
      trainShare: 50,
      seed: 1,
      inputs: 2,
      bits: 4,
      formula: 'x',
      scaling: 'none',
    },
    network: {
      features: ['x1', 'x2'],
      fourier: { count: 0, scale: 1 },
      formulas: [],
      layers: [
        { units: 4, activation: 'tanh' },
        { units: 2, activation: 'tanh' },
      ],
      leakySlope: 0.01,
      loss: 'cross-entropy',
      output: 'sigmoid',
      huberDelta: 1,
      initialization: 'xavier',
      seed: 1,
      handSet: [],
    },
    training: {
      optimizer: 'sgd',
      momentum: 0.9,
      decay: 0.9,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0.01,
      learningRate: 0.03,
      schedule: { kind: 'constant', every: 50, factor: 0.5, warmUp: 0 },
      clipNorm: 0,
      regularization: 'none',
      regularizationRate: 0,
      dropout: 0,
      batchSize: 10,
      shuffle: true,
      stop: { kind: 'none' },
      frozen: [],
    },
  },
  ranges: {
    'data.points': range(0, 6, true),
    'data.points.x': range(-1e6, 1e6),
    'data.points.y': range(-1e6, 1e6),
    'data.points.target': range(-1e6, 1e6),
    'data.classes': range(2, 6, true),
    'network.layers': range(0, 2, true),
    'network.layers.units': range(1, 8, true),
    'network.fourier.count': range(0, 8, true),
    'network.fourier.scale': range(0.1, 10),
    'network.handSet.value': range(-100, 100),
    'training.stop.epoch': range(1, 1000, true),
    'training.stop.loss': range(0, 1),
    'training.stop.early': range(1, 100, true),
    'training.schedule.every': range(1, 1000, true),
    'training.schedule.factor': range(0.1, 0.9),
  },
  choices: {
    'data.set': [
      { id: 'circle', problem: 'classification', minClasses: 2, maxClasses: 2, drawn: false, inputs: 0, trainShare: 50 },
      { id: 'plane', problem: 'regression', minClasses: 2, maxClasses: 2, drawn: false, inputs: 0, trainShare: 50 },
      { id: 'drawn', problem: 'classification', minClasses: 2, maxClasses: 6, drawn: true, inputs: 0, trainShare: 100 },
      { id: 'drawn-values', problem: 'regression', minClasses: 2, maxClasses: 2, drawn: true, inputs: 0, trainShare: 100 },
    ],
    'training.stop.kind': ['none', 'epoch', 'loss', 'early'],
    'training.schedule.kind': ['constant', 'step', 'exponential', 'cosine'],
  },
  objectives: [
    { problem: 'two-class', loss: 'cross-entropy', output: 'sigmoid' },
    { problem: 'multi-class', loss: 'cross-entropy', output: 'softmax' },
    { problem: 'regression', loss: 'squared-error', output: 'linear' },
  ],
  languages: ['en'],
  defaultSpeed: 'epoch-a-frame',
  withoutGradient: ['hard-step'],
  stabilityLimits: { sgd: '2/η' },
};

/** A page that has its points. @param {[number, number, number, 0 | 1][]} points */
export function stateWith(points, set = 'drawn') {
  const state = createState(catalogue, 'en');
  state.experiment.data.set = state.confirmed.data.set = set;
  state.problem = set === 'drawn-values' || set === 'plane' ? 'regression' : 'two-class';
  state.points = state.flushed = state.confirmedPoints = points;
  state.run = 1;
  state.connection = 'connected';
  state.awaitingPoints = false;
  return state;
}

/** What a person can do on such a page, of which nothing around it is told but what a test asks for. */
export const actionsOn = (state, surroundings) =>
  createActions(state, {
    send: () => true,
    invalidate() {},
    redraw() {},
    address: { keep() {}, follow() {}, push() {}, hashes: () => [] },
    onLink() {},
    onSweep() {},
    onLesson() {},
    keepOwn() {},
    onOwnPoints: () => () => {},
    ...surroundings,
  });
