import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { say } from '#libs/kernel/text.js';
import { HttpProblem } from './problems.js';
import { answerRaw } from './unreadable.js';

/** So many more are told why they are refused, as long as that takes; whoever comes beyond finds no door. */
const REFUSED_AT_ONCE = 100;
const REFUSED_WITHIN_MS = 2_000;

/** Serves so many connections at once; those beyond are answered 503 before anything of them is read. */
export function boundConnections(server: Server, most: number): void {
  const serve = server.listeners('connection') as ((this: Server, socket: Socket) => void)[];
  let open = 0;
  server.maxConnections = most + REFUSED_AT_ONCE;
  server.removeAllListeners('connection');
  server.on('connection', (socket) => {
    if (open >= most) {
      refuse(socket);
      return;
    }
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    for (const listener of serve) listener.call(server, socket);
  });
}

function refuse(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(REFUSED_WITHIN_MS, () => socket.destroy());
  // What it sends is read and thrown away: a connection that is closed on unread bytes takes the answer with it.
  socket.resume();
  answerRaw(tooManyConnections(), socket);
}

const tooManyConnections = (): HttpProblem =>
  new HttpProblem(
    503,
    'too-many-connections',
    say(
      'Troppi collegamenti aperti in questo momento: riprovare fra poco.',
      'Too many open connections at this moment: try again shortly.',
    ),
    undefined,
    { 'retry-after': '5' },
  );
