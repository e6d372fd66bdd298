/** The state as the server tells of it, beside its answers, which are for wire/requests.js: its status, its frames, its line. */
import { addSample } from './history.js';
import { record } from './recording.js';
import { comeTo } from './time.js';

/** @typedef {import('./state.js').MutableState} MutableState */
/** @typedef {import('../wire/protocol.js').Frame} Frame */

/** @param {MutableState} state @param {import('../wire/messages.js').Status} message */
export function takeStatus(state, message) {
  state.status = message.status;
  if (message.status === 'running') state.runWhenConnected = false;
  state.reason = message.reason ?? null;
  state.steepness = message.steepness ?? null;
  state.diagnosis = message.diagnosis ?? null;
}

/** @param {MutableState} state @param {Frame} frame @returns {boolean} whether it was taken: frames of an older run are not */
export function takeFrame(state, frame) {
  if (frame.run !== state.run) return false;
  if (state.network && frame.parameters.length !== state.network.parameterCount) return false;
  if (frame.step === 0) state.resetting = false;
  if (state.time.away) {
    state.time.standsAt = frame.step;
    if (isNearer(state, frame)) state.frame = frame;
    return true;
  }
  state.frame = frame;
  comeTo(state, frame.step);
  // The resumed run may start between two frames of the uncut run; its curve must not get a sample there.
  const between = state.resumed && state.runWhenConnected && state.history.length > 0;
  state.resumed = false;
  if (!between) addSample(state.history, frame);
  record(state.recording, { frame, network: state.network, points: state.points });
  return true;
}

/**
 * Shows a run that the server doesn't have yet, and will.
 *
 * @param {MutableState} state
 * @param {NonNullable<MutableState['network']>} network
 * @param {import('./state.js').Point[]} points
 * @param {Frame} frame
 */
export function showFirst(state, network, points, frame) {
  state.network = network;
  state.points = state.flushed = state.confirmedPoints = points;
  state.frame = frame;
}

/**
 * Whether it shows the run as near to the wanted step as what is shown: a drag may have gone on from where it was asked for.
 *
 * @param {MutableState} state @param {Frame} frame
 */
function isNearer({ time: { playhead }, frame: shown }, { step }) {
  return playhead === null || !shown || Math.abs(step - playhead) <= Math.abs(shown.step - playhead);
}

/**
 * @param {MutableState} state
 * @param {import('../wire/live.js').Connection} connection what was outstanding will not be answered
 */
export function takeConnection(state, connection) {
  if (connection === 'reconnecting') {
    state.resetting = false;
    if (state.connection === 'connected') state.runWhenConnected ||= state.status === 'running';
  }
  state.connection = connection;
}
