import { z } from 'zod';
import { say } from '#libs/kernel/text.js';
import { defineEvent } from '../core/define.js';
import { id, sealed } from '../core/fields.js';

export const textEvents = {
  TextRedacted: defineEvent(
    'TextRedacted',
    say('Testo reso illeggibile', 'Text made unreadable'),
    { text: z.string(), reason: sealed, replacement: sealed.optional() },
    (data) => `texts/${data.text}`,
  ),
  PersonErased: defineEvent(
    'PersonErased',
    say('Dati di una persona cancellati', "A person's data erased"),
    { person: id, reason: sealed },
    (data) => `persons/${data.person}`,
  ),
};
