import { say } from '#libs/kernel/text.js';
import { HttpProblem } from '../http/problems.js';

export const invalidCursor = (): HttpProblem =>
  new HttpProblem(400, 'invalid-input', say('Il cursore non è di questa lista.', 'The cursor is not of this list.'), [
    { pointer: '/cursor', message: say('non è di questa lista', 'is not of this list') },
  ]);
