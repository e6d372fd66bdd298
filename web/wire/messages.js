/**
 * The types of the server's messages, and their checks. Generated from the Java records that are written, which say
 * what each field means, by `playground.protocol.PageTypes` of the tests:
 *
 *     mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=playground.protocol.PageTypes
 *
 * @typedef {([x: number, y: number, target: number, test: 0 | 1])} Point
 * @typedef {([layer: number, unit: number, value: number] | [layer: number, unit: number, input: number, value: number])} HandSet
 * @typedef {([layer: number, unit: number] | [layer: number, unit: number, input: number])} Frozen
 * @typedef {({ kind: 'none' } | { kind: 'step', value: number } | { kind: 'epoch', value: number } | { kind: 'loss',
 *   value: number } | { kind: 'test-loss', value: number } | { kind: 'score', value: number } | { kind: 'test-score',
 *   value: number } | { kind: 'early', patience: number } | { kind: 'parameter', value: number, layer: number, unit: number,
 *   input: number, side: string } | { kind: 'prediction', value: number, unit: number, x: number, y: number, side: string }
 *   | { kind: 'dead-units', value: number } | { kind: 'sharpness', value: number })} StopRule
 * @typedef {({ columns: string[], target: string, classes: string[] })} DataNames
 * @typedef {({ units: number, activation: string })} HiddenLayer
 * @typedef {({ kind: string, every: number, factor: number, warmUp: number })} Schedule
 * @typedef {({ set: string, count: number, noise: number, classes: number, trainShare: number, seed: number, inputs: number,
 *   bits: number, formula: string, names?: DataNames, scaling: string, points?: Point[] })} DataSettings
 * @typedef {({ features: string[], fourier: { count: number, scale: number }, formulas: string[], layers: HiddenLayer[],
 *   leakySlope: number, loss: string, output: string, huberDelta: number, initialization: string, seed: number,
 *   handSet: HandSet[] })} NetworkSettings
 * @typedef {({ optimizer: string, momentum: number, decay: number, beta1: number, beta2: number, epsilon: number,
 *   weightDecay: number, learningRate: number, schedule: Schedule, clipNorm: number, regularization: string,
 *   regularizationRate: number, dropout: number, batchSize: number, shuffle: boolean, stop: StopRule,
 *   frozen: Frozen[] })} TrainingSettings
 * @typedef {({ data: DataSettings, network: NetworkSettings, training: TrainingSettings })} Experiment
 * @typedef {({ step: number, edited: boolean })} Resumed
 * @typedef {({ id: string, w?: [w1: number, w2: number], b?: number, text?: string, program?: (number | string)[] })} Input
 * @typedef {({ inputs: number, units: number, activation: string, slope?: number })} LayerShape
 * @typedef {({ inputs: Input[], layers: LayerShape[], parameterCount: number })} NetworkShape
 * @typedef {({ shift: number, unit: number })} Affine
 * @typedef {({ x: Affine, y: Affine, target: Affine })} PointScaling
 * @typedef {({ type: 'started', run: number, resumed?: Resumed, experiment: Experiment, points: Point[], network: NetworkShape,
 *   problem: 'two-class' | 'multi-class' | 'regression', scaling?: PointScaling })} Started
 * @typedef {({ type: 'changed', step: number, experiment: Experiment, scaling?: PointScaling })} Changed
 * @typedef {({ type: 'revisited', step: number, experiment: Experiment, points?: Point[], scaling?: PointScaling })} Revisited
 * @typedef {({ type: 'points', points: Point[] })} Points
 * @typedef {({ step: number, value: number, limit: number })} Steepness
 * @typedef {({ kind: 'dead-layer' | 'zero-weights' | 'alike-units' | 'no-gradient' | 'learned', layer?: number })} Diagnosis
 * @typedef {({ type: 'status', status: 'idle' | 'running' | 'paused' | 'stopped' | 'diverged', reason?: string,
 *   steepness?: Steepness, diagnosis?: Diagnosis })} Status
 * @typedef {({ type: 'error', code: string, path?: string, value?: string, allowed?: string, message: string })} Refused
 * @typedef {({ point?: number, place: [x: number, y: number], target: number })} Examined
 * @typedef {({ z: (number | null)[], a: (number | null)[], delta: (number | null)[] })} Layer
 * @typedef {({ minibatch: number[], gradient: (number | null)[], after: (number | null)[] })} Coming
 * @typedef {({ name: string, before: number | null, after: number | null })} Remembered
 * @typedef {({ index: number, state: Remembered[] })} Selected
 * @typedef {({ kind: 'quantity', name: string, layer?: number | string, unit?: number | string, input?: number | string,
 *   example?: number | string, next?: boolean, value?: number | null })} Quantity
 * @typedef {({ is: Expression, left?: Expression, relation?: string, right?: Expression })} Case
 * @typedef {(Quantity | { kind: 'number', value: number } | { kind: 'sum', terms: Expression[] } | { kind: 'negative',
 *   of: Expression } | { kind: 'product', factors: Expression[] } | { kind: 'fraction', over: Expression, under: Expression }
 *   | { kind: 'power', base: Expression, exponent: number } | { kind: 'function', name: 'exp' | 'log' | 'tanh' | 'sigmoid'
 *   | 'softplus' | 'sin' | 'cos' | 'normal' | 'density' | 'sqrt' | 'abs' | 'sign' | 'max' | 'min', arguments: Expression[] }
 *   | { kind: 'total', index: string, body: Expression, terms: Expression[] } | { kind: 'cases', cases: Case[],
 *   taken: number })} Expression
 * @typedef {({ id: string, of: Quantity, is: Expression, result: number | null })} Formula
 * @typedef {({ minibatch: number[] })} Indexes
 * @typedef {({ point: number, loss: number | null, gradient: number | null })} Pull
 * @typedef {({ id: string, name: string, layer: number, shape: number[], values: ((number | null)[])[] })} Matrix
 * @typedef {({ kind: 'operand', id: string } | { kind: 'sum', terms: MatrixExpression[] } | { kind: 'product',
 *   factors: MatrixExpression[] } | { kind: 'function', name: 'transpose' | 'column-sums' | 'hadamard' | 'sigma' | 'sigma-prime'
 *   | 'loss-gradient', arguments: MatrixExpression[] })} MatrixExpression
 * @typedef {({ of: string, is: MatrixExpression, operands: string[] })} MatrixFormula
 * @typedef {({ length: number, kept: number, extra: number })} Segments
 * @typedef {({ forward: number, backward: number, kept: number, segments: Segments })} Cost
 * @typedef {({ layer: number, unit: number, input?: number })} Address
 * @typedef {({ id: number, operation: string, label?: Quantity, data: number | null, gradient: number | null, inputs: number[],
 *   partials: (number | null)[] })} Node
 * @typedef {({ point?: number, place?: [x: number, y: number], target?: number | null, minibatch?: boolean,
 *   training?: boolean })} Source
 * @typedef {({ used: number, of: number })} Coverage
 * @typedef {({ h: number, loss: number | null, slope: number | null })} Secant
 * @typedef {({ step: number, at: (number | null)[] })} Step
 * @typedef {({ index: number, analytic: number | null, central: number | null, error: number | null })} Checked
 * @typedef {({ parameters: number, examples: Coverage })} Sweep
 * @typedef {({ h: number, worst: number | null })} Swept
 * @typedef {({ min: number, max: number, mean: number | null, deviation: number | null, counts: number[] })} Histogram
 * @typedef {({ state: 'alive' | 'dead' | 'saturated', share: number })} UnitHealth
 * @typedef {({ weights: Histogram, activations: Histogram, gradients: Histogram, updateRatio: number | null,
 *   units: UnitHealth[] })} LayerHealth
 * @typedef {({ value: number | null, error: number | null, products: number, examples: Coverage, limit?: number | null,
 *   state: 'below' | 'near' | 'above' | 'rough' | 'unknown' })} Sharpness
 * @typedef {({ counts: number[][], precision: (number | null)[], recall: (number | null)[] })} Classes
 * @typedef {({ decided: number[], train: Classes, test: Classes })} Confusion
 * @typedef {({ count: number, mean: number | null, rootMeanSquare: number | null })} Spread
 * @typedef {({ points: number[], values: (number | null)[], train: Spread, test: Spread })} Residuals
 * @typedef {({ point: number, loss: number | null, answer: number | null })} Worst
 * @typedef {({ trainLoss?: number | null, testLoss?: number | null, trainScore?: number | null, testScore?: number
 *   | null })} Evaluation
 * @typedef {({ view: 'example', type: 'inspection', run: number, step: number, epoch: number, source: Examined | Indexes,
 *   inputs?: (number | null)[], targets?: (number | null)[], layers?: Layer[], loss: number | null, gradient: (number | null)[],
 *   before: (number | null)[], after: (number | null)[], coming?: Coming, selected?: Selected, formulas?: Formula[],
 *   examples?: Pull[] })} ExampleAnswer
 * @typedef {({ view: 'matrices', type: 'inspection', run: number, step: number, epoch: number, source: Indexes, size: number,
 *   rows: number, matrices: Matrix[], formulas: MatrixFormula[], cost: Cost })} MatricesAnswer
 * @typedef {({ view: 'graph', type: 'inspection', run: number, step: number, epoch: number, source: Examined, of: 'loss' | Address,
 *   nodes: Node[] })} GraphAnswer
 * @typedef {({ view: 'slice', type: 'inspection', run: number, step: number, epoch: number, source: Source, examples: Coverage,
 *   parameter: Address, value: number, loss: number | null, gradient: number | null, at: number[], losses: (number | null)[],
 *   secant: Secant })} SliceAnswer
 * @typedef {({ view: 'surface', type: 'inspection', run: number, step: number, epoch: number, source: Source, examples: Coverage,
 *   axes: 'parameters' | 'gradient' | 'random', parameters?: Address[], seed?: number, sharpest?: boolean, first: number[],
 *   second: number[], losses: ((number | null)[])[], here: number[], loss: number | null, gradient: (number | null)[],
 *   path: Step[] })} SurfaceAnswer
 * @typedef {({ view: 'check', type: 'inspection', run: number, step: number, epoch: number, source: Source, examples: Coverage,
 *   h: number, checked: number, of: number, worst: { index: number, error: number | null }, parameters: Checked[], swept?: Sweep,
 *   sweep?: Swept[] })} CheckAnswer
 * @typedef {({ view: 'health', type: 'inspection', run: number, step: number, epoch: number, examples: Coverage,
 *   gradientNorm: number | null, layers: LayerHealth[], sharpness: Sharpness })} HealthAnswer
 * @typedef {({ view: 'errors', type: 'inspection', run: number, step: number, epoch: number, confusion?: Confusion,
 *   residuals?: Residuals, worst: Worst[] })} ErrorsAnswer
 * @typedef {({ view: 'ablation', type: 'inspection', run: number, step: number, epoch: number, unit: Address, with: Evaluation,
 *   without: Evaluation })} AblationAnswer
 * @typedef {(ExampleAnswer | MatricesAnswer | GraphAnswer | SliceAnswer | SurfaceAnswer | CheckAnswer | HealthAnswer | ErrorsAnswer
 *   | AblationAnswer)} Inspection
 * @typedef {({ name: string, number?: number | null })} Value
 * @typedef {({ type: 'lesson', step: string, done: boolean, failure?: string, outcome?: string, marks: string[], hints: string[],
 *   values: Value[], answers?: (number | null)[] })} Watched
 * @typedef {({ type: 'exported', name: string, mediaType: string, content: string })} Exported
 * @typedef {({ experiment: Experiment, points?: Point[], pointsOf?: number, network: NetworkShape, problem: 'two-class'
 *   | 'multi-class' | 'regression', scaling?: PointScaling })} SweptRun
 * @typedef {({ type: 'swept', sweep: number, runs: SweptRun[] })} SweepStarted
 * @typedef {({ type: 'sweepStatus', sweep: number, status: 'running' | 'resting' })} SweepStatus
 * @typedef {({ type: 'ping' })} Ping
 * @typedef {(Started | Changed | Revisited | Points | Status | Refused | Inspection | Watched | Exported | SweepStarted
 *   | SweepStatus | Ping)} ServerMessage
 */

import { either, flag, later, list, nullable, number, object, oneOf, optional, text, tuple, union } from './checks.js';

/**
 * Those of the inspector's answers are put here by `inspections.js`, without which nothing is asked.
 *
 * @type {Record<string, import('./checks.js').Check>}
 */
export const CHECKS = {
  Point: tuple(number, number, number, oneOf([0, 1])),
  HandSet: either(tuple(number, number, number), tuple(number, number, number, number)),
  Frozen: either(tuple(number, number), tuple(number, number, number)),
  StopRule: union('kind', { none: object({ kind: oneOf(['none']) }), step: object({ kind: oneOf(['step']), value: number }),
    epoch: object({ kind: oneOf(['epoch']), value: number }), loss: object({ kind: oneOf(['loss']), value: number }),
    'test-loss': object({ kind: oneOf(['test-loss']), value: number }), score: object({ kind: oneOf(['score']), value: number }),
    'test-score': object({ kind: oneOf(['test-score']), value: number }), early: object({ kind: oneOf(['early']),
    patience: number }), parameter: object({ kind: oneOf(['parameter']), value: number, layer: number, unit: number, input: number,
    side: text }), prediction: object({ kind: oneOf(['prediction']), value: number, unit: number, x: number, y: number,
    side: text }), 'dead-units': object({ kind: oneOf(['dead-units']), value: number }),
    sharpness: object({ kind: oneOf(['sharpness']), value: number }) }),
  DataNames: object({ columns: list(text), target: text, classes: list(text) }),
  HiddenLayer: object({ units: number, activation: text }),
  Schedule: object({ kind: text, every: number, factor: number, warmUp: number }),
  DataSettings: object({ set: text, count: number, noise: number, classes: number, trainShare: number, seed: number, inputs: number,
    bits: number, formula: text, names: optional(later(() => CHECKS.DataNames)), scaling: text,
    points: optional(list(later(() => CHECKS.Point))) }),
  NetworkSettings: object({ features: list(text), fourier: object({ count: number, scale: number }), formulas: list(text),
    layers: list(later(() => CHECKS.HiddenLayer)), leakySlope: number, loss: text, output: text, huberDelta: number,
    initialization: text, seed: number, handSet: list(later(() => CHECKS.HandSet)) }),
  TrainingSettings: object({ optimizer: text, momentum: number, decay: number, beta1: number, beta2: number, epsilon: number,
    weightDecay: number, learningRate: number, schedule: later(() => CHECKS.Schedule), clipNorm: number, regularization: text,
    regularizationRate: number, dropout: number, batchSize: number, shuffle: flag, stop: later(() => CHECKS.StopRule),
    frozen: list(later(() => CHECKS.Frozen)) }),
  Experiment: object({ data: later(() => CHECKS.DataSettings), network: later(() => CHECKS.NetworkSettings),
    training: later(() => CHECKS.TrainingSettings) }),
  Resumed: object({ step: number, edited: flag }),
  Input: object({ id: text, w: optional(tuple(number, number)), b: optional(number), text: optional(text),
    program: optional(list(either(number, text))) }),
  LayerShape: object({ inputs: number, units: number, activation: text, slope: optional(number) }),
  NetworkShape: object({ inputs: list(later(() => CHECKS.Input)), layers: list(later(() => CHECKS.LayerShape)),
    parameterCount: number }),
  Affine: object({ shift: number, unit: number }),
  PointScaling: object({ x: later(() => CHECKS.Affine), y: later(() => CHECKS.Affine), target: later(() => CHECKS.Affine) }),
  Started: object({ type: oneOf(['started']), run: number, resumed: optional(later(() => CHECKS.Resumed)),
    experiment: later(() => CHECKS.Experiment), points: list(later(() => CHECKS.Point)), network: later(() => CHECKS.NetworkShape),
    problem: oneOf(['two-class', 'multi-class', 'regression']), scaling: optional(later(() => CHECKS.PointScaling)) }),
  Changed: object({ type: oneOf(['changed']), step: number, experiment: later(() => CHECKS.Experiment),
    scaling: optional(later(() => CHECKS.PointScaling)) }),
  Revisited: object({ type: oneOf(['revisited']), step: number, experiment: later(() => CHECKS.Experiment),
    points: optional(list(later(() => CHECKS.Point))), scaling: optional(later(() => CHECKS.PointScaling)) }),
  Points: object({ type: oneOf(['points']), points: list(later(() => CHECKS.Point)) }),
  Steepness: object({ step: number, value: number, limit: number }),
  Diagnosis: object({ kind: oneOf(['dead-layer', 'zero-weights', 'alike-units', 'no-gradient', 'learned']),
    layer: optional(number) }),
  Status: object({ type: oneOf(['status']), status: oneOf(['idle', 'running', 'paused', 'stopped', 'diverged']),
    reason: optional(text), steepness: optional(later(() => CHECKS.Steepness)),
    diagnosis: optional(later(() => CHECKS.Diagnosis)) }),
  Refused: object({ type: oneOf(['error']), code: text, path: optional(text), value: optional(text), allowed: optional(text),
    message: text }),
  Value: object({ name: text, number: optional(nullable(number)) }),
  Watched: object({ type: oneOf(['lesson']), step: text, done: flag, failure: optional(text), outcome: optional(text),
    marks: list(text), hints: list(text), values: list(later(() => CHECKS.Value)), answers: optional(list(nullable(number))) }),
  Exported: object({ type: oneOf(['exported']), name: text, mediaType: text, content: text }),
  SweptRun: object({ experiment: later(() => CHECKS.Experiment), points: optional(list(later(() => CHECKS.Point))),
    pointsOf: optional(number), network: later(() => CHECKS.NetworkShape), problem: oneOf(['two-class', 'multi-class',
    'regression']), scaling: optional(later(() => CHECKS.PointScaling)) }),
  SweepStarted: object({ type: oneOf(['swept']), sweep: number, runs: list(later(() => CHECKS.SweptRun)) }),
  SweepStatus: object({ type: oneOf(['sweepStatus']), sweep: number, status: oneOf(['running', 'resting']) }),
  Ping: object({ type: oneOf(['ping']) }),
  ServerMessage: union('type', { started: later(() => CHECKS.Started), changed: later(() => CHECKS.Changed),
    revisited: later(() => CHECKS.Revisited), points: later(() => CHECKS.Points), status: later(() => CHECKS.Status),
    error: later(() => CHECKS.Refused), inspection: later(() => CHECKS.Inspection), lesson: later(() => CHECKS.Watched),
    exported: later(() => CHECKS.Exported), swept: later(() => CHECKS.SweepStarted), sweepStatus: later(() => CHECKS.SweepStatus),
    ping: later(() => CHECKS.Ping) }),
};

export const serverMessage = CHECKS.ServerMessage;
