/**
 * What the inspector asks the server, and what comes back: types only, no code. The questions and answers are specified
 * in the Java package `playground.protocol`; every number is a double, or null where it isn't finite. Layers, units,
 * inputs, points and examples count from 0.
 *
 * @typedef {{ point: number } | { place: [number, number], target: number } | { minibatch: true } | { training: true }} Source
 * @typedef {{ layer: number, unit: number, input?: number }} Parameter  without input: the bias of the unit
 * @typedef {{ view: View } & Record<string, unknown>} Question
 * @typedef {{ used: number, of: number }} Examples  used < of: an even sample
 *
 * @typedef {object} Heading  how every answer begins, before its `view`
 * @property {'inspection'} type
 * @property {number} run
 * @property {number} step
 * @property {number} epoch
 */

/**
 * @typedef {object} Quantity  a letter of a formula; indices only where it has them, a letter where the index runs
 * @property {'quantity'} [kind]
 * @property {string} name
 * @property {number | string} [layer]
 * @property {number | string} [unit]
 * @property {number | string} [input]
 * @property {number | string} [example]
 * @property {boolean} [next]  the value after the step
 * @property {number | null} [value]
 */

/**
 * @typedef {(
 *   { kind: 'number', value: number }
 *   | (Quantity & { kind: 'quantity' })
 *   | { kind: 'sum', terms: Expression[] }
 *   | { kind: 'negative', of: Expression }
 *   | { kind: 'product', factors: Expression[] }
 *   | { kind: 'fraction', over: Expression, under: Expression }
 *   | { kind: 'power', base: Expression, exponent: number }
 *   | { kind: 'function', name: string, arguments: Expression[] }
 *   | { kind: 'total', index: string, body: Expression, terms: Expression[] }
 *   | { kind: 'cases', cases: Case[], taken: number }
 * )} Expression
 * @typedef {{ is: Expression, relation?: string, left?: Expression, right?: Expression }} Case  the last has no condition
 * @typedef {{ id: string, of: Quantity, is: Expression, result: number | null }} Formula
 */

/**
 * @typedef {object} ExampleFields
 * @property {{ point?: number, place?: [number, number], target?: number, minibatch?: number[] }} source
 * @property {number[]} [inputs]
 * @property {number[]} [targets]
 * @property {{ z: (number | null)[], a: (number | null)[], delta: (number | null)[] }[]} [layers]
 * @property {number | null} loss
 * @property {(number | null)[]} gradient
 * @property {(number | null)[]} before
 * @property {(number | null)[]} after  as this example alone would make them, or the minibatch
 * @property {{ minibatch: number[], gradient: (number | null)[], after: (number | null)[] }} [coming] what the run's next step does
 * @property {{ index: number, state: { name: string, before: number | null, after: number | null }[] }} [selected]
 * @property {Formula[]} [formulas]
 * @property {{ point: number, loss: number | null, gradient: number | null }[]} [examples]
 * @typedef {Heading & { view: 'example' } & ExampleFields} ExampleAnswer
 */

/**
 * @typedef {object} CheckFields
 * @property {number} h
 * @property {Examples} examples
 * @property {number} checked
 * @property {number} of
 * @property {{ index: number, error: number | null }} worst
 * @property {{ index: number, analytic: number | null, central: number | null, error: number | null }[]} parameters
 * @property {{ parameters: number, examples: Examples }} [swept]  what the sweep was over
 * @property {{ h: number, worst: number | null }[]} [sweep]
 * @typedef {Heading & { view: 'check' } & CheckFields} CheckAnswer
 */

/**
 * @typedef {{ min: number, max: number, mean: number, deviation: number, counts: number[] }} Histogram
 * @typedef {{ state: 'alive' | 'dead' | 'saturated', share: number }} UnitHealth
 * @typedef {{ weights: Histogram, activations: Histogram, gradients: Histogram, updateRatio: number | null, units: UnitHealth[] }}
 *     LayerHealth
 * @typedef {object} Sharpness
 * @property {number | null} value
 * @property {number | null} error
 * @property {number} products
 * @property {Examples} examples
 * @property {number} [limit]
 * @property {'below' | 'near' | 'above' | 'rough' | 'unknown'} [state]
 */

/**
 * @typedef {object} HealthFields
 * @property {Examples} examples
 * @property {number | null} gradientNorm
 * @property {LayerHealth[]} layers
 * @property {Sharpness} [sharpness]
 * @typedef {Heading & { view: 'health' } & HealthFields} HealthAnswer
 */

/**
 * Rows are examples; layer 0 is the data. Formulas name matrices by their id, such as W1.
 *
 * @typedef {{ id: string, name: string, layer: number, shape: [number, number], values: (number | null)[][] }} Matrix
 * @typedef {(
 *   { kind: 'operand', id: string }
 *   | { kind: 'sum', terms: MatrixExpression[] }
 *   | { kind: 'product', factors: MatrixExpression[] }
 *   | { kind: 'function', name: string, arguments: MatrixExpression[] }
 * )} MatrixExpression
 * @typedef {{ of: string, is: MatrixExpression, operands: string[] }} MatrixFormula
 * @typedef {object} MatricesFields
 * @property {{ minibatch: number[] }} source  the points of the examples
 * @property {number} size  of the minibatch
 * @property {number} rows  as many of them are sent
 * @property {Matrix[]} matrices
 * @property {MatrixFormula[]} formulas
 * @property {{ forward: number, backward: number, kept: number, segments: { length: number, kept: number, extra: number } }} cost
 * @typedef {Heading & { view: 'matrices' } & MatricesFields} MatricesAnswer
 */

/**
 * @typedef {object} SliceFields
 * @property {Examples} examples
 * @property {Parameter} parameter
 * @property {number} value
 * @property {number | null} loss
 * @property {number | null} gradient
 * @property {number[]} at
 * @property {(number | null)[]} losses
 * @property {{ h: number, loss: number | null, slope: number | null }} secant
 * @typedef {Heading & { view: 'slice' } & SliceFields} SliceAnswer
 */

/**
 * @typedef {object} SurfaceFields
 * @property {Examples} examples
 * @property {'parameters' | 'gradient' | 'random'} axes
 * @property {number[]} first
 * @property {number[]} second
 * @property {(number | null)[][]} losses  `[second][first]`
 * @property {[number, number]} here
 * @property {number | null} loss
 * @property {[number, number]} gradient
 * @property {boolean} [sharpest]  whether the second axis is the sharpest direction, and not just another than the gradient
 * @property {{ step: number, at: [number, number] }[]} path
 * @typedef {Heading & { view: 'surface' } & SurfaceFields} SurfaceAnswer
 */

/**
 * @typedef {object} GraphNode  nodes come in the order in which reverse mode walks
 * @property {number} id
 * @property {string} operation  '' for a number from outside
 * @property {Quantity} [label]
 * @property {number | null} data
 * @property {number | null} gradient
 * @property {number[]} inputs
 * @property {(number | null)[]} partials  ∂node/∂input
 * @typedef {Heading & { view: 'graph', of: 'loss' | Parameter, nodes: GraphNode[] }} GraphAnswer
 */

/**
 * What an answer holds is told by its `view`, which is that of the question.
 *
 * @typedef {ExampleAnswer | MatricesAnswer | GraphAnswer | SliceAnswer | SurfaceAnswer | CheckAnswer | HealthAnswer} Inspection
 * @typedef {Inspection['view']} View
 */

export {};
