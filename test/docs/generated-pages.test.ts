import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { eventCatalogue } from '../../docs/event-catalogue.js';
import { rightsPage } from '../../docs/rights-page.js';

test('the catalogue of events is what the schemas say (npm run docs)', () => {
  expect(readFileSync('docs/reference/events.md', 'utf8')).toBe(eventCatalogue());
});

test('the table of rights is what the matrix says (npm run docs)', () => {
  expect(readFileSync('docs/reference/rights.md', 'utf8')).toBe(rightsPage());
});
