/** The lessons as the server has them: what each step starts with and asks for, and what it says in the language of the page. */
import { language, t } from '../i18n.js';
import { complain } from '../messages.js';

/** @typedef {import('../../model/state.js').Experiment} Experiment */
/** @typedef {{ id: string, choices: string[] }} Question */
/**
 * @typedef {{ act: 'set', layer: number, unit: number, input?: number, value: number }
 *   | { act: 'change', experiment: Experiment }
 *   | { act: 'train', length: 'step' | 'epoch' | 'run' }
 *   | { act: 'answer' }} Act
 */
/**
 * @typedef {{ id: string, start: Experiment, lights: string[], options: string[], questions: Question[], hints: number,
 *   lab: boolean, solution: Act[], table?: { columns: string[], rows: number[][] } }} Step
 */
/** @typedef {{ id: string, note: string, minutes: number, steps: Step[] }} Lesson */
/** @typedef {{ lessons: Lesson[], terms: import('./glossary.js').Term[], texts: Record<string, Record<string, string>> }} Course */

/** @returns {Promise<Course | null>} null, with a word to the person, if it can't be had now */
export async function fetchCourse() {
  try {
    const response = await fetch('/lessons/' + language());
    if (!response.ok) throw new Error('No lessons: ' + response.status);
    return await response.json();
  } catch (error) {
    console.error(error);
    complain(t('page.part-missing'));
    return null;
  }
}
