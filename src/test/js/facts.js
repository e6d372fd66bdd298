/** What only Java knows, as `mvn test` writes it to a folder: without that folder, tests that need it are left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { PLAYGROUND_FACTS: folder } = process.env;

/** @param {string} name */
export const fact = (name) => JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'));

/** Options of a test that needs them. */
export const withFacts = { skip: folder ? false : 'mvn test writes what this compares with' };
