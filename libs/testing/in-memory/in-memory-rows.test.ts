import { describeRowsContract } from '../contracts/rows.contract.js';
import { InMemoryRows } from './in-memory-rows.js';

describeRowsContract('in memory', async (shape) => ({ rows: new InMemoryRows(shape), close: async () => undefined }));
