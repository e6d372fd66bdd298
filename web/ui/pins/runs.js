/**
 * Pinned runs: which there are, what of them the chart draws, and the panel that lists and compares them. They are kept with the
 * tab. While a lesson is open, the page is its, and no pinned run is seen.
 */
import { t } from '../i18n.js';
import { complain, offer, tell } from '../messages.js';
import { styled } from '../style.js';
import { drawPinned } from '../../draw/pinned.js';
import { Forward } from '../../net/forward.js';
import { ownRun } from '../../model/loan.js';
import { written, read } from '../../model/pins-file.js';
import { freeColour, isSameState, MOST_PINS, pinOf, runOf, sizesNow, sizesOf } from '../../model/pins.js';
import { progressIn } from '../../model/progress.js';
import { samplesFrom } from '../../model/history.js';
import { startingPoint, stepShown } from '../../model/time.js';
import { saveFile } from '../take-home/save.js';
import { classOf } from './colours.js';
import { keepText, keptText } from './store.js';
import { RunsPanel } from './panel.js';
import { namesOf, refusedText } from './words.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/pins.js').ReadonlyPin} Pin */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/loss-scale.js').LossSamples} LossSamples */
/** @typedef {import('../loss-view.js').Line} Line */
/** @typedef {import('../runs.js').Actions & import('../runs.js').Coder & { linkTo: import('../runs.js').LinkTo }} Ways */

const STYLE = '/web/style/pins.css';
const FILE = 'runs.json';
/** No file of so many runs is larger. */
const MOST_BYTES = 32 * 2 ** 20;
/** Of every second round of colours, so that equal ones are told apart. */
const DASH = [7, 3];

/** @param {State} state @param {import('../loss-view.js').LossView} chart @param {Ways} ways @param {HTMLElement} opener */
export async function makeRuns(state, chart, ways, opener) {
  await styled(STYLE);
  return new Runs(state, chart, ways, opener);
}

export class Runs {
  /** @param {State} state @param {import('../loss-view.js').LossView} chart @param {Ways} ways @param {HTMLElement} opener */
  constructor(state, chart, ways, opener) {
    this.state = state;
    this.ways = ways;
    /** @type {readonly Pin[]} */
    this.pins = this.kept();
    /** @type {import('../../model/progress.js').Axis} */
    this.axis = 'steps';
    /** The one under the pointer, or with the focus. @type {Pin | null} */
    this.lit = null;
    /** The run that is to be pinned once its step is there. @type {number | null} */
    this.toPin = null;
    this.panel = new RunsPanel(this, opener);
    chart.compared = (line, theme) => this.compared(line, theme);
    this.follow(chart);
    ways.invalidate();
  }

  kept() {
    const text = keptText();
    const found = text === null ? null : read(this.state.catalogue, text, this.ways, tried);
    return found && 'pins' in found ? found.pins : [];
  }

  open() {
    this.panel.open();
    this.ways.invalidate();
  }

  /** The button at the chart: of a run that hasn't learned anything yet, it only opens the list. @param {number} run */
  press(run) {
    if (stepShown(this.state) > 0) this.pin(run);
    else this.open();
  }

  /** Pins the run that is shown, or shows its pin. @param {number} [run]  that was shown when a person asked for it */
  pin(run = this.state.run) {
    this.open();
    this.toPin = run;
    this.pinIfThere();
  }

  pinIfThere() {
    const pin = this.toPin === this.state.run ? pinOf(this.state, freeColour(this.pins)) : null;
    // What was asked for is gone if another run has begun.
    if (pin || this.toPin !== this.state.run) this.toPin = null;
    if (!pin) return;
    const known = this.pins.find((other) => isSameState(other, pin));
    if (known) {
      this.light(known);
      this.panel.reveal(known);
      return tell(t('pins.known', { name: this.nameOf(known) }));
    }
    if (this.pins.length >= MOST_PINS) return complain(t('pins.full', { most: MOST_PINS }));
    this.take([...this.pins, pin]);
    this.panel.reveal(pin);
    this.panel.say(t('pins.pinned', { name: this.nameOf(pin), count: this.pins.length }));
  }

  /** @param {readonly Pin[]} pins  in the place of those that there are */
  take(pins) {
    this.pins = pins;
    const isKept = keepText(pins.length > 0 ? written(pins, this.ways) : null);
    this.panel.warn(isKept ? '' : t('pins.not-kept'));
    this.ways.invalidate();
  }

  /** @param {Pin} pin @param {Partial<Pin>} change @returns {Pin} */
  change(pin, change) {
    const changed = { ...pin, ...change };
    if (this.lit === pin) this.lit = changed;
    this.panel.replace(pin, changed);
    this.take(this.pins.map((other) => (other === pin ? changed : other)));
    return changed;
  }

  /** @param {Pin} pin */
  remove(pin) {
    const name = this.nameOf(pin);
    const at = this.pins.indexOf(pin);
    if (this.lit === pin) this.lit = null;
    this.take(this.pins.filter((other) => other !== pin));
    offer(t('pins.removed', { name }), 'action.undo', () => {
      if (this.pins.length < MOST_PINS) this.take([...this.pins.slice(0, at), pin, ...this.pins.slice(at)]);
    });
  }

  /** The run goes on from the pin; what it was before can be had again. @param {Pin} pin */
  restore(pin) {
    const { state, ways } = this;
    const { toBase64 } = ways;
    const before = { ...ownRun(state, [], false), checkpoint: startingPoint(state, toBase64), at: stepShown(state) };
    ways.takeUp(runOf(pin, state, toBase64));
    offer(t('pins.restored', { name: this.nameOf(pin) }), 'action.undo', () => ways.takeUp(before));
  }

  save() {
    saveFile(FILE, new Blob([written(this.pins, this.ways)], { type: 'application/json' }));
    this.panel.say(t('take-home.saved', { name: FILE }));
  }

  /** @param {File} file */
  async bring(file) {
    if (file.size > MOST_BYTES) return complain(t('pins.too-large', { name: file.name }));
    const found = read(this.state.catalogue, await file.text(), this.ways, tried);
    if ('refusal' in found) return complain(refusedText(found.refusal));
    const others = found.pins.filter((pin) => !this.pins.some((own) => isSameState(own, pin)));
    const room = MOST_PINS - this.pins.length;
    if (others.length > room) return complain(t('pins.no-room', { count: others.length, room, most: MOST_PINS }));
    let pins = this.pins;
    for (const pin of others) {
      const isTaken = pins.some(({ colour }) => colour === pin.colour);
      pins = [...pins, isTaken ? { ...pin, colour: freeColour(pins) } : pin];
    }
    this.take(pins);
    this.panel.say(t('pins.brought', { count: others.length }));
  }

  /** @param {import('../../model/progress.js').Axis} axis  that the chart is over */
  over(axis) {
    this.axis = axis;
    this.ways.invalidate();
  }

  /** @param {Pin | null} pin */
  light(pin) {
    if (this.lit === pin) return;
    this.lit = pin;
    this.panel.light();
    this.ways.invalidate();
  }

  /** @param {Pin} pin */
  nameOf(pin) {
    return namesOf(this.state.catalogue, this.pins)(pin);
  }

  /** Called at each redraw. @param {Line} line @param {Theme} theme @returns {Line} with the pinned runs */
  compared(line, theme) {
    if (this.toPin !== null) this.pinIfThere();
    if (this.state.lesson) {
      this.panel.close();
      return line;
    }
    this.panel.render(theme);
    const pinned = this.pinned(theme, this.lit);
    const { smoothing } = this.state.view;
    /** @type {Line} */
    const whole = { ...line, pinned, drawOver: (context, scale) => drawPinned(context, scale, pinned, smoothing) };
    const sizes = this.axis === 'steps' ? null : sizesNow(this.state);
    if (!sizes) return whole;
    const progress = progressIn(this.axis, sizes);
    const over = (/** @type {LossSamples} */ samples) => ({ ...samples, steps: samples.steps.map(progress.of) });
    return {
      ...whole,
      progress,
      stepName: t('pins.axis.short.' + this.axis),
      samples: over(line.samples),
      edits: line.edits.map((edit) => ({ ...edit, from: progress.of(edit.from) })),
      branches: line.branches.map((branch) => ({ ...branch, samples: over(branch.samples) })),
      playhead: line.playhead === null ? null : progress.of(line.playhead),
    };
  }

  /** @param {Theme} theme @param {Pin | null} lit */
  pinned(theme, lit) {
    const seen = this.pins.filter((pin) => !pin.hidden || pin === lit);
    return seen.map((pin) => ({
      samples: this.samplesOf(pin),
      colour: theme.classes[classOf(pin)],
      dash: pin.colour < theme.classes.length ? [] : DASH,
      lit: pin === lit,
      faint: lit !== null && pin !== lit,
    }));
  }

  /** @param {Pin} pin */
  samplesOf(pin) {
    const samples = samplesFrom(pin.history, -1);
    if (this.axis === 'steps') return samples;
    const { of } = progressIn(this.axis, sizesOf(pin));
    return { ...samples, steps: samples.steps.map(of) };
  }

  /** A pointer near a curve of the chart lights its run. @param {import('../loss-view.js').LossView} chart */
  follow(chart) {
    const { canvas } = chart;
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'touch' || this.pins.length === 0) return;
      const near = chart.nearest(
        event,
        this.pins.filter(({ hidden }) => !hidden).map((pin) => ({ pin, samples: this.samplesOf(pin) })),
      );
      this.light(near?.pin ?? null);
    });
    canvas.addEventListener('pointerleave', () => this.light(null));
  }
}

/** Throws what no network can have. @param {Pin} pin */
function tried({ network, frame, shown }) {
  const forward = new Forward(network, 1);
  forward.setPoints([shown.centre.x], [shown.centre.y]);
  forward.run(frame.parameters);
}
