import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import 'reflect-metadata';
import type { MeasuredEventStore } from '#libs/adapters/common/measured-event-store.js';
import { PersonIds } from '#libs/agreement/core/person-ids.js';
import { AgreementReading } from '#libs/agreement/core/reading.js';
import { Identity } from '#libs/identity/identity.js';
import { isAdministrator } from '#libs/identity/rights.js';
import type { Clock, KeyRing } from '#libs/kernel/ports.js';
import { Registers } from '#libs/kernel/registers.js';
import { CLOCK, EVENT_STORE, KEY_RING } from '#libs/kernel/tokens.js';
import { Judgements } from '#libs/monitoring/judgements.js';
import { Reports } from '#libs/monitoring/reports.js';
import { PortfolioReading } from '#libs/portfolio/portfolio-reading.js';
import type { EventsElsewhere } from '#libs/portfolio/ports.js';
import { Projector } from '#libs/portfolio/projector.js';
import { EVENTS_ELSEWHERE } from '#libs/portfolio/tokens.js';
import { commandCalls } from './calls/commands.js';
import { identityCalls } from './calls/identity.js';
import { partCalls } from './calls/parts.js';
import { portfolioCalls } from './calls/portfolio.js';
import { readingCalls } from './calls/reading.js';
import { serveService } from './calls/service.js';
import type { Configuration } from './configuration.js';
import { ReadingElsewhere } from './elsewhere/reading-elsewhere.js';
import { PageRecording } from './forms/recording.js';
import { addressesOfAssets, serveAssets } from './frame/assets.js';
import { problemPages, servePages } from './frame/serve-pages.js';
import { LARGEST_BODY_BYTES } from './http/bodies.js';
import type { Call } from './http/call.js';
import { compressReadings } from './http/compression.js';
import { boundConnections } from './http/connections.js';
import { answerFrameworkError, answerProblem, callerOf, serveCalls, unavailable } from './http/server.js';
import { answerUnreadable } from './http/unreadable.js';
import { ServiceMetrics } from './metrics.js';
import { footerLinks } from './pages/account/legal.js';
import { pageRoutes } from './pages/routes.js';
import { WebModule } from './web.module.js';

/** How long what was accepted may take to finish when the service stops. */
const STOP_WITHIN_MS = 10_000;
const REFUSE_FOR_MS = 250;
const CLOSE_IDLE_EVERY_MS = 50;
/** A request whose head or body has not arrived by then is answered 408. */
const REQUEST_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 1_000;

/** The calls answer their own errors and unknown paths: NestJS must not put its handlers over theirs. */
class CallsAdapter extends FastifyAdapter {
  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.getInstance();
  }

  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance();
  }
}

export interface WebApplication {
  readonly app: NestFastifyApplication;
  readonly calls: readonly Call[];
  readonly identity: Identity;
  /** Refuses what comes, ends `meanwhile` what else runs, finishes what is there, then lets the store go. */
  stop(meanwhile?: () => Promise<void>): Promise<void>;
}

export interface WebOptions {
  readonly requestTimeoutMs?: number;
  readonly mostConnections?: number;
  /** Where log lines go, instead of the standard output. */
  readonly logTo?: { write(line: string): void };
}

/** The interface on a Fastify server, not listening yet. */
export async function webApplication(
  adapters: DynamicModule,
  configuration: Configuration,
  options: WebOptions = {},
): Promise<WebApplication> {
  const adapter = new CallsAdapter(serverOptions(configuration, options) as never);
  Logger.overrideLogger(['error', 'warn', 'fatal']);
  const app = await NestFactory.create<NestFastifyApplication>(WebModule.on(adapters), adapter, {
    abortOnError: false,
    bodyParser: false,
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  boundConnections(server.server, options.mostConnections ?? MOST_CONNECTIONS);
  const identity = app.get(Identity);
  const reading = app.get(AgreementReading);
  const footer = footerLinks(configuration);
  const site = { assets: addressesOfAssets(), footer };
  const elsewhere = new ReadingElsewhere({
    events: app.get<EventsElsewhere>(EVENTS_ELSEWHERE),
    site,
    keyRing: app.get<KeyRing>(KEY_RING),
    users: identity.users,
  });
  const calls = callsOf(app, identity, elsewhere, configuration);
  const projector = app.get(Projector);
  const portfolio = app.get(PortfolioReading);
  const metrics = new ServiceMetrics({ cache: () => app.get(Registers).cached, rowLag: () => projector.lag() });
  app.get<MeasuredEventStore>(EVENT_STORE).onAppend((seconds) => metrics.appends.observe(seconds));
  let stopping = false;
  let degraded = 0;
  server.addHook('onRequest', async (request, reply) => {
    if (stopping && !request.url.startsWith('/health/')) return answerProblem(unavailable(), request, reply);
  });
  server.addHook('onSend', async (_, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
  measure(server, calls, metrics);
  const { publicUrl } = configuration;
  await compressReadings(server);
  await serveAssets(server);
  const pages = {
    identity,
    clock: app.get<Clock>(CLOCK),
    publicUrl,
    site,
    judgements: app.get(Judgements),
    reading,
    elsewhere,
  };
  await serveCalls(server, calls, identity.authentication, configuration, problemPages(pages));
  const services = {
    identity,
    reports: app.get(Reports),
    reading,
    recording: new PageRecording(app.get(CommandBus)),
    portfolio,
    projector,
    footer,
    publicUrl,
  };
  servePages(server, pageRoutes(services), pages);
  serveService(server, calls, configuration, {
    isReady: () => !stopping,
    degraded: () => degraded,
    async stuck() {
      const { first } = await portfolio.stuck();
      return first.map(({ agreement, stuck }) => ({ agreement, error: stuck?.error, since: stuck?.since }));
    },
    async isAdministrator(request) {
      const caller = await callerOf(request, identity.authentication, configuration);
      return caller !== undefined && isAdministrator(caller);
    },
    metrics,
    interfacePage: site.assets.interfacePage,
  });
  const counting = setInterval(() => {
    void portfolio.stuck(1).then(
      ({ count }) => {
        degraded = count;
      },
      (error: unknown) => server.log.warn({ err: error }, 'stuck rows could not be counted'),
    );
  }, 5_000);
  counting.unref();
  await app.init();
  return {
    app,
    calls,
    identity,
    async stop(meanwhile = async () => {}) {
      stopping = true;
      clearInterval(counting);
      // Requests that are on their way through open connections are refused in words, not cut.
      await Promise.all([sleep(REFUSE_FOR_MS), meanwhile()]);
      // A connection whose answer is sent would otherwise be kept for the next request, and the stop wait for it.
      const tidying = setInterval(() => server.server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
      const cut = setTimeout(() => server.server.closeAllConnections(), STOP_WITHIN_MS - REFUSE_FOR_MS - 1_500);
      try {
        await app.close();
      } finally {
        await elsewhere.close();
        clearInterval(tidying);
        clearTimeout(cut);
      }
    },
  };
}

function callsOf(
  app: NestFastifyApplication,
  identity: Identity,
  elsewhere: ReadingElsewhere,
  { publicUrl }: Configuration,
): Call[] {
  const reading = app.get(AgreementReading);
  const clock = app.get<Clock>(CLOCK);
  const { users, roles } = identity;
  return [
    ...portfolioCalls({ reading: app.get(PortfolioReading), projector: app.get(Projector), clock }),
    ...commandCalls({ commands: app.get(CommandBus), reading, users, roles }),
    ...partCalls({ reading, clock }, app.get(PersonIds)),
    ...readingCalls({ reports: app.get(Reports), elsewhere, reading, clock, users }),
    ...identityCalls(identity, { reading, clock }, publicUrl),
  ];
}

function serverOptions({ logLevel, trustProxy }: Configuration, { requestTimeoutMs, logTo }: WebOptions) {
  const settings = {
    level: logLevel,
    // What a person typed stands in no log line: neither bodies, nor queries, nor what a path names.
    serializers: {
      req: ({ method, id, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url ?? 'none', id }),
      res: ({ statusCode }: FastifyReply) => ({ statusCode }),
    },
    redact: ['req.headers.authorization', 'req.headers.cookie'],
  };
  const timeout = requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
  return {
    loggerInstance: logTo ? pino(settings, logTo) : pino(settings),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy,
    frameworkErrors: answerFrameworkError,
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: timeout,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    http: { headersTimeout: timeout, connectionsCheckingInterval: Math.min(1_000, timeout / 2), maxHeaderSize: 16_384 },
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
  };
}

function measure(server: FastifyInstance, calls: readonly Call[], metrics: ServiceMetrics): void {
  const names = new Map(
    calls.map(({ method, path, id }) => [`${method} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, id]),
  );
  server.addHook('onResponse', async (request, reply) => {
    const call = names.get(`${request.method} ${request.routeOptions.url ?? ''}`) ?? 'other';
    metrics.requests.observe(
      { call, method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
    if (request.method !== 'GET' && call !== 'other') {
      metrics.commands.inc({ command: call, outcome: reply.statusCode < 400 ? 'recorded' : 'refused' });
    }
  });
  server.addHook('onSend', async (_, reply, payload) => {
    if (reply.statusCode >= 400 && typeof payload === 'string') {
      const type = /"type":"urn:regia:problem:([a-z0-9-]{1,60})"/.exec(payload)?.[1];
      if (type) metrics.refusals.inc({ type });
    }
    return payload;
  });
}
