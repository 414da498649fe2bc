import { writeFileSync } from 'node:fs';
import { eventCatalogue } from './event-catalogue.js';

writeFileSync('docs/reference/events.md', eventCatalogue());
console.log('docs/reference/events.md');
