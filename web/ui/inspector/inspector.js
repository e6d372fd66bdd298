/**
 * The inspector: a bar of tabs along the bottom of the page, and a panel over its lower part while one is open. Opens and
 * closes, lends the plane and the diagram to the view that is open, and carries its questions to the server.
 */
import { say } from '../i18n.js';
import { onDemand, part } from '../part.js';
import { NONE } from '../../model/view.js';
import { make, setText } from '../dom.js';
import { hasGradient } from './askable.js';
import { Asking } from './asking.js';
import { bindCue } from './cue.js';
import { rememberedSize } from './size.js';
import { bindStability } from './stability.js';
import { bindTabs } from './tabs.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../model/view.js').Place} Place */
/** @typedef {import('../../draw/theme.js').Theme} Theme */
/** @typedef {import('../../draw/plane.js').Geometry} Geometry */
/** @typedef {import('../../wire/messages.js').Inspection} Inspection */
/** @typedef {import('../../wire/protocol.js').Question} Question */

/**
 * @typedef {object} Surroundings
 * @property {State} state
 * @property {import('../../actions.js').Actions} actions
 * @property {(question: Question) => boolean} send
 * @property {() => void} redraw
 * @property {(event: PointerEvent) => Place} placeOf the place on the plane under the pointer
 * @property {() => Place} pixel how wide and how high a CSS pixel is on the plane
 * @property {ReturnType<typeof import('../ablation.js').bindAblation>} ablation which asks, too
 */

/**
 * @typedef {object} Context what a view may use
 * @property {State} state
 * @property {import('../../actions.js').Actions} actions
 * @property {() => void} redraw
 * @property {number} digits significant digits of numbers
 * @property {((at: Place, pixel: Place) => void) | null} choosing what the next press on the plane is for
 * @property {(choosing: Context['choosing']) => void} setChoosing
 * @property {(point: number) => void} examine  opens One example at a point
 */

/**
 * @typedef {object} InspectorView one tab
 * @property {(state: State) => Question | null} question what to ask now
 * @property {(answer: Inspection, question: Question) => void} take  only answers of its own view are kept
 * @property {() => void} forget the answer belongs to another network
 * @property {(state: State, theme: Theme) => void} render at each redraw, while the view is shown
 * @property {() => void} [hide]
 * @property {(point: number) => void} [showPoint] asks of this point of the data
 * @property {(state: State) => import('../network/panel.js').Inspecting} [inspecting] what the diagram does meanwhile
 * @property {(context: CanvasRenderingContext2D, geometry: Geometry, theme: Theme) => void} [drawOnPlane]
 */

/** Views that can look at any place, too; that ask nothing; that need no gradient. */
const OF_PLACES = Object.freeze(['example', 'graph']);
const ASK_NOTHING = Object.freeze(['space', 'table']);
const FORWARD_ONLY = Object.freeze(['errors']);
/** Views that let points stand out on the plane; their texts are one file. */
const ON_POINTS = Object.freeze(['errors', 'table']);
/** @type {Question} */
const HEALTH = { view: 'health' };

/** @param {Surroundings} surroundings */
export function bindInspector({ state, actions, send, redraw, placeOf, pixel, ablation }) {
  /** What only an open inspector needs. @type {ReturnType<typeof import('./equipment.js').equip> | null} */
  let equipment = null;
  /** @type {Context} */
  const context = {
    state,
    actions,
    redraw,
    digits: 0,
    get choosing() {
      return equipment?.choosing.current() ?? null;
    },
    setChoosing: (next) => equipment?.choosing.set(next),
    examine: (point) => void examine(point),
  };
  /** @type {Map<string, { view: InspectorView, panel: HTMLElement, empty: HTMLElement, problem: HTMLElement }>} */
  const views = new Map();
  let open = '';
  let run = -1;

  const stability = bindStability(/** @type {HTMLElement} */ (document.getElementById('tab-health')));
  // What comes with the part knows the answers.
  const asking = new Asking((question) => part !== null && send(question), redraw);
  const select = bindTabs((id) => {
    shown()?.view.hide?.();
    asking.forget();
    open = id;
    if (!ON_POINTS.includes(id)) actions.set('view.selected', NONE);
    if (id) cue.leave();
    equipment?.showSize();
    if (id) makeView(id);
    redraw();
  });

  /** What a tab shows comes when it's first opened. @param {string} id */
  async function makeView(id) {
    const came = views.has(id) ? null : await onDemand('inspector', ...(ON_POINTS.includes(id) ? ['errors'] : []));
    await came?.styleView(id);
    if (!came || views.has(id)) return;
    equipment ??= came.equip(context, { placeOf, pixel });
    const panel = /** @type {HTMLElement} */ (document.getElementById('view-' + id));
    const problem = make('p', 'inspector-problem');
    problem.setAttribute('role', 'alert');
    const empty = make('p', 'inspector-empty');
    views.set(id, { view: new came.VIEWS[id](panel, context), panel, empty, problem });
    panel.append(empty, problem);
    redraw();
  }

  /**
   * Selects a point in the table if that is open, else opens One example at it, unless the link hides the inspector.
   *
   * @param {number} point
   */
  async function examine(point) {
    if (state.hide.includes('inspector')) return;
    if (open === 'table') {
      shown()?.view.showPoint?.(point);
      return;
    }
    select('example');
    await makeView('example');
    views.get('example')?.view.showPoint?.(point);
  }

  document.body.dataset.size = rememberedSize();
  const cue = bindCue(() => select('example'));

  const shown = () => views.get(open);
  /** What was last asked, if that was refused. @type {import('../../wire/messages.js').Refused | null} */
  let refused = null;

  /** @param {InspectorView} view */
  const questionOf = (view) => (hasGradient(state) || FORWARD_ONLY.includes(open) ? view.question(state) : null);

  return {
    /** @param {Theme} theme */
    render(theme) {
      if (state.hide.includes('inspector') && open) select('');
      cue.render(state);
      const current = shown();
      const watch = !state.hide.includes('inspector') && stability.needs(state);
      if (watch) asking.poll(state, HEALTH);
      asking.poll(state, ablation.question(state));
      if (!current) return;
      if (run !== state.run) {
        run = state.run;
        for (const { view } of views.values()) view.forget();
      }
      current.view.render(state, theme);
      const question = questionOf(current.view);
      const empty = !question && !ASK_NOTHING.includes(open) && state.network !== null;
      current.panel.classList.toggle('empty', empty);
      if (empty) say(current.empty, whyEmpty(state, open));
      if (!question) setText(current.problem, '');
      asking.poll(state, question);
    },

    /** @param {Inspection} answer */
    take(answer) {
      const question = asking.answered();
      stability.take(answer, state);
      ablation.take(answer);
      const current = shown();
      if (!question || !current || answer.run !== state.run) return;
      const now = questionOf(current.view);
      if (!now || now.view !== answer.view || subject(now) !== subject(question)) return;
      refused = null;
      setText(current.problem, '');
      current.view.take(answer, question);
    },

    /** @param {import('../../wire/messages.js').Refused} refusal @returns {boolean} whether it was an answer to a question */
    refuse(refusal) {
      if (!refusal.path?.startsWith('inspect')) return false;
      const question = asking.answered();
      stability.refused();
      const current = shown();
      const now = current && questionOf(current.view);
      if (!current || !now || !question || subject(now) !== subject(question)) return true;
      // The answer shown before doesn't belong to the new question.
      current.view.forget();
      refused = refusal;
      void onDemand().then((came) => {
        if (came && refused === refusal) setText(current.problem, came.refusalSentence(refusal));
      });
      redraw();
      return true;
    },

    examine,

    /** @param {string} view '' closes */
    open: select,

    /** The view that is open, or ''. */
    opened: () => open,

    /** The connection was lost, so no answer will come. */
    cut: () => asking.cut(),

    /** What the diagram shows and does for the open view. */
    inspecting: () => shown()?.view.inspecting?.(state) ?? null,

    /** @param {CanvasRenderingContext2D} on @param {Geometry} geometry @param {Theme} theme */
    drawOnPlane(on, geometry, theme) {
      shown()?.view.drawOnPlane?.(on, geometry, theme);
    },
  };
}

/** Why a view can't ask. @param {State} state @param {string} view */
function whyEmpty(state, view) {
  if (!hasGradient(state) && !FORWARD_ONLY.includes(view)) return 'inspector.no-gradient';
  if (state.points.length > 0) return 'inspector.no-training-points';
  return OF_PLACES.includes(view) ? 'inspector.no-points.or-place' : 'inspector.no-points';
}

/**
 * What a question is about, without its resolution or range. While a slider moves, each answer is shown though the slider is
 * elsewhere by then; but numbers of one weight or point are never shown under the name of another.
 *
 * @param {Question} question
 */
function subject({ view, point, place, target, minibatch, of, select, parameter, axes, first, second, seed }) {
  return JSON.stringify([view, point, place, target, minibatch, of, select, parameter, axes, first, second, seed]);
}
