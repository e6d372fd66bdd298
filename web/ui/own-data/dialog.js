/**
 * The dialog for a person's own data: where they come from, how they were understood, what is chosen, what comes of it. Nothing on
 * the page is replaced before “Use these data”.
 */
import { action, byId, enable, make, named, signButton, worded } from '../dom.js';
import { say, t } from '../i18n.js';
import { complain, offer } from '../messages.js';
import { makeColumnChoices, makeFormatChoices } from './choices.js';
import { makeOutcome, outcomeSentence } from './outcome.js';
import { makePreview } from './preview.js';
import { askReading, chosen, dataOf } from './reading.js';
import { styled } from '../style.js';

/** @typedef {import('../../model/state.js').State} State */
/** @typedef {import('../../actions.js').Actions} Actions */

/** The real sets: files under web/data, which SOURCES.txt there tells of. */
const REAL_SETS = ['penguins', 'iris'];

const STYLE = '/web/style/own-data.css';

/** @type {OwnDataDialog | null} */
let dialog = null;

/**
 * @param {State} state
 * @param {Actions} actions
 * @param {File | string | null} source  a file, a pasted text, or null to be asked for one
 */
export async function openOwnData(state, actions, source) {
  if (!dialog) {
    await styled(STYLE);
    dialog ??= new OwnDataDialog(state, actions);
  }
  dialog.open(source);
}

class OwnDataDialog {
  /** @param {State} state @param {Actions} actions */
  constructor(state, actions) {
    this.state = state;
    this.actions = actions;
    /** @type {Blob | null} */
    this.file = null;
    this.name = '';
    /** @type {import('./reading.js').Choices} */
    this.choices = {};
    /** Chosen by the person; else as proposed. */
    this.scaling = '';
    /** @type {import('./reading.js').Reading | null} */
    this.reading = null;
    /** @type {import('./reading.js').Format | undefined} the last one: a choice that leads nowhere can be changed again */
    this.format = undefined;
    this.asked = 0;

    const heading = worded('h2', '', 'own-data.heading');
    heading.id = 'own-data-heading';
    this.body = make('div', 'own-data-body');
    this.news = make('p', 'visually-hidden');
    this.news.setAttribute('role', 'status');
    this.other = action('own-data.other', () => this.ask());
    this.use = action('own-data.use', () => this.take(), 'button primary');
    this.element = make(
      'dialog',
      '',
      make(
        'div',
        'dialog-head',
        heading,
        signButton('×', 'action.close', () => this.element.close()),
      ),
      this.body,
      this.news,
      make(
        'div',
        'own-data-foot',
        this.other,
        action('own-data.cancel', () => this.element.close()),
        this.use,
      ),
    );
    this.element.id = 'own-data-dialog';
    this.element.setAttribute('aria-labelledby', heading.id);
    byId('messages', HTMLElement).before(this.element);
    this.element.addEventListener('paste', (event) => this.paste(event));
    this.element.addEventListener('close', () => this.forget());
  }

  /** @param {File | string | null} source */
  open(source) {
    if (!this.element.open) this.element.showModal();
    if (source === null) this.ask();
    else if (typeof source === 'string') this.read(new Blob([source]), t('own-data.pasted'));
    else this.read(source, source.name);
  }

  /** Nothing of a person's file stays on the page when the dialog is closed. */
  forget() {
    this.asked++;
    this.file = null;
    this.reading = null;
    this.format = undefined;
    this.body.replaceChildren();
    // What is about to be read can't be used yet, and a press before that would be lost.
    this.other.hidden = true;
    this.use.hidden = true;
  }

  /** Asks for a file, a text, or one of the real sets. */
  ask() {
    this.forget();
    const file = make('input', 'visually-hidden');
    file.type = 'file';
    file.accept = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain';
    file.id = 'own-data-file';
    file.addEventListener('change', () => {
      const first = file.files?.[0];
      if (first) this.read(first, first.name);
    });
    const text = named(make('textarea', ''), 'own-data.paste');
    text.id = 'own-data-text';
    text.rows = 5;
    text.placeholder = t('own-data.example');
    const readText = action('own-data.read', () => {
      if (text.value.trim()) this.read(new Blob([text.value]), t('own-data.pasted'));
    });
    const sets = REAL_SETS.map((id) =>
      make(
        'li',
        '',
        action('own-data.set.' + id, () => this.fetch(id)),
        worded('span', 'hint', 'own-data.about.' + id),
      ),
    );
    this.body.replaceChildren(
      make(
        'section',
        '',
        make('label', 'button own-data-file', file, worded('span', '', 'own-data.file')),
        worded('p', 'hint', 'own-data.file-hint'),
      ),
      make('section', '', worded('h3', '', 'own-data.paste'), text, readText),
      make('section', '', worded('h3', '', 'own-data.sets'), make('ul', 'own-data-sets', ...sets)),
      worded('p', 'hint', 'own-data.private'),
    );
    file.focus();
  }

  /** @param {string} id  of a real set */
  async fetch(id) {
    const answer = await fetch('/web/data/' + id + '.csv').catch(() => null);
    if (answer?.ok) this.read(await answer.blob(), t('own-data.set.' + id));
    else complain(t('page.part-missing'));
  }

  /** @param {ClipboardEvent} event  a table pasted beside the text field, or a file */
  paste({ target, clipboardData }) {
    if (target instanceof HTMLTextAreaElement && !clipboardData?.files.length) return;
    const text = clipboardData?.getData('text/plain') ?? '';
    const file = clipboardData?.files[0];
    if (file || text.trim()) this.open(file ?? text);
  }

  /** @param {Blob} file @param {string} name */
  read(file, name) {
    this.forget();
    this.file = file;
    this.name = name;
    this.choices = {};
    this.scaling = '';
    void this.readAgain();
  }

  /** Asks the server, with what is chosen now; of several answers the newest question's counts. */
  async readAgain() {
    if (!this.file) return;
    const asked = ++this.asked;
    this.body.setAttribute('aria-busy', 'true');
    const reading = await askReading(this.file, this.choices, this.state.catalogue.fileBytes);
    if (asked !== this.asked) return;
    this.body.removeAttribute('aria-busy');
    this.reading = reading;
    this.format = reading.format ?? this.format;
    this.render();
  }

  /** @param {string} name @param {string} value */
  choose(name, value) {
    if (name === 'scaling') this.scaling = value;
    else {
      this.choices = chosen(this.choices, { format: this.format, selection: this.reading?.selection }, name, value);
      void this.readAgain();
    }
  }

  render() {
    const { reading, format } = this;
    if (!reading) return;
    const focused = this.body.contains(document.activeElement) ? document.activeElement?.id : '';
    const onChoice = (/** @type {string} */ name, /** @type {string} */ value) => this.choose(name, value);
    const scaling = { all: this.state.catalogue.choices['data.scaling'], chosen: this.proposed() };
    const sample = action('own-data.take-sample', () => this.choose('sample', 'true'));
    this.body.replaceChildren(
      make('p', 'own-data-title', this.name),
      ...(reading.columns.length > 0 ? [makePreview(reading)] : []),
      makeOutcome(reading),
      ...(reading.problem?.kind === 'too-many-rows' ? [sample] : []),
      ...(reading.problem?.kind === 'no-answer' ? [action('own-data.again', () => this.readAgain())] : []),
      ...(reading.selection
        ? [make('section', '', worded('h3', '', 'own-data.columns'), makeColumnChoices(reading, scaling, onChoice))]
        : []),
      ...(format ? [make('section', '', worded('h3', '', 'own-data.format'), makeFormatChoices(format, onChoice))] : []),
    );
    say(this.news, 'own-data.news', { sentence: outcomeSentence(reading) });
    this.other.hidden = false;
    this.use.hidden = false;
    enable(this.use, reading.taken !== undefined);
    const back = focused ? document.getElementById(focused) : null;
    (back ?? this.use).focus();
  }

  /** The scaling that the person has chosen, else the one that fits. */
  proposed() {
    return this.scaling || this.reading?.taken?.scaling || this.state.catalogue.choices['data.scaling'][0];
  }

  take() {
    const { taken, selection } = this.reading ?? {};
    if (!this.reading || !taken || !selection) return;
    const longest = this.state.catalogue.ranges['data.names.length'].max;
    this.actions.set('data', dataOf({ ...this.reading, taken, selection }, this.proposed(), longest));
    const { name } = this;
    this.element.close();
    offer(t('own-data.used', { name }), 'action.undo', () => this.actions.undo());
  }
}
