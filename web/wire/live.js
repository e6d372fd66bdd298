/**
 * The line to the server: connects to `/live`, decodes what comes, acknowledges frames, reconnects. No DOM, no state.
 *
 * Frames are acknowledged and pings answered in `onmessage`, never from a timer, because the timers of a hidden tab run
 * about once a minute. On each new connection the caller's greeting is sent first: only the greeting decides how a run is resumed.
 */
import {
  commands,
  decodeCheckpoint,
  decodeFrame,
  decodeMessage,
  isCheckpoint,
  isSweepFrame,
  isToBeAcknowledged,
  ProtocolError,
} from './protocol.js';

/** @typedef {import('./protocol.js').Command} Command */
/** @typedef {'connecting' | 'connected' | 'reconnecting'} Connection */

/**
 * @typedef {object} LiveOptions
 * @property {string} url
 * @property {() => Command[]} greeting  what to send on each new connection, before anything else
 * @property {(message: import('./messages.js').ServerMessage) => void} onMessage
 * @property {(frame: import('./protocol.js').Frame) => void} onFrame
 * @property {(bytes: ArrayBuffer) => import('./sweep-frame.js').SweepFrame | undefined} [decodeSweepFrame]
 *   comes with the first sweep
 * @property {(frame: import('./sweep-frame.js').SweepFrame) => void} [onSweepFrame]
 * @property {(checkpoint: import('./protocol.js').Checkpoint) => void} onCheckpoint
 * @property {(connection: Connection, busy: boolean) => void} onConnection  busy: the server has no room just now
 * @property {(error: ProtocolError) => void} onProtocolError  a message that was not understood and is left out
 */

/**
 * The time in milliseconds over which the first tries of pages are spread: a server that stops, or is killed, loses all of its
 * pages at once, and the next server should not get them all at once.
 */
const FIRST_SPREAD_MS = 2_500;
const LONGEST_DELAY_MS = 10_000;

/** The close code of a server that has no room for another session. */
const TRY_AGAIN_LATER = 1013;

/** After a connection that lasted this long, the next wait starts small again. */
const STABLE_AFTER_MS = 5_000;

/** A server pings a quiet page every 15 s: a connection that is silent for longer than this is dead, though nobody closed it. */
const SILENT_MS = 45_000;
const LOOK_MS = 5_000;

/** @param {number} attempt  0 for the first wait @param {number} random  in [0, 1) @returns {number} milliseconds */
export function reconnectDelay(attempt, random) {
  return random * Math.min(LONGEST_DELAY_MS, FIRST_SPREAD_MS * 2 ** attempt);
}

/** @param {{ protocol: string, host: string }} location @returns {string} */
export function liveUrl(location) {
  return (location.protocol === 'https:' ? 'wss:' : 'ws:') + '//' + location.host + '/live';
}

/**
 * @param {LiveOptions} options
 * @returns {{ send: (command: Command) => boolean, retryNow: () => void, close: () => void }}
 *   send tells whether the command went out: without a connection it is dropped, since the greeting carries the whole
 *   experiment; retryNow ends a wait at once (the network is back, or the tab is shown again); close ends it all.
 */
export function connect(options) {
  /** @type {WebSocket | null} */
  let socket = null;
  let attempt = 0;
  let closed = false;
  let heardAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function open() {
    waiting = undefined;
    const opened = new WebSocket(options.url);
    let openedAt = 0;
    let heard = false;
    opened.binaryType = 'arraybuffer';
    socket = opened;
    /** @param {Command} command  a page that is being left has a line that takes no more */
    const reply = (command) => opened.readyState === WebSocket.OPEN && opened.send(JSON.stringify(command));
    opened.onopen = () => {
      openedAt = performance.now();
      heardAt = openedAt;
      options.greeting().forEach(reply);
    };
    opened.onmessage = (event) => {
      // Not when the socket opens, because a full server closes it again without a message.
      if (!heard) options.onConnection('connected', false);
      heard = true;
      heardAt = performance.now();
      try {
        if (typeof event.data === 'string') {
          const message = decodeMessage(event.data);
          if (message.type === 'ping') reply(commands.pong());
          else options.onMessage(message);
        } else if (isCheckpoint(event.data)) {
          options.onCheckpoint(decodeCheckpoint(event.data));
        } else if (isSweepFrame(event.data)) {
          const frame = options.decodeSweepFrame?.(event.data);
          if (!frame) return;
          reply(commands.ack(frame.frame));
          options.onSweepFrame?.(frame);
        } else {
          const frame = decodeFrame(event.data);
          if (isToBeAcknowledged(event.data)) reply(commands.ack(frame.frame));
          options.onFrame(frame);
        }
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        options.onProtocolError(error);
      }
    };
    opened.onclose = (event) => {
      if (socket !== opened) return;
      if (openedAt > 0 && performance.now() - openedAt > STABLE_AFTER_MS) attempt = 0;
      lost(event.code === TRY_AGAIN_LATER);
    };
  }

  /** @param {boolean} busy */
  function lost(busy) {
    socket = null;
    if (closed) return;
    options.onConnection('reconnecting', busy);
    waiting = setTimeout(open, reconnectDelay(attempt++, Math.random()));
  }

  const looking = setInterval(() => {
    const silent = socket;
    if (silent?.readyState !== WebSocket.OPEN || performance.now() - heardAt < SILENT_MS) return;
    lost(false);
    silent.close();
  }, LOOK_MS);

  options.onConnection('connecting', false);
  open();
  return {
    send(command) {
      if (socket === null || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(command));
      return true;
    },
    retryNow() {
      if (waiting === undefined) return;
      clearTimeout(waiting);
      open();
    },
    close() {
      closed = true;
      clearTimeout(waiting);
      clearInterval(looking);
      socket?.close();
    },
  };
}
