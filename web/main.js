/**
 * The composition root: makes the state, binds what a person does to it and what the server tells, and redraws once an
 * animation frame when something changed. Everything is wired here and nothing is computed here.
 */
import { createActions } from './actions.js';
import { bindAddress } from './link/address.js';
import { readHash } from './link/hash.js';
import { lessonHash, writeHash } from './link/hash-write.js';
import { summed } from './link/uncarried.js';
import * as base64 from './wire/base64.js';
import { keepOwnRun, keptRun, takeCheckpoint, takeKept, takeKeptOwn } from './wire/checkpoint.js';
import { takeFirst } from './wire/first-state.js';
import { createKeeping } from './wire/keeping.js';
import { connect, liveUrl } from './wire/live.js';
import { commands } from './wire/protocol.js';
import { createState, hide, planSweep, speak } from './model/state.js';
import { takeConnection, takeFrame, takeStatus } from './model/told.js';
import { uncarriedNow } from './model/time.js';
import { bindAblation } from './ui/ablation.js';
import { bindAbout } from './ui/about.js';
import { bindAvailability } from './ui/availability.js';
import { bindCaptions } from './ui/captions.js';
import { bindControls } from './ui/controls.js';
import { drawThumbnails } from './ui/dataset-thumbnails.js';
import { bindDescribe } from './ui/describe.js';
import { bindDiagnosis } from './ui/diagnosis.js';
import { bindDivergence } from './ui/divergence.js';
import { byId } from './ui/dom.js';
import { bindDiagram } from './ui/network/diagram.js';
import { bindDrawer } from './ui/drawer.js';
import { bindDrawingTools } from './ui/plane/drawing-tools.js';
import { bindHelp } from './ui/help.js';
import { hideControls } from './ui/hide.js';
import { language, onLanguage, quotedList, startLanguage, t } from './ui/i18n.js';
import { bindIconNames } from './ui/icon-names.js';
import { bindDataFormula } from './ui/data-formula.js';
import { bindInputs } from './ui/inputs.js';
import { bindInstalled } from './ui/installed.js';
import { bindInspector } from './ui/inspector/inspector.js';
import { writeWith } from './ui/inspector/letters.js';
import { bindClassNames } from './ui/class-names.js';
import { bindLegend } from './ui/plane/legend.js';
import { bindLessons } from './ui/lessons.js';
import { LossView } from './ui/loss-view.js';
import { bindMore } from './ui/more.js';
import { watchFit } from './ui/refit.js';
import { bindNames } from './ui/names.js';
import { bindMessages, complain, dismissAll, offer, showReconnecting, tell } from './ui/messages.js';
import { bindMetrics } from './ui/metrics.js';
import { onDemand, part } from './ui/part.js';
import { bindPhone } from './ui/phone.js';
import { bindOwnData } from './ui/own-data.js';
import { bindPlane } from './ui/plane/hand.js';
import { bindPopovers } from './ui/popovers.js';
import { bindPrinting } from './ui/print.js';
import { PlaneView } from './ui/plane/picture.js';
import { bindReadout } from './ui/plane/readout.js';
import { bindUnitCaption } from './ui/plane/unit-caption.js';
import { bindZooming } from './ui/plane/zooming.js';
import { bindPresent } from './ui/present.js';
import { bindRunControls, renderRunControls } from './ui/run-controls.js';
import { bindRateInForce } from './ui/schedule.js';
import { bindRuns } from './ui/runs.js';
import { bindShare } from './ui/share.js';
import { bindSweep } from './ui/sweep.js';
import { colours, startTheme } from './ui/theme.js';
import { bindForced } from './ui/style.js';
import { bindTimeLine } from './ui/time-line.js';
import { bindUndoKeys } from './ui/undo-keys.js';

/** Drawing is measured for tests and benches. Old measurements are dropped, since a page may run for days. */
const MEASURES_KEPT = 600;

/** @type {import('./model/state.js').Catalogue} */
const catalogue = JSON.parse(byId('catalogue', HTMLScriptElement).text);
writeWith(catalogue.letters);
await startLanguage(catalogue.languages);

const state = createState(catalogue, language());
const opened = readHash(catalogue, location.hash);
const asOpened = writeHash(catalogue, opened.experiment, opened.points, opened.hide, opened.sweep);
const kept = keptRun(catalogue, [location.hash.replace(/^#/, ''), asOpened]);
hide(state, opened.hide);
planSweep(state, opened.sweep);
if (kept) takeKept(state, kept);
if (opened.lesson) takeKeptOwn(state);
else takeFirst(state, asOpened, byId('first-state', HTMLScriptElement));

let theme = colours();
let scheduled = 0;
/** Where a note on a refusal finds its way out. */
const noted = {
  state,
  set: (/** @type {string} */ path, /** @type {unknown} */ value) => actions.set(path, value),
  link: () => address.link(),
};
/** Whether more than a frame has come, so that the controls must be updated too. */
let stateChanged = true;
/** How many links were opened. */
let links = 0;
/** The notes that are on their way. */
let noting = Promise.resolve();
let drawn = 0;

function requestRedraw() {
  // A hidden tab draws nothing; becoming visible asks for a redraw.
  if (!document.hidden) scheduled ||= requestAnimationFrame(redraw);
}

function invalidate() {
  stateChanged = true;
  requestRedraw();
}

const address = bindAddress(
  window,
  // Before anything runs, the address stays what the page was opened by.
  () => (state.run < 0 ? location.hash.replace(/^#/, '') : present(state.hide)),
  (hash) => actions.open(hash),
);
const keeping = createKeeping(state, address, requestRedraw);
const actions = createActions(state, {
  send: (command) => live.send(command),
  invalidate,
  redraw: requestRedraw,
  address,
  onLink: showLink,
  onLesson: (place) => lessons.follow(place),
  onSweep: (text) => sweep.follow(text),
  keepOwn: () => keepOwnRun(state),
  onOwnPoints: () => offer(t('drawing.own-points'), 'action.undo', () => actions.undo()),
});

const planeCanvas = byId('plane', HTMLCanvasElement);
const plane = new PlaneView(planeCanvas, { redraw: requestRedraw });
const lossChart = new LossView(byId('chart', HTMLElement), byId('loss-chart', HTMLCanvasElement), requestRedraw, actions.visit);
const renderTimeLine = bindTimeLine(lossChart, state, actions);
const inputs = bindInputs(catalogue, actions.set);
const dataFormula = bindDataFormula(actions.set);
const renderDiagram = bindDiagram(
  byId('network-host', HTMLElement),
  byId('network-summary', HTMLElement),
  byId('unfreeze', HTMLElement),
  actions,
  inputs.open,
);
const controls = bindControls(catalogue, actions.set);
const renderUnitCaption = bindUnitCaption(byId('plane-stage', HTMLElement));
const renderReadout = bindReadout(planeCanvas, byId('plane-stage', HTMLElement), byId('plane-announcement', HTMLElement));

const renderZooming = bindZooming(planeCanvas, state, () => {
  plane.aim(state.view);
  invalidate();
});
bindPlane(planeCanvas, state, {
  begin: actions.begin,
  edited: invalidate,
  settled: actions.settled,
  looked: invalidate,
  takeBack: actions.undo,
  examine: (index) => inspector.examine(index),
  placeOf: (event) => plane.placeOf(event),
  pixel: () => plane.pixel(),
});
const ablation = bindAblation(byId('plane-stage', HTMLElement), actions);
const inspector = bindInspector({
  state,
  actions,
  send: (question) => actions.tell(commands.inspect(question)),
  redraw: requestRedraw,
  placeOf: (event) => plane.placeOf(event),
  pixel: () => plane.pixel(),
  ablation,
});
bindRunControls(actions);
bindUndoKeys(actions);
bindOwnData(state, actions);
const takeHome = bindShare({
  state,
  link(hide = state.hide) {
    if (state.lesson) return address.linkTo(present(hide));
    const { experiment, points } = readHash(catalogue, new URL(address.link()).hash);
    return address.linkTo(writeHash(catalogue, experiment, points, hide, state.sweep));
  },
  hide: () => state.hide,
  uncarried: () => summed(uncarriedNow(state)),
  ask: (format, link) => actions.tell(commands.export(format, link)),
});
const sweep = bindSweep({ state, actions });
bindRuns(state, lossChart, actions, base64, (made) => {
  return address.linkTo(writeHash(catalogue, made, made.data.points ?? [], state.hide));
});
const lessons = bindLessons({ state, actions, inspector });
bindHelp();
bindPrinting(state);
bindAbout(state);
bindPopovers();
bindMessages();
bindIconNames();
bindDescribe(state);
bindDrawer('data-drawer', document);
bindDrawer('chart-menu');
bindMore();
bindPhone();
const hint = byId('plane-hint', HTMLElement);
/** Parts of the page that follow the state, and those that follow each frame. */
const renderState = [
  bindClassNames(),
  controls.render,
  inputs.render,
  dataFormula.render,
  bindAvailability(),
  bindDrawingTools(state, actions),
  renderZooming,
  bindNames(state, actions),
  bindLegend(),
  bindCaptions(),
];
const renderFrame = [
  renderRunControls,
  renderTimeLine,
  bindDivergence(actions),
  bindDiagnosis(actions),
  bindRateInForce(),
  bindMetrics(),
  renderReadout,
  ablation.render,
];

function redraw() {
  cancelAnimationFrame(scheduled);
  scheduled = 0;
  const start = performance.now();
  actions.flushEdits();
  if (stateChanged) {
    stateChanged = false;
    for (const render of renderState) render(state);
    hint.hidden = state.points.length > 0 || state.awaitingPoints;
  }
  for (const render of renderFrame) render(state);
  inspector.render(theme);
  const onPlane = plane.render(state, theme);
  renderUnitCaption(state, plane.unit, theme);
  inspector.drawOnPlane(onPlane, plane.geometry, theme);
  renderDiagram(state, theme, inspector.inspecting());
  lossChart.render(state, theme);
  if (++drawn % MEASURES_KEPT === 0) performance.clearMeasures('draw');
  performance.measure('draw', { start });
}

/** @param {import('./wire/messages.js').ServerMessage} message */
function take(message) {
  switch (message.type) {
    case 'started':
    case 'changed':
    case 'revisited':
    case 'points': {
      const tellRefit = watchFit(state);
      actions.take(message);
      tellRefit(state);
      // It is drawn with its frame, which follows.
      if (message.type === 'revisited') return void (stateChanged = true);
      break;
    }
    case 'status':
      takeStatus(state, message);
      if (message.reason && message.status !== 'diverged') tell(t('reason.' + message.reason));
      break;
    case 'inspection':
      inspector.take(message);
      requestRedraw();
      return;
    case 'exported':
      void takeHome(message);
      return;
    case 'lesson':
      lessons.take(message);
      return;
    case 'swept':
    case 'sweepStatus':
      sweep.take(message);
      return;
    case 'error': {
      if (inspector.refuse(message) || sweep.refuse(message)) return;
      const wanted = actions.asked();
      const ofLink = actions.refuse(message);
      const atField = !ofLink && (inputs.refused(message) || dataFormula.refused(message));
      if (!atField) noteInTurn((part) => part.noteRefusal(message, wanted, noted));
      break;
    }
  }
  invalidate();
}

/** A link was opened: what it hides, and what of it can't be used. @param {import('./link/hash.js').BadEntry[]} bad */
function showLink(bad) {
  dismissAll();
  const unknown = hideControls(state.hide);
  if (unknown.length > 0) complain(t('link.bad-control', { names: quotedList(unknown) }));
  const opened = ++links;
  if (bad.length === 0) return;
  noteInTurn((part) => {
    // Another link may have been opened meanwhile.
    if (opened === links) part.noteBadEntries(bad, noted);
  });
}

/**
 * Notes lie in the order in which they came: the newest is read first.
 *
 * @param {(part: typeof import('./on-demand.js')) => void} write
 */
function noteInTurn(write) {
  noting = noting.then(async () => {
    const came = await onDemand();
    if (came) write(came);
  });
}

/** What is here as a link. @param {readonly string[]} hidden names of controls */
function present(hidden) {
  return state.lesson
    ? lessonHash(state.lesson, hidden)
    : writeHash(catalogue, state.confirmed, state.confirmedPoints, hidden, state.sweep);
}

const live = connect({
  url: liveUrl(location),
  greeting: actions.greeting,
  onMessage: take,
  onFrame(frame) {
    if (!takeFrame(state, frame)) return;
    // A step that a person waits for is painted with the next animation frame, not drawn only then.
    if (state.time.away && !document.hidden) redraw();
    else requestRedraw();
  },
  decodeSweepFrame: (bytes) => part?.decodeSweepFrame(bytes),
  onSweepFrame: sweep.show,
  onCheckpoint(checkpoint) {
    if (!takeCheckpoint(state, checkpoint)) return;
    keeping.soon();
    actions.kept();
  },
  onConnection(connection, busy) {
    if (connection === 'connected' && state.connection === 'reconnecting') tell(t('connection.back'));
    takeConnection(state, connection);
    if (connection === 'reconnecting') actions.cut();
    if (connection !== 'connected') {
      inspector.cut();
      sweep.cut();
    }
    showReconnecting(connection === 'reconnecting', busy);
    invalidate();
  },
  onProtocolError(error) {
    complain(t('protocol.mismatch', { detail: error.message }), { name: t('action.reload'), use: () => location.reload() });
  },
});

if (kept) {
  showLink(opened.bad);
  lessons.follow(opened.lesson);
  sweep.follow(opened.sweep);
} else actions.open(location.hash.replace(/^#/, ''));

const sizes = new ResizeObserver(() => {
  theme = colours();
  drawThumbnails(theme);
  plane.measure();
  lossChart.measure();
  requestRedraw();
});
for (const shown of [planeCanvas, lossChart.canvas, ...document.querySelectorAll('.sets')]) sizes.observe(shown);

function recolour() {
  theme = colours();
  drawThumbnails(theme);
  invalidate();
}

startTheme(recolour);
bindForced(recolour);
bindPresent(recolour);
bindInstalled();
onLanguage(() => {
  speak(state, language());
  invalidate();
});
document.addEventListener('visibilitychange', invalidate);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) live.retryNow();
});
window.addEventListener('online', () => live.retryNow());
window.addEventListener('pagehide', keeping.now);

// A press before this would have been lost.
for (const part of document.querySelectorAll('body > [inert]')) part.removeAttribute('inert');
