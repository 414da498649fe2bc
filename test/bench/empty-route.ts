import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Module({})
class EmptyModule {}

/** As long as the answer to a command. */
const ANSWER = JSON.stringify({
  id: '0198c2f5-5f0e-7f0e-9d8e-1c7a3b9e4d20',
  revision: 12_345,
  recordedAt: '2026-11-28T07:00:00.000Z',
});
const JSON_TYPE = 'application/json; charset=utf-8';

/** The same server with a route that does nothing: what the machine and the frameworks take by themselves. */
const adapter = new FastifyAdapter();
const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, adapter, { logger: false });
const server = adapter.getInstance();
server.get('/empty', (_, reply) => {
  reply.type(JSON_TYPE).send(ANSWER);
});
server.post('/empty', (_, reply) => {
  reply.code(201).type(JSON_TYPE).send(ANSWER);
});
await app.listen(0, '127.0.0.1');
process.send?.(await app.getUrl());
