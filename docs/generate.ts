import { writeFileSync } from 'node:fs';
import { rightsPage } from '#libs/identity/rights-page.js';
import { eventCatalogue } from './event-catalogue.js';

writeFileSync('docs/reference/events.md', eventCatalogue());
writeFileSync('docs/reference/rights.md', rightsPage());
console.log('docs/reference/events.md, docs/reference/rights.md');
