import { writeFileSync } from 'node:fs';
import { eventCatalogue } from './event-catalogue.js';
import { rightsPage } from './rights-page.js';

writeFileSync('docs/reference/events.md', eventCatalogue());
writeFileSync('docs/reference/rights.md', rightsPage());
console.log('docs/reference/events.md, docs/reference/rights.md');
