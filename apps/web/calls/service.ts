import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { say } from '#libs/kernel/text.js';
import type { Configuration } from '../configuration.js';
import type { Assets } from '../frame/assets.js';
import type { Call } from '../http/call.js';
import { servePreparedText } from '../http/prepared-text.js';
import { HttpProblem } from '../http/problems.js';
import type { ServiceMetrics } from '../metrics.js';
import { openApi } from '../openapi.js';

/** Swagger UI writes style attributes of its own; nothing else is let in, and nothing comes from elsewhere. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const docsPage = ({ style, bundle, start }: Assets['interfacePage']): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Regia – interface</title><link rel="stylesheet" href="${style}"></head>
<body><main id="interface"></main><script src="${bundle}"></script><script src="${start}"></script></body></html>
`;

export interface ServiceState {
  readonly isReady: () => boolean;
  /** How many agreements show an earlier state, or none. */
  readonly degraded: () => number;
  readonly stuck: () => Promise<readonly { agreement: string; error: string | undefined; since: string | undefined }[]>;
  readonly isAdministrator: (request: FastifyRequest) => Promise<boolean>;
  readonly metrics: ServiceMetrics;
  readonly interfacePage: Assets['interfacePage'];
}

/** What is served besides calls and pages: the interface's own page, health and metrics. */
export function serveService(
  server: FastifyInstance,
  calls: readonly Call[],
  configuration: Configuration,
  service: ServiceState,
): void {
  servePreparedText(server, '/api/openapi.json', {
    type: 'application/json; charset=utf-8',
    make: () => JSON.stringify(openApi(calls, configuration.publicUrl)),
  });
  servePreparedText(server, '/api/docs', {
    type: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': DOCS_POLICY },
    make: () => docsPage(service.interfacePage),
  });

  server.get('/health/live', (_, reply) => reply.send({ status: 'live' }));
  server.get('/health/ready', async (request, reply) => {
    const degraded = service.degraded();
    // Which agreements are stuck, and why, is for administrators: it says what there is.
    const stuck = degraded > 0 && (await service.isAdministrator(request)) ? await service.stuck() : undefined;
    return reply.code(service.isReady() ? 200 : 503).send({
      status: service.isReady() ? 'ready' : 'stopping',
      ...(degraded > 0 && { degraded }),
      ...(stuck && { stuck }),
    });
  });
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, configuration.metricsToken)) {
      throw new HttpProblem(
        403,
        'metrics-not-allowed',
        say(
          'Le misure si leggono da questa macchina, o con METRICS_TOKEN.',
          'Metrics are read from this machine, or with METRICS_TOKEN.',
        ),
      );
    }
    return reply.type(service.metrics.contentType).send(await service.metrics.text());
  });
}

const OF_PROXIES = /^(?:x-forwarded(?:-|$)|forwarded$|x-real-ip$|via$)/;

/** Without a token from this machine alone: what a proxy on it hands on comes from elsewhere, and says so. */
function mayReadMetrics({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const ip = socket.remoteAddress ?? '';
  const isHere = ip === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(ip);
  return isHere && !Object.keys(headers).some((name) => OF_PROXIES.test(name));
}

/** In the same time whatever they have in common. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
