import autocannon from 'autocannon';
import type { LoadAsked, LoadSeen } from './load.js';

/** Sends load from a process of its own: what it costs to send is not taken from the one that answers. */
const { url, method, paths, headers, body, seconds, connections, fresh } = JSON.parse(
  process.argv[2] ?? '',
) as LoadAsked;
let sent = 0;
const requests = paths.map((path) => ({ method, path }));
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests: requests.map((request) => ({
    ...request,
    setupRequest: (prepared: autocannon.Request) => {
      sent += 1;
      const key = fresh ? { 'idempotency-key': `${process.pid}-${sent}` } : {};
      return { ...prepared, headers: { ...headers, ...key }, ...(body !== undefined && { body }) };
    },
  })),
});
const seen: LoadSeen = {
  perSecond: result.requests.average,
  p99Ms: result.latency.p99,
  refused: result.non2xx + result.errors + result.timeouts,
  bytesPerSecond: result.throughput.average,
};
console.log(JSON.stringify(seen));
