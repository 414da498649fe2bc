import type { Socket } from 'node:net';
import { say } from '#libs/kernel/text.js';
import { HttpProblem, PROBLEM_TYPE } from './problems.js';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/** Answers what never became a request that the calls could see, in the form of every other problem, and hangs up. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  answerRaw(problemOf(error.code), socket);
}

/** Writes a problem to a socket that no request came from, and hangs up. */
export function answerRaw(problem: HttpProblem, socket: Socket): void {
  // Which language the client speaks is not known: nothing of it could be read.
  const body = JSON.stringify(problem.body('it'));
  const head = [
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    'Content-Language: it',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon());
}

function problemOf(code: string | undefined): HttpProblem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem(
        408,
        'request-timeout',
        say('La richiesta non è arrivata per intero in tempo.', 'The request did not arrive whole in time.'),
      );
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem(
        431,
        'headers-too-large',
        say('Le intestazioni superano 16 KiB.', 'The headers are over 16 KiB.'),
      );
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new HttpProblem(
        413,
        'body-too-large',
        say('I pezzi del corpo portano troppo con sé.', 'The chunks of the body carry too much with them.'),
      );
    default:
      return new HttpProblem(
        400,
        'invalid-request',
        say('La richiesta non è ben formata.', 'The request is malformed.'),
      );
  }
}
