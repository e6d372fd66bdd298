/**
 * Plays random sessions with the page's own modules and without its DOM, each over a real socket, which is cut now and then, and
 * in a tab of its own with ways back and forward. Checks at several moments that the link, opened elsewhere, gives what the page
 * shows and the server runs, and after as many steps the same numbers, unless the page says that a link can't carry all; and that
 * to undo all and to redo all leads to the first link and the last. Writes what went wrong, one failure a line, as JSON.
 *
 * node random-session.js <address of a server> <file of its catalogue> <number of sessions> <how many at once>
 */
import { readFileSync } from 'node:fs';
import { createActions } from '../../../web/actions.js';
import { bindAddress } from '../../../web/link/address.js';
import { readHash } from '../../../web/link/hash.js';
import { writeHash } from '../../../web/link/hash-write.js';
import { addPoint, changeRole, clearPoints, erasePoints, movePoint } from '../../../web/model/points.js';
import { complete, createState, show, withoutPoints } from '../../../web/model/state.js';
import { takeConnection, takeFrame, takeStatus } from '../../../web/model/told.js';
import { canRedo, canUndo } from '../../../web/model/undo.js';
import '../../../web/wire/inspections.js';
import { keepRun, keptRun, takeCheckpoint, takeKept } from '../../../web/wire/checkpoint.js';
import { connect, liveUrl } from '../../../web/wire/live.js';
import { commands } from '../../../web/wire/protocol.js';

const [server, catalogueFile, sessions, atOnce] = process.argv.slice(2);
const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8'));

/** What a browser's tab keeps; all sessions share it, as each reads at once what it has written. */
const kept = new Map();
globalThis.sessionStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, text) => kept.set(name, text),
  removeItem: (name) => kept.delete(name),
};

/** Numbers that follow from the seed alone (mulberry32). */
function generator(seed) {
  let state = (seed + 1) * 0x9e3779b1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, of: (list) => list[below(list.length)], chance: (p) => next() < p };
}

const canonical = (value) => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical(value[key])]),
  );
};
const text = (value) => JSON.stringify(canonical(value));
function equal(what, found, expected) {
  const [a, b] = [text(found), text(expected)];
  if (a !== b) throw new Error(`${what}:\n  found    ${a.slice(0, 500)}\n  expected ${b.slice(0, 500)}`);
}

/** The newest socket to each address. */
const lines = new Map();

globalThis.WebSocket = class extends WebSocket {
  constructor(url) {
    super(url);
    lines.set(url, this);
  }

  /** The page is told at once and hears no more of it; what it has sent may still arrive. */
  cut() {
    const { onclose } = this;
    this.onopen = this.onmessage = this.onclose = null;
    this.close();
    onclose?.({ code: 1006 });
  }
};

/** A browser's tab: its addresses with ways back and forward, of which the page is told a moment later. */
class Tab {
  constructor(hash) {
    this.entries = [new URL('/#' + hash, server)];
    this.at = 0;
    this.history = {
      pushState: (_, __, url) => this.entries.splice(++this.at, Infinity, new URL(url, this.entries[this.at - 1])),
      replaceState: (_, __, url) => (this.entries[this.at] = new URL(url, this.location)),
    };
    this.load();
  }

  get location() {
    return this.entries[this.at];
  }

  get hash() {
    return this.location.hash.replace(/^#/, '');
  }

  /** A new page, of which the listeners of the one before know nothing. */
  load() {
    this.page = new EventTarget();
  }

  addEventListener(type, listener) {
    this.page.addEventListener(type, listener);
  }

  tell(type) {
    this.page.dispatchEvent(new Event(type));
  }

  /** Gives whether there is anywhere to go. */
  async go(by) {
    await new Promise((resolve) => setTimeout(resolve));
    // Looked at now, since what the page wrote meanwhile may have taken the way forward.
    if (!this.entries[this.at + by]) return false;
    this.at += by;
    this.tell('popstate');
    this.tell('hashchange');
    return true;
  }
}

/** So that a run doesn't get farther than it can be followed. */
const SPEED = 'step-a-frame';
const FARTHEST = 150;
let players = 0;

/** A page without a DOM, wired as main.js does it. */
class Player {
  constructor(tab, mayResume) {
    const state = (this.state = createState(catalogue, 'en'));
    state.speed = SPEED;
    this.tab = tab;
    this.url = liveUrl(new URL(server)) + '?player=' + players++;
    this.bad = [];
    this.refusals = [];
    this.lost = [];
    this.undrawable = [];
    this.wakes = [];
    const { hash } = tab;
    const read = () => (state.run < 0 ? tab.hash : writeHash(catalogue, state.confirmed, state.confirmedPoints, state.hide));
    const address = bindAddress(tab, read, (opened) => this.actions.open(opened));
    const opened = readHash(catalogue, hash);
    const asOpened = writeHash(catalogue, opened.experiment, opened.points, opened.hide);
    const kept = mayResume ? keptRun(catalogue, [hash, asOpened]) : null;
    if (kept) {
      state.confirmed = withoutPoints(kept.experiment);
      state.confirmedPoints = kept.experiment.data.points ?? [];
      show(state, state.confirmed, state.confirmedPoints);
      takeKept(state, kept);
    }
    this.address = address;
    this.actions = createActions(state, {
      send: (command) => this.live.send(command),
      invalidate: () => this.look(),
      redraw: () => this.look(),
      address,
      onLink: (bad) => this.bad.push(...bad),
      onLesson: () => {},
      onSweep: () => {},
      keepOwn: () => {},
      onOwnPoints: () => () => {},
    });
    this.live = connect({
      url: this.url,
      greeting: this.actions.greeting,
      onMessage: (message) => this.take(message),
      onFrame: (frame) => {
        takeFrame(state, frame);
        this.wake();
      },
      onCheckpoint: (checkpoint) => {
        takeCheckpoint(state, checkpoint);
        this.wake();
      },
      onConnection: (connection) => {
        takeConnection(state, connection);
        if (connection === 'reconnecting') this.actions.cut();
      },
      onProtocolError: (error) => this.refusals.push('protocol: ' + error.message),
    });
    if (!kept) this.actions.open(hash);
  }

  take(message) {
    if (['started', 'changed', 'points'].includes(message.type)) this.actions.take(message);
    else if (message.type === 'status') takeStatus(this.state, message);
    else if (message.type === 'error') {
      if (message.path?.startsWith('inspect')) this.inspected = true;
      else this.refusals.push(message.message);
      if (message.path === 'checkpoint') this.lost.push(message.message);
      this.actions.refuse(message);
    } else if (message.type === 'inspection') this.inspected = true;
    if (message.type === 'status' && message.status !== 'running') this.rests = true;
    this.wake();
  }

  /** As at a redraw: a value has no mark of a class. */
  look() {
    const { problem, points } = this.state;
    const undrawable = problem === 'regression' ? undefined : points.find((point) => !Number.isInteger(point[2]));
    if (undrawable) this.undrawable.push([problem, ...undrawable]);
  }

  wake() {
    this.look();
    for (const wake of this.wakes.splice(0)) wake();
  }

  /** Until something holds that the server's messages bring about. */
  async until(what, holds) {
    const deadline = performance.now() + 20_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error('waited in vain for ' + what + ' ' + text(this.state.requests));
      await new Promise((resolve) => {
        this.wakes.push(resolve);
        setTimeout(resolve, 200);
      });
    }
  }

  /** Until nothing is asked for any more and the page shows what runs. */
  async settled() {
    const { state } = this;
    this.actions.flushEdits();
    await this.until('answers', () => state.requests.length === 0 && state.connection === 'connected' && state.frame !== null);
    equal('runs that were lost', this.lost, []);
    equal('points that could not be drawn', this.undrawable, []);
    equal('shown and confirmed', state.experiment, state.confirmed);
    equal('shown points and confirmed', state.points, state.confirmedPoints);
  }

  /** The link, as Share copies it. */
  link() {
    return new URL(this.address.link()).hash.replace(/^#/, '');
  }

  cut() {
    lines.get(this.url).cut();
  }

  runs() {
    return this.state.runWhenConnected || this.state.status === 'running';
  }

  /** Until all steps that were asked for are made, nothing runs, and the page has the numbers of where it rests. */
  async rest() {
    await this.settled();
    await this.until('the run to go on', () => !this.state.runWhenConnected);
    // Answered when all is done that was asked for before.
    this.inspected = false;
    this.actions.tell(commands.inspect({ view: 'matrices', rows: 1 }));
    await this.until('an inspection', () => this.inspected);
    // The status of a run at rest comes after the frame that shows where.
    this.rests = false;
    this.actions.tell(commands.pause());
    await this.until('rest', () => this.rests && this.state.status !== 'running');
  }

  /** Makes a step and gives the frame that shows it, with all its digits. */
  async step() {
    const { state } = this;
    const wanted = state.frame.step + 1;
    this.actions.step();
    await this.until(
      'a step',
      () =>
        state.frame?.step === wanted || (state.frame && ['diverged', 'stopped'].includes(state.status)) || state.reason !== null,
    );
    return this.numbers();
  }

  async reset() {
    this.actions.reset();
    await this.settled();
    await this.until('the start', () => this.state.frame.step === 0 && !this.state.resetting);
    await this.rest();
  }

  /** Makes so many steps, in one go. */
  async walk(steps) {
    for (let n = 0; n < steps; n++) this.actions.step();
    await this.rest();
  }

  numbers() {
    const { step, trainLoss, testLoss, trainScore, testScore, parameters } = this.state.frame;
    return { step, trainLoss, testLoss, trainScore, testScore, parameters: [...parameters] };
  }
}

const { ranges, choices } = catalogue;
const ids = (path) => choices[path].map((choice) => choice.id ?? choice);

function numberIn(random, path) {
  const { min, max, scale, integer } = ranges[path];
  const share = random.next();
  const value = scale === 'logarithmic' ? min * (max / min) ** share : min + share * (max - min);
  return integer ? Math.round(value) : Number(value.toPrecision(1 + random.below(6)));
}

/** What is refused is among it: of features and losses, those that the data can't take; formulas that are none. */
function setting(random, state) {
  const { data } = state.experiment;
  const some = (list) => list.filter(() => random.chance(0.4));
  const layers = () =>
    Array.from({ length: random.below(4) }, () => ({
      units: 1 + random.below(5),
      activation: random.of(ids('network.layers.activation')),
    }));
  const numbers = [
    'data.noise',
    'data.trainShare',
    'data.seed',
    'data.bits',
    'network.leakySlope',
    'network.huberDelta',
    'network.seed',
    'training.momentum',
    'training.learningRate',
    'training.weightDecay',
    'training.clipNorm',
    'training.dropout',
    'training.batchSize',
    'training.epsilon',
    'training.regularizationRate',
  ];
  const frozen = () =>
    some([
      [0, 0],
      [0, 1],
      [1, 0, 0],
      [0, 0, 1],
      [2, 0],
    ]);
  const kinds = [
    () => [
      random.of([
        'data.set',
        'network.loss',
        'network.output',
        'network.initialization',
        'training.optimizer',
        'training.regularization',
      ]),
      null,
    ],
    () => ['data.set', null],
    () => ['data.set', null],
    () => [random.of(numbers), undefined],
    () => [random.of(numbers), undefined],
    () => ['data.count', 20 + random.below(100)],
    () => ['data.formula', random.of(['x^2 / 10', 'x1 +', '1 / x', 'x2', 'log(x)', 'max(0, x)'])],
    () => ['data.inputs', 3 - data.inputs],
    () => ['network.features', some(ids('network.features'))],
    () => ['network.formulas', some(['sin(x1*3)', 'x1*x2', 'x^2', 'log(x1)', 'x1 +', 'tanh(x2)/2'])],
    () => ['network.fourier.count', random.below(4)],
    () => ['network.layers', layers()],
    () => ['network.activation', random.of(ids('network.layers.activation'))],
    () => ['training.frozen', frozen()],
    () => ['training.shuffle', random.chance(0.5)],
    () => ['training.schedule.kind', random.of(ids('training.schedule.kind'))],
    () => [
      'training.stop',
      random.of([{ kind: 'none' }, { kind: 'epoch', value: 3 }, { kind: 'early', patience: 2 }, { kind: 'loss', value: 0.01 }]),
    ],
  ];
  const [path, value] = random.of(kinds)();
  return [path, value === null ? random.of(ids(path)) : value === undefined ? numberIn(random, path) : value];
}

/** One thing that a person does; gives it in words. */
async function act(random, player) {
  const { state, actions } = player;
  const place = () => Number((12 * random.next() - 6).toPrecision(1 + random.below(6)));
  const target = () => (state.problem === 'regression' ? Number(place().toFixed(2)) : random.below(state.experiment.data.classes));
  const index = () => random.below(state.points.length);
  const gesture = (edits) => {
    actions.begin();
    edits();
    actions.settled();
  };
  switch (random.below(18)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4: {
      const [path, value] = setting(random, state);
      actions.set(path, value);
      return `set ${path} ${JSON.stringify(value)}`;
    }
    case 5:
    case 6:
      gesture(() => {
        for (let n = 1 + random.below(3); n > 0; n--) addPoint(state, place(), place(), target());
      });
      return 'draw';
    case 7:
      if (state.points.length > 0) gesture(() => movePoint(state, index(), place(), place()));
      return 'move';
    case 8:
      if (random.chance(0.1)) gesture(() => clearPoints(state));
      else if (state.points.length > 0) gesture(() => erasePoints(state, [index(), index()]));
      return 'erase';
    case 9:
      if (state.points.length > 0) gesture(() => changeRole(state, index()));
      return 'role';
    case 10: {
      const layer = random.below(3);
      const value = random.chance(0.5) ? random.next() * 4 - 2 : numberIn(random, 'network.handSet.value');
      actions.setParameter(layer, random.below(3), random.of([null, 0, 1]), value);
      return `weight ${layer} ${value}`;
    }
    case 11: {
      const direction = random.of(['undo', 'undo', 'redo']);
      actions[direction]();
      return direction;
    }
    case 12:
      actions.changeClasses(random.of([1, -1]));
      return 'classes';
    case 13:
    case 14: {
      const what = random.of(['runOrPause', 'runOrPause', 'step', 'epoch']);
      actions[what]();
      return what;
    }
    case 15: {
      const by = random.of([-1, -1, 1]);
      return (await player.tab.go(by)) ? `history ${by}` : 'no history';
    }
    default:
      if (random.chance(0.3)) actions.newData();
      else if (random.chance(0.5)) actions.newWeights();
      else actions.reset();
      return 'new, or reset';
  }
}

/** Cuts the connection, once or again before all is said on the next one, and does something meanwhile. */
async function cut(random, player, story) {
  do {
    player.cut();
    story.push('cut');
    for (let n = random.below(4); n > 0; n--) story.push(await act(random, player));
    story.push('back');
    player.live.retryNow();
    if (random.chance(0.5)) await player.until('a connection', () => player.state.connection === 'connected');
  } while (random.chance(0.3));
}

/** The page is left and opened anew in its tab, with what it kept. Gives the new one. */
async function reload(player) {
  const { state, tab } = player;
  tab.tell('pagehide');
  keepRun(state, complete(catalogue, state.confirmed, state.confirmedPoints), player.address.hashes());
  tab.load();
  const again = new Player(tab, true);
  player.live.close();
  await again.settled();
  equal('refused after a reload', again.refusals, []);
  equal('experiment after a reload', again.state.confirmed, state.confirmed);
  equal('points after a reload', again.state.confirmedPoints, state.confirmedPoints);
  return again;
}

/**
 * The link opens, elsewhere, what is on this page, and as many steps lead to the same numbers, unless something was changed in
 * mid-run, which is named.
 */
async function checkLink(player, deep) {
  await player.settled();
  if (deep) await player.rest();
  const { state } = player;
  const link = player.link();
  equal('the address and the link', player.tab.hash, link);
  const elsewhere = new Player(new Tab(link), false);
  try {
    await elsewhere.settled();
    equal('refused of the link ' + link, [elsewhere.bad, elsewhere.refusals], [[], []]);
    equal('experiment of ' + link, elsewhere.state.confirmed, state.confirmed);
    equal('points of ' + link, elsewhere.state.confirmedPoints, state.confirmedPoints);
    equal('network of ' + link, elsewhere.state.network, state.network);
    equal('the link again', elsewhere.link(), link);
    if (player.runs()) return;
    await player.rest();
    const { step } = state.frame;
    for (const { what, from, to } of state.uncarried) {
      if (!(from > 0 && from <= to && to <= step))
        throw new Error(`not carried: ${what} of steps ${from} to ${to}, at step ${step}`);
    }
    if (state.uncarried.length === 0 && step <= FARTHEST) {
      await elsewhere.walk(step);
      equal(`step ${step} of ${link}`, elsewhere.numbers(), player.numbers());
    }
    if (deep) {
      await player.reset();
      await elsewhere.reset();
      equal('not carried at the start', state.uncarried, []);
      equal('start of ' + link, elsewhere.numbers(), player.numbers());
      for (let n = 0; n < 3; n++) equal('a step of ' + link, await elsewhere.step(), await player.step());
    }
  } finally {
    elsewhere.live.close();
  }
}

async function all(player, direction, can) {
  for (let n = 0; can(player.state); n++) {
    if (n > 100) throw new Error(`${direction} has no end: ${player.refusals.slice(-2)}`);
    player.actions[direction]();
    await player.settled();
  }
}

async function play(seed) {
  const random = generator(seed);
  const story = [];
  const first = random.of([
    'n=40',
    'data=drawn&n=40',
    'data=plane&n=40',
    'data=spiral&classes=3&n=40',
    'n=40&inputs=1&layers=2&points=VAsAAAAY_AAAALgLAAAB',
  ]);
  let player = new Player(new Tab(first), false);
  try {
    await player.settled();
    let start = player.link();
    for (let n = 12 + random.below(14); n > 0; n--) {
      story.push(await act(random, player));
      if (random.chance(0.6)) await player.settled();
      if (random.chance(0.1)) {
        const { step } = player.state.frame ?? { step: 0 };
        await player.until('some steps', () => !player.runs() || player.state.frame?.step > step + 3);
      }
      if (random.chance(0.06)) await checkLink(player, false);
      if (random.chance(0.06)) await cut(random, player, story);
      if (random.chance(0.04)) {
        player = await reload(player);
        story.push('reload');
        start = player.link();
      }
    }
    await checkLink(player, false);
    // What was undone and not redone would come after the last link.
    await all(player, 'redo', canRedo);
    const last = player.link();
    story.push('last ' + last);
    await all(player, 'undo', canUndo);
    equal('the link after all was undone', player.link(), start);
    await all(player, 'redo', canRedo);
    equal('the link after all was redone', player.link(), last);
    await checkLink(player, true);
    return null;
  } catch (error) {
    return `seed ${seed}, ${first}: ${story.join('; ')}\n${error.message}`;
  } finally {
    player.live.close();
  }
}

let next = 0;
let failed = 0;
const hands = Array.from({ length: Number(atOnce) }, async () => {
  while (next < Number(sessions) && failed < 3) {
    const failure = await play(next++);
    if (!failure) continue;
    failed++;
    console.log(JSON.stringify(failure));
  }
});
await Promise.all(hands);
